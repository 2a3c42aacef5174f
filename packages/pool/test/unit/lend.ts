import { type Allocation, allocatorSymbol } from "@tsmem/core";
import type { Address, Pool } from "../../src/index.ts";

/** A block as array classes get it from a pool, and its bytes. */
export interface Lent extends Allocation {
  readonly address: Address;
}

/** Allocate as an array class does: the block counts as not seen by user code. */
export function lend(pool: Pool, byteLength: number, alignment?: number): Lent {
  return pool[allocatorSymbol].alloc(byteLength, alignment) as Lent;
}

export function bytesOf({ buffer, byteOffset, byteLength }: Allocation): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
