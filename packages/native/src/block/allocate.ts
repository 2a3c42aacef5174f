import { checkOptions, checkSize, InvalidArgumentError, OutOfRangeError, show } from "@tsmem/core";
import { type Binding, register } from "../addon/binding.ts";
import { needBinding } from "../addon/load.ts";
import { collectGarbage } from "../addon/runtime.ts";
import { type Block, blockOf } from "./block.ts";
import { allocationError } from "./faults.ts";
import { Lease } from "./lease.ts";
import type { Memory } from "./memory.ts";
import { startLoan } from "./loans.ts";
import { dropKept, keepMemory, recycleFrom, takeKept, takeLendable } from "./recycler.ts";

export interface AllocateOptions {
  /** Fill with zeros; default true. Without it a large block shows what its last user left. */
  readonly zero?: boolean;
  /** Of the address, in bytes: a power of two up to 4096; default 64. */
  readonly alignment?: number;
}

/** Set in `register.flags` when pages were used before; as in addon/cpp/env_state.h. */
const recycledFlag = 2;
const largestAlignment = 4096;
/** What every engine gives by itself. */
const engineAlignment = 8;

/**
 * Allocate a block.
 *
 * Its memory belongs to the JavaScript engine, except that of large blocks with `zero: false`, which
 * is recycled pages. The engine aligns to 16 bytes only, so `byteOffset` may be above 0.
 *
 * @param byteLength - bytes, 0 to 2^53 - 1
 * @returns a block that owns its memory
 * @throws {InvalidArgumentError | OutOfRangeError} `byteLength` or `alignment` is not such a number
 * @throws {InvalidArgumentError} `zero` is not true or false, or `options` no object
 * @throws {AllocationError} there is no memory, also after a collection
 * @throws {UnavailableError} the addon could not be loaded
 * @example using block = allocate(1024); new Float64Array(block.buffer, block.byteOffset, 128)
 */
export function allocate(byteLength: number, options: AllocateOptions = {}): Block {
  const binding = needBinding("allocate");
  checkSize("allocate", "byteLength", byteLength);
  checkOptions("allocate", options);
  const { zero = true, alignment = 64 } = options;
  if (typeof zero !== "boolean") {
    throw new InvalidArgumentError(`allocate: zero is ${show(zero)}; give true or false`, {
      value: zero,
    });
  }
  if (typeof (alignment as unknown) !== "number") {
    throw new InvalidArgumentError(
      `allocate: alignment is ${show(alignment)}; give a power of two from 1 to ${largestAlignment}`,
      { value: alignment },
    );
  }
  if (!(alignment >= 1 && alignment <= largestAlignment) || Math.log2(alignment) % 1 !== 0) {
    throw new OutOfRangeError(
      `allocate: alignment is ${alignment}; give a power of two from 1 to ${largestAlignment}`,
      { value: alignment },
    );
  }
  return blockOf(allocateLease(binding, byteLength, zero, alignment));
}

/** `allocate` without the block around it, for checked arguments. */
export function allocateLease(
  binding: Binding,
  byteLength: number,
  zero: boolean,
  alignment: number,
): Lease {
  if (!zero && byteLength >= recycleFrom) {
    const memory = takeAligned(byteLength, alignment) ?? freshPages(binding, byteLength);
    if (memory !== undefined) return new Lease(memory, 0, byteLength);
  }
  const padding = alignment > engineAlignment ? alignment : 0;
  const memory = engineMemory(byteLength + padding, byteLength, zero);
  if (padding === 0) return new Lease(memory, 0, byteLength);
  memory.address = binding.addressNumber(memory.buffer) ?? 0;
  const misfit = memory.address % alignment;
  return new Lease(memory, misfit === 0 ? 0 : alignment - misfit, byteLength);
}

/**
 * Recycled pages for one array of an array package, lent: see `lend` in the storage entry. Other memory
 * where this runtime forbids them.
 */
export function lendMemory(binding: Binding, byteLength: number): Lease {
  const isLarge = byteLength >= recycleFrom;
  const memory = isLarge
    ? (takeLendable(binding, byteLength) ?? freshPages(binding, byteLength))
    : undefined;
  // Memory of the engine goes with its buffer; that kept from a disposed block may be such.
  if (memory === undefined) return allocateLease(binding, byteLength, false, engineAlignment);
  if (memory.id < 0) return new Lease(memory, 0, byteLength);
  const lease = new Lease(memory, 0, byteLength);
  startLoan(binding, memory, lease);
  return lease;
}

/** Zeroed pages from the addon, new or used; null where this runtime forbids them or has none. */
export function allocateZeroedPages(binding: Binding, byteLength: number): Lease | null {
  const kept = takeZeroed(byteLength);
  if (kept !== undefined) return new Lease(kept, 0, byteLength);
  const memory = freshPages(binding, byteLength);
  if (memory === undefined) return null;
  const wasUsed = (binding.registers[register.flags]! & recycledFlag) !== 0;
  return new Lease(wasUsed ? zeroed(memory) : memory, 0, byteLength);
}

/** Kept memory of exactly this length, written over with zeros. */
function takeZeroed(byteLength: number): Memory | undefined {
  const memory = takeKept(byteLength);
  return memory === undefined ? undefined : zeroed(memory);
}

function zeroed(memory: Memory): Memory {
  new Uint8Array(memory.buffer).fill(0);
  return memory;
}

/** Kept memory of exactly this length; pages are always aligned, buffers of the engine by luck. */
function takeAligned(byteLength: number, alignment: number): Memory | undefined {
  const memory = takeKept(byteLength);
  if (memory === undefined || memory.address % alignment === 0) return memory;
  keepMemory(memory);
  return undefined;
}

/** Pages from the addon, new or used; undefined where this runtime forbids them or has none. */
function freshPages(binding: Binding, byteLength: number): Memory | undefined {
  const buffer = binding.acquire(byteLength);
  if (typeof buffer === "number") return undefined;
  const { registers } = binding;
  return {
    kind: "pages",
    buffer,
    id: registers[register.id]!,
    address: registers[register.address]!,
    loan: "none",
    lentAt: 0,
    keepAlive: undefined,
  };
}

function engineMemory(bufferByteLength: number, byteLength: number, zero: boolean): Memory {
  if (bufferByteLength >= recycleFrom) {
    const kept = zero ? takeZeroed(bufferByteLength) : takeKept(bufferByteLength);
    if (kept !== undefined) return kept;
  }
  return {
    kind: "engine",
    buffer: engineBuffer(bufferByteLength, byteLength),
    id: -1,
    address: Number.NaN,
    loan: "none",
    lentAt: 0,
    keepAlive: undefined,
  };
}

function engineBuffer(bufferByteLength: number, byteLength: number): ArrayBuffer {
  try {
    return new ArrayBuffer(bufferByteLength);
  } catch {
    const binding = needBinding("allocate");
    dropKept(binding);
    collectGarbage(true);
    dropKept(binding);
    binding.trim(0);
  }
  try {
    return new ArrayBuffer(bufferByteLength);
  } catch {
    throw allocationError("allocate", byteLength);
  }
}
