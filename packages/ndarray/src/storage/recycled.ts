import { type Allocation, requireOptional, traceHooks } from "@tsmem/core";
import { type KernelMemory, nativeKernels } from "../kernels/native.ts";
import { nativeSetting } from "../kernels/setting.ts";
import { type Loan, Memory } from "./memory.ts";
import { copyOf } from "./slab.ts";
import { type Keeper, returnTo, Storage } from "./storage.ts";

/** The parts of `@tsmem/native/storage` that are used here. */
interface NativeStorage {
  readonly recycleFrom: number;
  acquire(byteLength: number, zero: boolean): Allocation;
  lend(byteLength: number): Lease;
  acquireZeroed(byteLength: number): Allocation | null;
  release(allocation: Allocation): void;
}

/** Memory whose buffer goes to the next lease when this one cannot be reached. */
interface Lease extends Allocation, Loan {
  /** Stays with the buffer. */
  companion: object | undefined;
}

/** Gives and takes back the recycled blocks of the native package. */
interface Recycler {
  alloc(byteLength: number): Allocation;
  lend(byteLength: number): Lease;
  /** Smallest size in bytes for which a block pays off. */
  readonly recycleFrom: number;
  allocZeroed(byteLength: number): Allocation | null;
  /** Takes back. */
  readonly keeper: Keeper;
}

let found: Recycler | null | undefined;

/**
 * Recycled memory for large results: fresh pages cost several times the arithmetic. Null without
 * `@tsmem/native`, and with `TSMEM_NATIVE=0`.
 *
 * Its blocks show what their last user left. A block whose buffer never left the package is reused
 * once its storage is disposed or collected; one that escaped waits for the engine.
 */
function recycler(): Recycler | null {
  if (found === undefined) found = load();
  return found;
}

function load(): Recycler | null {
  if (nativeSetting === "0") return null;
  const { module } = requireOptional("@tsmem/native/storage", import.meta.url);
  const native = module as NativeStorage | undefined;
  if (native === undefined || !isUsable(native)) return null;
  return {
    recycleFrom: native.recycleFrom,
    alloc: (byteLength) => native.acquire(byteLength, false),
    lend: (byteLength) => native.lend(byteLength),
    allocZeroed: (byteLength) => native.acquireZeroed(byteLength),
    keeper: returnTo({
      free: (allocation) => {
        native.release(allocation);
      },
    }),
  };
}

/** The package is there without its addon on platforms that have no prebuilt one. */
function isUsable(native: NativeStorage): boolean {
  try {
    native.release(native.acquire(8, false));
    return true;
  } catch {
    return false;
  }
}

/** Recycled memory for a result, or null where there is none. */
export function allocateRecycled(byteLength: number): Storage | null {
  if (byteLength <= smallestRecycled) return null;
  const blocks = recycler();
  if (blocks === null || byteLength > Number.MAX_SAFE_INTEGER) return null;
  let storage: Storage;
  try {
    storage =
      byteLength <= largestInResultSlab
        ? fromResultSlab(blocks, byteLength)
        : fromBlock(blocks, byteLength);
  } catch {
    return null; // the engine is asked next, and its refusal names the operation
  }
  if (traceHooks.listener !== null) traceHooks.listener.allocated("ndarray", storage, byteLength);
  return storage;
}

/** Zeroed memory for a large array, in huge pages where the system has them, or null for one that is not large. */
export function allocateLarge(byteLength: number): Storage | null {
  if (byteLength < smallestLarge) return null;
  const blocks = recycler();
  if (blocks === null || byteLength > Number.MAX_SAFE_INTEGER) return null;
  try {
    const allocation = blocks.allocZeroed(byteLength);
    if (allocation === null) return null;
    const memory = new Memory(allocation.buffer);
    return new Storage(memory, allocation.byteOffset, byteLength, null, allocation, blocks.keeper);
  } catch {
    return null; // as above
  }
}

// From here on the native package gives huge pages: a + b into zeros of 80 MB takes a fifth less with them.
const smallestLarge = 2 ** 22;

// Below, a slab of the engine serves as many results as its page faults are worth.
const smallestRecycled = 512;

// One block serves several results of up to this size, and a survivor keeps the others' bytes. A result with a
// block of its own counts as 256 KiB towards the next collection, which is too much for 10,000 float64.
const largestInResultSlab = 131072;
const resultSlabByteLength = 2 ** 20;

// What the native package keeps at most; a buffer made for one result only makes the engine collect everything.
const largestLent = 2 ** 28;

let resultSlab: Memory | null = null;

const results: Keeper = {
  copyOf,
  release({ byteStart, byteLength }, memory) {
    // The last result of a slab gives its place to the next one.
    if (memory.used === roundUp(byteStart + byteLength)) memory.used = byteStart;
  },
};

const roundUp = (byteLength: number): number => (byteLength + 63) & ~63;

function fromResultSlab(blocks: Recycler, byteLength: number): Storage {
  const room = roundUp(byteLength);
  let slab = resultSlab;
  if (slab === null || slab.used + room > slab.byteLength) {
    const lease = blocks.lend(resultSlabByteLength);
    slab = lentMemory(lease);
    slab.used = lease.byteOffset;
    resultSlab = slab;
  }
  const start = slab.used;
  slab.used += room;
  return new Storage(slab, start, byteLength, null, null, results);
}

function fromBlock(blocks: Recycler, byteLength: number): Storage {
  const length = blockByteLength(blocks, byteLength);
  if (length > largestLent) {
    const allocation = blocks.alloc(length);
    const memory = new Memory(allocation.buffer);
    return new Storage(memory, allocation.byteOffset, byteLength, null, allocation, blocks.keeper);
  }
  const lease = blocks.lend(length);
  return new Storage(lentMemory(lease), lease.byteOffset, byteLength, null, lease, blocks.keeper);
}

/** The memory of a loan, with what the kernels know of its buffer. */
function lentMemory(lease: Lease): Memory {
  const memory = new Memory(lease.buffer, lease);
  const kernels = nativeKernels();
  if (kernels !== null) {
    lease.companion ??= new kernels.KernelMemory(lease.buffer);
    memory.kernelMemory = lease.companion as KernelMemory;
  }
  return memory;
}

/**
 * Few lengths below 1 MiB, so that the block of one result serves the next one of about its size; they
 * are those that share huge pages. What nobody touches costs nothing.
 */
function blockByteLength({ recycleFrom }: Recycler, byteLength: number): number {
  let length = recycleFrom;
  while (length < byteLength && length < 2 ** 20) length *= 2;
  return Math.max(length, byteLength);
}
