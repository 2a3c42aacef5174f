import { type Allocation, type Allocator, allocatorSymbol, checkSize } from "@tsmem/core";
import { type Address, slotOf } from "./address.ts";
import type { Heap, Place } from "./heap/heap.ts";

/** An object that ndarray takes as `allocator`. */
export interface AllocatorLender {
  readonly [allocatorSymbol]: Allocator;
}

/** Gives a class the symbol's property: an exported class cannot declare it by a computed name. */
export const LendsAllocator: abstract new () => AllocatorLender = class {
  declare readonly [allocatorSymbol]: Allocator;
};

interface Owner {
  free(address: Address): void;
}

/** The allocator that a pool lends to array classes; it keeps the pool alive. */
export class PoolAllocator implements Allocator {
  readonly #pool: Owner;
  readonly #heap: Heap;
  readonly #allocBytes: (byteLength: number, alignment: number) => Address;

  constructor(pool: Owner, heap: Heap, allocBytes: (bytes: number, alignment: number) => Address) {
    this.#pool = pool;
    this.#heap = heap;
    this.#allocBytes = allocBytes;
  }

  alloc(byteLength: number, alignment = 16): Allocation {
    checkSize("pool.alloc", "byteLength", byteLength);
    const address = this.#allocBytes(byteLength, alignment);
    return new PoolAllocation(this.#heap, this.#pool, address, byteLength);
  }

  free(allocation: Allocation): void {
    const isOurs = allocation instanceof PoolAllocation;
    this.#pool.free(isOurs ? allocation.address : (NaN as Address));
  }
}

/** A block of a pool as array classes see it; it keeps the pool alive. */
export class PoolAllocation implements Allocation {
  readonly #heap: Heap;
  /** Only so that the pool is not collected, which would free the block. */
  readonly pool: object;
  readonly address: Address;
  readonly byteLength: number;

  constructor(heap: Heap, pool: object, address: Address, byteLength: number) {
    this.#heap = heap;
    this.pool = pool;
    this.address = address;
    this.byteLength = byteLength;
  }

  get released(): boolean {
    return !this.#heap.owns(this.address);
  }

  get buffer(): ArrayBuffer | SharedArrayBuffer {
    return this.#place().buffer;
  }

  get byteOffset(): number {
    return this.#place().byteOffset;
  }

  escape(): void {
    this.#heap.locateForUse("allocation.escape", this.address).expose(slotOf(this.address));
  }

  #place(): Place {
    return this.#heap.placeForUse("allocation", this.address);
  }
}
