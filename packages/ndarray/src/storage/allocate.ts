import {
  allocateFrom,
  AllocationError,
  type AllocatorLike,
  SizeOverflowError,
  traceHooks,
} from "@tsmem/core";
import { registry } from "../rest.ts";
import { Memory } from "./memory.ts";
import { Storage } from "./storage.ts";

const slabByteLength = 65536;
// Larger results get a buffer of their own: a survivor would keep too much of a slab alive.
const largestInSlab = 4096;

let slab: Memory | null = null;
let slabUsed = slabByteLength;

/**
 * Memory for a new array, zeroed, from an allocator where one is given.
 *
 * @param operation - the public call, for messages
 * @throws {AllocationError} the system or the allocator gave no memory
 * @throws {SizeOverflowError} count × itemsize is above 2^53 - 1
 */
export function allocateStorage(
  operation: string,
  count: number,
  itemsize: number,
  allocator?: AllocatorLike,
): Storage {
  if (allocator === undefined) return allocateOwn(operation, count, itemsize);
  const byteLength = checkedByteLength(operation, count, itemsize);
  const storage = fromAllocator(operation, byteLength, allocator);
  traceHooks.listener?.allocated("ndarray", storage, byteLength);
  return storage;
}

/**
 * Memory of this package's own, zeroed.
 *
 * Small arrays are cut from slabs of 64 KiB, in multiples of 16 bytes; the slab stays alive as long as
 * one of its arrays does.
 *
 * @param count - elements of a checked shape
 */
export function allocateOwn(operation: string, count: number, itemsize: number): Storage {
  const byteLength = checkedByteLength(operation, count, itemsize);
  const storage =
    byteLength <= largestInSlab
      ? fromSlab(byteLength)
      : new Storage(new Memory(freshBuffer(operation, byteLength)), 0, byteLength, null);
  traceHooks.listener?.allocated("ndarray", storage, byteLength);
  return storage;
}

/**
 * Memory for the result of a computation that writes every element: like `allocateStorage`, but without
 * the cost of fresh pages where the recycler is there. It holds what its last user left.
 */
export function allocateResult(operation: string, count: number, itemsize: number): Storage {
  const byteLength = count * itemsize;
  const recycled =
    byteLength > smallestRecycled ? registry.rest?.allocateRecycled(byteLength) : null;
  return recycled ?? allocateOwn(operation, count, itemsize);
}

// Below, a slab of the engine serves as many results as its page faults are worth.
const smallestRecycled = 512;

/** Checked shapes have at most 2^53 - 1 elements; the bytes may still be too many. */
function checkedByteLength(operation: string, count: number, itemsize: number): number {
  const byteLength = count * itemsize;
  if (byteLength <= Number.MAX_SAFE_INTEGER && Number.isInteger(count)) return byteLength;
  throw new SizeOverflowError(
    `${operation}: ${count} x ${itemsize} bytes is more than 2^53 - 1 bytes`,
    { sizes: [count, itemsize] },
  );
}

function fromSlab(byteLength: number): Storage {
  const room = (byteLength + 15) & ~15;
  if (slab === null || slabUsed + room > slabByteLength) {
    slab = new Memory(new ArrayBuffer(slabByteLength));
    slabUsed = 0;
  }
  const start = slabUsed;
  slabUsed += room;
  return new Storage(slab, start, byteLength, null, null, null, true);
}

/** @throws {AllocationError} the system gave no memory */
export function freshBuffer(operation: string, byteLength: number): ArrayBuffer {
  try {
    return new ArrayBuffer(byteLength);
  } catch (cause) {
    throw new AllocationError(
      `${operation}: unable to allocate ${byteLength} bytes; free arrays or work in parts`,
      { byteLength, cause },
    );
  }
}

function fromAllocator(operation: string, byteLength: number, given: AllocatorLike): Storage {
  const { allocator, allocation, view } = allocateFrom(operation, given, byteLength, 16);
  const memory = new Memory(view.buffer);
  return new Storage(memory, view.byteOffset, byteLength, null, allocation, allocator);
}
