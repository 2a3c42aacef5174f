import {
  allocateFrom,
  AllocationError,
  type AllocatorLike,
  SizeOverflowError,
  traceHooks,
} from "@tsmem/core";
import { registry } from "../rest.ts";
import { Memory } from "./memory.ts";
import { returnTo, Storage } from "./storage.ts";

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
 * Where `register` has run, small arrays are cut from slabs, large ones lie in huge pages of the native package,
 * and more bytes than numbers can count give SizeOverflowError. Otherwise the engine refuses those.
 *
 * @param count - elements of a checked shape
 */
export function allocateOwn(operation: string, count: number, itemsize: number): Storage {
  const byteLength = count * itemsize;
  const storage =
    registry.rest?.allocateZeroed(operation, count, itemsize) ??
    new Storage(new Memory(freshBuffer(operation, byteLength)), 0, byteLength, null);
  traceHooks.listener?.allocated("ndarray", storage, byteLength);
  return storage;
}

/**
 * Memory for the result of a computation that writes every element: like `allocateStorage`, but without
 * the cost of fresh pages where the recycler is there. It holds what its last user left.
 */
export function allocateResult(operation: string, count: number, itemsize: number): Storage {
  return (
    registry.rest?.allocateRecycled(count * itemsize) ?? allocateOwn(operation, count, itemsize)
  );
}

/** Checked shapes have at most 2^53 - 1 elements; the bytes may still be too many. */
export function checkedByteLength(operation: string, count: number, itemsize: number): number {
  const byteLength = count * itemsize;
  if (Number.isSafeInteger(byteLength)) return byteLength;
  throw new SizeOverflowError(
    `${operation}: ${count} x ${itemsize} bytes is more than 2^53 - 1 bytes`,
    { sizes: [count, itemsize] },
  );
}

/** @throws {AllocationError} the system gave no memory */
export function freshBuffer(operation: string, byteLength: number): ArrayBuffer {
  try {
    return new ArrayBuffer(byteLength);
  } catch (cause) {
    throw new AllocationError(`${operation}: unable to allocate ${byteLength} bytes; free arrays`, {
      byteLength,
      cause,
    });
  }
}

function fromAllocator(operation: string, byteLength: number, given: AllocatorLike): Storage {
  const { allocator, allocation, view } = allocateFrom(operation, given, byteLength, 16);
  const memory = new Memory(view.buffer);
  return new Storage(memory, view.byteOffset, byteLength, null, allocation, returnTo(allocator));
}
