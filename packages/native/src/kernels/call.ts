import { BroadcastError, DTypeError, InvalidArgumentError, OutOfRangeError } from "@tsmem/core";
import { binding, block, type KernelBinding } from "./binding.ts";
import { incomplete, outside } from "./errors.ts";
import { KERNEL_ITEMSIZE, Slot } from "./generated/table.ts";
import { addressOf, type KernelMemory, lengthOf } from "./memory.ts";

/*
 * How a call is put together: `frame(shape)`, one `operand(...)` per operand, then the operation.
 *
 * Nothing is allocated on the way. All arguments go into the argument block first; `begin()` then
 * checks what stands there against the lengths that the buffers have at that moment. No code of the
 * caller (getters, valueOf) runs between this check and the addon's reading of the same block.
 */

const { address, axes, axisSlots, dtype: dtypeSlot, maxAxes } = Slot;

const numbers: readonly unknown[] = [0, 1, 2, 3];

let ndim = 0;
/** Bit k is set once operand k was given after the last frame; bit 4 + k once range k was. */
let given = 0;
const memories: KernelMemory[] = [];

/**
 * Start a call that walks `shape`. Operands of fewer axes, or with length 1 where the frame is
 * longer, are repeated as in NumPy broadcasting.
 *
 * @param shape - at most 64 lengths
 * @throws {OutOfRangeError} more than 64 axes
 */
export function frame(shape: readonly number[]): void {
  const count = shape.length;
  if (!(count <= maxAxes)) {
    throw new OutOfRangeError(`kernels: ${count} axes; at most ${maxAxes} are supported`, {
      value: count,
    });
  }
  for (let d = 0, slot: number = axes; d < count; d++, slot += axisSlots) block[slot] = shape[d]!;
  ndim = count;
  given = 0;
}

/** Another kind of call uses the block: operands given so far count no more. */
export function abandonFrame(): void {
  given = 0;
}

/**
 * Give operand `k`: 0 is the output, 1 to 3 are inputs.
 *
 * An input either is the output (same address, strides and dtype) or does not overlap it; the
 * result is undefined otherwise, though nothing outside the operands is ever touched.
 *
 * @param byteOffset - of element (0, …, 0) in the memory
 * @param dtype - a `KernelDType`, native byte order; element addresses are multiples of its size
 *   (complex: of its component's)
 * @param strides - bytes per step of each axis of `shape`
 * @throws {BroadcastError} `shape` does not broadcast to the frame
 */
export function operand(
  k: 0 | 1 | 2 | 3,
  memory: KernelMemory,
  byteOffset: number,
  dtype: number,
  shape: readonly number[],
  strides: readonly number[],
): void {
  if (!numbers.includes(k)) throw noOperand(k);
  const count = ndim;
  const missing = count - shape.length;
  if (missing < 0) throw mismatch(shape);
  let slot = axes;
  for (let d = 0; d < missing; d++, slot += axisSlots) block[slot + 1 + k] = 0;
  for (let d = missing; d < count; d++, slot += axisSlots) {
    const length = shape[d - missing]!;
    // The step of an axis of length 1 is never taken and may be anything, also unaligned.
    if (length === 1) block[slot + 1 + k] = 0;
    else if (length === block[slot]!) block[slot + 1 + k] = strides[d - missing]!;
    else throw mismatch(shape);
  }
  memories[k] = memory;
  block[dtypeSlot + k] = dtype;
  block[address + k] = byteOffset;
  given |= 1 << k;
}

/**
 * Give operand `k` of an operation on flat runs (masks, indices): `length` elements without gaps.
 * Takes the place of `frame` and `operand`.
 *
 * @param length - elements; for `take` operands 0 and 1 are bytes (uint8)
 */
export function range(
  k: 0 | 1 | 2,
  memory: KernelMemory,
  byteOffset: number,
  dtype: number,
  length: number,
): void {
  if (!numbers.includes(k)) throw noOperand(k);
  if (k === 0) given = 0;
  memories[k] = memory;
  block[dtypeSlot + k] = dtype;
  block[address + k] = byteOffset;
  block[Slot.extra + k] = length;
  given |= 16 << k;
}

/** Elements of operand `k`, as the addon will read them. */
export function lengthOfRange(k: number): number {
  return block[Slot.extra + k]!;
}

/** `begin` for operands given by `range`. */
export function beginRanges(operands: number): KernelBinding {
  if (given !== ((1 << operands) - 1) << 4 || binding === undefined) throw incomplete(operands);
  given = 0;
  for (let k = 0; k < operands; k++) {
    const itemsize = KERNEL_ITEMSIZE[block[dtypeSlot + k]!];
    if (itemsize === undefined) throw noDtype(block[dtypeSlot + k]!);
    const memory = memories[k]!;
    const length = block[Slot.extra + k]!;
    const low = block[address + k]!;
    const high = low + length * itemsize;
    if (!(length >= 0 && low >= 0 && high <= lengthOf(memory) && Number.isInteger(length))) {
      throw outside(k, low, high, lengthOf(memory));
    }
    block[address + k] = addressOf(memory) + low;
  }
  return binding;
}

/**
 * Check all operands against their memory and finish their addresses. The operation follows at
 * once.
 *
 * @returns the addon's functions; undefined when the frame is empty and nothing is to be done
 */
export function begin(operands: number): KernelBinding | undefined {
  if (given !== (1 << operands) - 1 || binding === undefined) throw incomplete(operands);
  given = 0;
  const count = ndim;
  block[Slot.ndim] = count;
  for (let d = 0, slot: number = axes; d < count; d++, slot += axisSlots) {
    if (!(block[slot]! > 0)) return undefined;
  }
  for (let k = 0; k < operands; k++) {
    const itemsize = KERNEL_ITEMSIZE[block[dtypeSlot + k]!];
    if (itemsize === undefined) throw noDtype(block[dtypeSlot + k]!);
    const memory = memories[k]!;
    let low = block[address + k]!;
    let high = low + itemsize;
    for (let d = 0, slot: number = axes; d < count; d++, slot += axisSlots) {
      const reach = block[slot + 1 + k]! * (block[slot]! - 1);
      if (reach < 0) low += reach;
      else high += reach;
    }
    if (!(low >= 0 && high <= lengthOf(memory))) throw outside(k, low, high, lengthOf(memory));
    block[address + k] = addressOf(memory) + block[address + k]!;
  }
  return binding;
}

function noOperand(k: unknown): Error {
  return new InvalidArgumentError("kernels: operands are numbered 0 (output) to 3", { value: k });
}

function noDtype(dtype: number): Error {
  return new DTypeError(`kernels: ${dtype} is not the id of a dtype`, { dtypes: [dtype] });
}

function mismatch(shape: readonly number[]): Error {
  const wanted: number[] = [];
  for (let d = 0; d < ndim; d++) wanted.push(block[axes + d * axisSlots]!);
  return new BroadcastError(
    `kernels: operands could not be broadcast together with shapes (${wanted.join(",")}) (${shape.join(",")}); lengths must match or be 1`,
    { shapes: [wanted, [...shape]] },
  );
}
