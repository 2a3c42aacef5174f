import { InvalidArgumentError } from "./errors/errors.ts";

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

/** Gives and takes back memory. `zeros([n, m], { allocator })` of ndarray takes any. */
export interface Allocator {
  /**
   * Give zeroed memory, or throw AllocationError; never return a sentinel.
   *
   * @param alignment - in bytes, a power of two; default 16
   */
  alloc(byteLength: number, alignment?: number): Allocation;
  /** Take the memory back: `allocation.released` becomes true. */
  free(allocation: Allocation): void;
}

/**
 * Objects that have an allocator without being one answer this symbol with it. A Pool does, because
 * its own `alloc(count, itemsize)` is cymem's and gives an address.
 */
export const allocatorSymbol: unique symbol = Symbol.for("tsmem.allocator") as never;

/** What an `allocator` option takes: an allocator, or an object that has one. */
export type AllocatorLike = Allocator | { readonly [allocatorSymbol]: Allocator };

/**
 * Memory from the allocator that an `allocator` option means.
 *
 * @param operation - the public call, for the message
 * @param byteLength - as `checkSize` lets it through
 * @returns what the allocator gave, and a view of the bytes asked for: they lie in the buffer, at the
 *   alignment asked for
 * @throws {InvalidArgumentError} the option is no allocator, or what it gives cannot be used
 */
export function allocateFrom(
  operation: string,
  value: AllocatorLike,
  byteLength: number,
  alignment: number,
): { allocator: Allocator; allocation: Allocation; view: DataView } {
  const allocator = allocatorOf(operation, value);
  const allocation = allocator.alloc(byteLength, alignment);
  try {
    const view = new DataView(allocation.buffer, allocation.byteOffset, byteLength);
    if (view.byteOffset % alignment === 0) return { allocator, allocation, view };
  } catch {
    // No buffer, or not so many bytes.
  }
  throw new InvalidArgumentError(
    `${operation}: allocator gave no ${byteLength} bytes; correct alloc`,
    { value: allocation },
  );
}

/**
 * The allocator that an `allocator` option means.
 *
 * @param operation - the public call, for the message
 * @throws {InvalidArgumentError} it is neither an allocator nor has one
 */
export function allocatorOf(operation: string, value: AllocatorLike): Allocator {
  const given: unknown = value;
  if (typeof given === "object" && given !== null) {
    const allocator = (given as { [allocatorSymbol]?: Allocator })[allocatorSymbol] ?? given;
    const { alloc, free } = allocator as Partial<Record<keyof Allocator, unknown>>;
    if (typeof alloc === "function" && typeof free === "function") return allocator as Allocator;
  }
  throw new InvalidArgumentError(
    `${operation}: allocator has no alloc and free; give a Pool or { alloc, free }`,
    { value },
  );
}
