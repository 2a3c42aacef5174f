import {
  AllocationError,
  type AllocatorLike,
  allocatorOf,
  checkedByteLength,
  traceHooks,
} from "@tsmem/core";
import { Memory } from "./memory.ts";
import { recycler } from "./recycled.ts";
import { Storage } from "./storage.ts";

const slabByteLength = 65536;
// Larger results get a buffer of their own: a survivor would keep too much of a slab alive.
const largestInSlab = 4096;

let slab: Memory | null = null;
let slabUsed = slabByteLength;

/**
 * Memory for a new array, zeroed.
 *
 * Small arrays are cut from slabs of 64 KiB, in multiples of 16 bytes; the slab stays alive as long as
 * one of its arrays does.
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
  const byteLength = checkedByteLength(operation, count, itemsize);
  const storage =
    allocator !== undefined
      ? fromAllocator(operation, byteLength, allocator)
      : byteLength <= largestInSlab
        ? fromSlab(byteLength)
        : new Storage(freshMemory(operation, byteLength), 0, byteLength, null);
  if (traceHooks.listener !== null) traceHooks.listener.allocated("ndarray", storage, byteLength);
  return storage;
}

/**
 * Memory for the result of a computation that writes every element: like `allocateStorage`, but large
 * ones hold what their last user left.
 */
export function allocateResult(operation: string, count: number, itemsize: number): Storage {
  const byteLength = count * itemsize;
  // Below a page the question whether there is a recycler costs more than it can save.
  const blocks = byteLength > largestInSlab ? recycler() : null;
  if (blocks === null || byteLength < blocks.recycleFrom) {
    return allocateStorage(operation, count, itemsize);
  }
  const allocation = blocks.alloc(checkedByteLength(operation, count, itemsize));
  const memory = new Memory(allocation.buffer);
  const storage = new Storage(memory, allocation.byteOffset, byteLength, null, allocation, blocks);
  if (traceHooks.listener !== null) traceHooks.listener.allocated("ndarray", storage, byteLength);
  return storage;
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

function freshMemory(operation: string, byteLength: number): Memory {
  try {
    return new Memory(new ArrayBuffer(byteLength));
  } catch (cause) {
    throw new AllocationError(
      `${operation}: unable to allocate ${byteLength} bytes; free arrays or work in parts`,
      { byteLength, cause },
    );
  }
}

function fromAllocator(operation: string, byteLength: number, given: AllocatorLike): Storage {
  const allocator = allocatorOf(operation, given);
  const allocation = allocator.alloc(byteLength, 16);
  const memory = new Memory(allocation.buffer);
  return new Storage(memory, allocation.byteOffset, byteLength, null, allocation, allocator);
}
