/** A stretch of memory that an allocator gave and may take back. */
export interface Allocation {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly byteOffset: number;
  readonly byteLength: number;
  /** True once the memory was taken back; whoever holds the allocation then throws ReleasedError. */
  readonly released: boolean;
  /**
   * Called by the holder before it hands `buffer`, or a typed array over it, to code outside tsmem.
   * From then on the allocator must not reuse the memory only because the holder was collected.
   */
  escape?(): void;
}

/**
 * Gives and takes back memory. A Pool is one; `zeros([n, m], { allocator })` takes any.
 *
 * The names leave `alloc` and `free` to what C programmers expect of them, as in `pool.alloc(count,
 * itemsize)`, so that one object can be both.
 */
export interface Allocator {
  /**
   * Give zeroed memory, or throw AllocationError; never return a sentinel.
   *
   * @param alignment - in bytes, a power of two; default 16
   */
  allocate(byteLength: number, alignment?: number): Allocation;
  /** Take the memory back: `allocation.released` becomes true. */
  release(allocation: Allocation): void;
}
