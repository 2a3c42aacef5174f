import type { Address } from "../address.ts";

/** What stored pointers ask of the heap. */
interface Blocks {
  owns(address: number): boolean;
  readonly count: number;
  pointerOrHandle(address: Address): bigint;
}

const leastPruned = 1024;

/**
 * The pointers that structs of a pool hold, and the blocks they mean.
 *
 * With `@tsmem/native` a pointer is the C address of its block, so that C code can follow it. Without,
 * it is the number of the pool's own address, of the same size, and means nothing to C.
 */
export class Pointers {
  readonly #heap: Blocks;
  readonly #blocks = new Map<bigint, Address>();
  #pruneAt = leastPruned;

  constructor(heap: Blocks) {
    this.#heap = heap;
  }

  /** The 8 bytes that a pointer field holds for a live block. */
  store(address: Address): bigint {
    const pointer = this.#heap.pointerOrHandle(address);
    this.#blocks.set(pointer, address);
    if (this.#blocks.size >= this.#pruneAt) this.#prune();
    return pointer;
  }

  /** The block that a pointer was stored for, which may be freed by now. */
  blockOf(pointer: bigint): Address | undefined {
    return this.#blocks.get(pointer);
  }

  /** Forget pointers to freed blocks, now and then. */
  #prune(): void {
    for (const [pointer, address] of this.#blocks) {
      if (!this.#heap.owns(address)) this.#blocks.delete(pointer);
    }
    this.#pruneAt = Math.max(leastPruned, this.#blocks.size * 2);
  }
}
