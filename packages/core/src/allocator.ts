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
 * `alloc` gives zeroed memory or throws AllocationError, and never returns a sentinel. `alignment`
 * is in bytes, a power of two; the default is 16.
 */
export interface Allocator {
  alloc(byteLength: number, alignment?: number): Allocation;
  free(allocation: Allocation): void;
}
