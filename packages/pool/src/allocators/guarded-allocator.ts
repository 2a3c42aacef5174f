import {
  type Allocation,
  type Allocator,
  type AllocatorLike,
  allocatorOf,
  CorruptionError,
} from "@tsmem/core";
import { asForeign, type ForeignAllocation } from "../heap/foreign.ts";
import { checkRequest, checkReturn } from "./requests.ts";

const guardBytes = 64;
const guard = 0xfd;
const poison = 0xdd;

/** A block inside a longer one, with guard bytes on both sides. */
class GuardedAllocation implements ForeignAllocation {
  readonly outer: Allocation;
  readonly byteOffset: number;
  readonly byteLength: number;
  released = false;

  constructor(outer: Allocation, byteLength: number, margin: number) {
    this.outer = outer;
    this.byteOffset = outer.byteOffset + margin;
    this.byteLength = byteLength;
  }

  get buffer(): ArrayBuffer | SharedArrayBuffer {
    return this.outer.buffer;
  }

  get address(): bigint | undefined {
    const outer = asForeign(this.outer)?.address;
    return outer === undefined
      ? undefined
      : outer + BigInt(this.byteOffset - this.outer.byteOffset);
  }

  bind(pool: WeakRef<object>): void {
    asForeign(this.outer)?.bind(pool);
  }

  escape(): void {
    this.outer.escape?.();
  }
}

/**
 * Puts guard bytes (0xFD) around every block of another allocator, checks them when the block is
 * released, and fills the block with 0xDD then. Written for blocks that C code writes to: views
 * made in JavaScript cannot leave their block.
 *
 * @throws {InvalidArgumentError} `inner` is no allocator and has none
 * @throws {CorruptionError} from `free`, when a guard byte has changed; the block is released
 */
export function guardedAllocator(inner: AllocatorLike): Allocator {
  const source = allocatorOf("guardedAllocator", inner);
  return {
    alloc(byteLength, alignment = 16) {
      checkRequest("allocator.alloc", byteLength, alignment);
      const margin = Math.max(guardBytes, alignment);
      const outer = source.alloc(byteLength + margin + guardBytes, alignment);
      const block = new GuardedAllocation(outer, byteLength, margin);
      guards(block).forEach((bytes) => bytes.fill(guard));
      return block;
    },
    free(allocation) {
      checkReturn("allocator.free", allocation, (given) => given instanceof GuardedAllocation);
      const block = allocation as GuardedAllocation;
      // A buffer that was transferred away has length 0, and its new owner may write where it likes.
      const isThere = block.byteOffset + block.byteLength < block.buffer.byteLength;
      const changed = isThere ? firstChange(block) : undefined;
      if (isThere) bytesOf(block).fill(poison);
      block.released = true;
      source.free(block.outer);
      if (changed === undefined) return;
      throw new CorruptionError(
        `pool.free: byte ${changed} of a block of ${block.byteLength} bytes was written; ` +
          "look for code that writes past its end",
        { byteOffset: changed, byteLength: block.byteLength },
      );
    },
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: GuardedAllocation): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function guards(block: GuardedAllocation): [before: Uint8Array, after: Uint8Array] {
  const { buffer, byteOffset, byteLength } = block;
  return [
    new Uint8Array(buffer, byteOffset - guardBytes, guardBytes),
    new Uint8Array(buffer, byteOffset + byteLength, guardBytes),
  ];
}

/** The first guard byte that has changed, as an offset from the start of the block. */
function firstChange(block: GuardedAllocation): number | undefined {
  const [before, after] = guards(block);
  const early = before.findIndex((byte) => byte !== guard);
  if (early >= 0) return early - guardBytes;
  const late = after.findIndex((byte) => byte !== guard);
  return late >= 0 ? block.byteLength + late : undefined;
}
