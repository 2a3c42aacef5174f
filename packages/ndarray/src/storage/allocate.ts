import {
  AllocationError,
  type AllocatorLike,
  allocatorOf,
  checkedByteLength,
  traceHooks,
} from "@tsmem/core";
import { Memory } from "./memory.ts";
import { type Recycler, recycler } from "./recycled.ts";
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
 * Memory for the result of a computation that writes every element: like `allocateStorage`, but without
 * the cost of fresh pages where the recycler is there. It holds what its last user left.
 */
export function allocateResult(operation: string, count: number, itemsize: number): Storage {
  const byteLength = count * itemsize;
  const blocks = byteLength > smallestRecycled ? recycler() : null;
  if (blocks === null) return allocateStorage(operation, count, itemsize);
  checkedByteLength(operation, count, itemsize);
  const storage =
    byteLength <= largestInResultSlab
      ? fromResultSlab(blocks, byteLength)
      : fromBlock(blocks, byteLength);
  if (traceHooks.listener !== null) traceHooks.listener.allocated("ndarray", storage, byteLength);
  return storage;
}

// Below, a slab of the engine serves as many results as its page faults are worth.
const smallestRecycled = 512;
// One block serves this many results, and a survivor keeps the others' bytes: 1/16 at worst is its own.
const largestInResultSlab = 65536;

let resultSlab: Memory | null = null;

function fromResultSlab(blocks: Recycler, byteLength: number): Storage {
  const room = (byteLength + 63) & ~63;
  let slab = resultSlab;
  if (slab === null || slab.used + room > slab.byteLength) {
    const lease = blocks.alloc(blocks.recycleFrom);
    slab = new Memory(lease.buffer, lease);
    slab.used = lease.byteOffset;
    resultSlab = slab;
  }
  const start = slab.used;
  slab.used += room;
  return new Storage(slab, start, byteLength, null, null, null, true);
}

function fromBlock(blocks: Recycler, byteLength: number): Storage {
  // Only blocks from that size on are recycled; the pages that nobody touches cost nothing.
  const allocation = blocks.alloc(Math.max(byteLength, blocks.recycleFrom));
  const memory = new Memory(allocation.buffer);
  return new Storage(memory, allocation.byteOffset, byteLength, null, allocation, blocks);
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
