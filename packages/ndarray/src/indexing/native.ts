import { isTsmemError } from "@tsmem/core";
import { copy } from "../assign/copy.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newResult } from "../create/empty.ts";
import { bool, int64 } from "../dtype/builtin.ts";
import type { DType } from "../dtype/dtype.ts";
import { nums } from "../dtype/dtype.ts";
import { giveArray, giveRun, isFreshMemory, isShared } from "../iterate/native.ts";
import { crossover, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { sameShape } from "../layout/shape.ts";
import { byteBounds, contiguousStrides, isCContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import type { IndexMode } from "./integers.ts";

/*
 * Selection by masks and integers in native kernels, which work on runs without gaps. Every function
 * gives null or false where there is no kernel for the case; the caller then goes on in JavaScript.
 */

/** Number of the dtype whose kernels move items of that many bytes. */
const moversBySize: Readonly<Record<number, number>> = {
  1: nums.uint8,
  2: nums.uint16,
  4: nums.uint32,
  8: nums.uint64,
  16: nums.complex128,
};

/** The kernels' dtype for moving the elements of an array as they are; undefined when none fits. */
function moverOf({ dtype, byteOffset, storage }: NDArray): number | undefined {
  const { itemsize } = dtype;
  return (byteOffset + storage.memory.skew) % Math.min(itemsize, 8) === 0
    ? moversBySize[itemsize]
    : undefined;
}

/** Whether the kernels can write to the elements of an array by a mask, and will. */
export function isForKernels(a: NDArray): boolean {
  return moverOf(a) !== undefined && hasRun(a) && kernelsFor(a.size) !== null;
}

/** Row-major without gaps. */
export function hasRun(a: NDArray): boolean {
  return isCContiguous(a.shape, a.strides, a.itemsize);
}

/**
 * The truth of each element as booleans without gaps, in memory that no other thread writes to: the
 * mask itself or a copy.
 */
function flagsOf(mask: NDArray): NDArray | null {
  if (mask.access > nums.complex128) return null;
  if (mask.access === nums.bool && hasRun(mask) && !isShared(mask)) return mask;
  return converted(mask, bool);
}

/** Integers as int64 without gaps: the array itself or a copy; null for what int64 cannot hold. */
export function indicesOf(indices: NDArray): NDArray | null {
  const { dtype } = indices;
  if (!"biu".includes(dtype.kind) || dtype.num === nums.uint64) return null;
  return indices.access === nums.int64 && hasRun(indices) ? indices : converted(indices, int64);
}

/** \`indicesOf\` with those outside an axis moved to its ends or taken modulo its length. */
export function placesIn(
  kernels: NativeKernels,
  indices: NDArray,
  length: number,
  mode: IndexMode,
): NDArray | null {
  const given = indicesOf(indices);
  if (mode === "raise" || given === null || given.size === 0) return given;
  const made = newOf("take", given.shape, int64);
  if (mode === "wrap") {
    withInteger(kernels, "remainder", made, given, length);
  } else {
    withInteger(kernels, "maximum", made, given, 0);
    withInteger(kernels, "minimum", made, made, length - 1);
  }
  return made;
}

/** The places in an axis that indices mean, as int64 without gaps; null also when one of them is outside. */
export function placesNative(indices: NDArray, length: number, mode: IndexMode): NDArray | null {
  const kernels = indices.size === 0 ? null : kernelsFor(indices.size);
  if (kernels === null || length === 0) return null;
  const places = placesIn(kernels, indices, length, mode);
  if (places === null) return null;
  const [least, most] = extremesOf(kernels, places);
  return least >= 0n && most < BigInt(length) ? places : null;
}

/** Booleans without gaps = where places are a number. */
export function markEqual(flags: NDArray, places: NDArray, place: number): void {
  withInteger(nativeKernels()!, "equal", flags, places, place);
}

/** \`result\` = an operation of an array of int64 and one whole number, in a native kernel. */
export function withInteger(
  kernels: NativeKernels,
  operation: string,
  result: NDArray,
  a: NDArray,
  value: number | bigint,
): void {
  const number = newOf(operation, [], int64);
  (number.storage.typed(nums.int64) as BigInt64Array)[number.byteOffset / 8] = BigInt(value);
  kernels.frame(result.shape);
  giveArray(kernels, 0, result);
  giveArray(kernels, 1, a);
  giveArray(kernels, 2, number);
  kernels.binary(kernels.BinaryOp[operation]!, nums.int64, isFreshMemory(result));
}

/** The least and the largest of an array of int64 that is not empty. */
function extremesOf(kernels: NativeKernels, a: NDArray): [least: bigint, most: bigint] {
  const ones = a.shape.map(() => 1);
  const extreme = (operation: string): bigint => {
    const found = newOf(operation, ones, int64);
    kernels.frame(a.shape);
    giveArray(kernels, 0, found);
    giveArray(kernels, 1, a);
    kernels.reduce(kernels.ReduceOp[operation]!, nums.int64);
    return (found.storage.typed(nums.int64) as BigInt64Array)[found.byteOffset / 8]!;
  };
  return [extreme("min"), extreme("max")];
}

function newOf<D extends string>(
  operation: string,
  shape: readonly number[],
  dtype: DType<D>,
): NDArray<D> {
  return newResult(operation, shape, contiguousStrides(shape, dtype.itemsize), dtype);
}

function converted(a: NDArray, dtype: DType): NDArray {
  const made = newOf("astype", a.shape, dtype);
  copyInto("astype", made, a, "unsafe");
  return made;
}

/** The kernels, where they pay off for so many elements. */
export function kernelsFor(size: number): NativeKernels | null {
  return size < crossover.select ? null : nativeKernels();
}

function countSet(kernels: NativeKernels, flags: NDArray): number {
  giveRun(kernels, 0, flags, nums.bool, flags.size);
  return kernels.maskCount();
}

/** How many elements are not 0, or null. */
export function countNative(a: NDArray): number | null {
  const kernels = kernelsFor(a.size);
  if (kernels === null) return null;
  const flags = flagsOf(a);
  return flags === null ? null : countSet(kernels, flags);
}

/** The numbers in C order of the elements that are not 0, as a new int64 array, or null. */
export function positionsNative(operation: string, a: NDArray): NDArray<"int64"> | null {
  const kernels = kernelsFor(a.size);
  if (kernels === null) return null;
  const flags = flagsOf(a);
  if (flags === null) return null;
  const found = newOf(operation, [countSet(kernels, flags)], int64);
  if (found.size === 0) return found;
  giveRun(kernels, 0, found, nums.int64, found.size);
  giveRun(kernels, 1, flags, nums.bool, flags.size);
  kernels.nonzero();
  return found;
}

/** A new array of the elements where a mask of the same shape is true, or null. */
export function maskNative(operation: string, a: NDArray, mask: NDArray): NDArray | null {
  const kernels = kernelsFor(a.size);
  if (kernels === null || !sameShape(a.shape, mask.shape)) return null;
  a.storage.check();
  const source = hasRun(a) ? a : copy(a);
  const mover = moverOf(source);
  const flags = mover === undefined ? null : flagsOf(mask);
  if (mover === undefined || flags === null) return null;
  const count = countSet(kernels, flags);
  const found = newOf(operation, [count], a.dtype);
  if (count === 0) return found;
  giveRun(kernels, 0, found, mover, count);
  giveRun(kernels, 1, source, mover, source.size);
  giveRun(kernels, 2, flags, nums.bool, flags.size);
  kernels.maskSelect(isFreshMemory(found));
  return found;
}

/**
 * Write to the elements where a mask of the same size is true: one value to all of them, or the first
 * value to the first of them and so on.
 *
 * @param values - of the dtype of `a`, without gaps, not in its memory
 * @param needed - the number of values that is right, when there is more than one: exactly or at least
 *   the number of places
 */
export function maskPutNative(
  a: NDArray,
  mask: NDArray,
  values: NDArray,
  needed: "exactly" | "at least",
): boolean {
  const kernels = kernelsFor(a.size);
  const mover = moverOf(a);
  if (kernels === null || mover === undefined || a.size !== mask.size || !hasRun(a)) return false;
  if (moverOf(values) !== mover || overlaps(a, mask)) return false;
  a.storage.check();
  const flags = flagsOf(mask);
  if (flags === null) return false;
  const isOne = values.size === 1;
  if (!isOne) {
    const count = countSet(kernels, flags);
    if (needed === "exactly" ? values.size !== count : values.size < count) return false;
    if (count === 0) return true;
  }
  giveRun(kernels, 0, a, mover, a.size);
  giveRun(kernels, 1, values, mover, values.size);
  giveRun(kernels, 2, flags, nums.bool, flags.size);
  if (isOne) kernels.maskFill();
  else kernels.maskPut();
  return true;
}

/** Whether the memory of two arrays may have bytes in common. */
export function overlaps(a: NDArray, b: NDArray): boolean {
  if (a.storage.memory.buffer !== b.storage.memory.buffer) return false;
  const own = byteBounds(a.shape, a.strides, a.byteOffset, a.itemsize);
  const other = byteBounds(b.shape, b.strides, b.byteOffset, b.itemsize);
  return own.low < other.high && other.low < own.high;
}

/**
 * Fill a new array with the parts of another one at places along an axis.
 *
 * @param a - without gaps, of shape (outer, length, ...part)
 * @param indices - integers; negative ones count from the end
 * @param result - without gaps, of shape (outer, indices, ...part)
 * @param mode - what an index outside the axis does
 * @returns false also when an index is outside the axis: the caller finds and names it
 */
export function takeNative(
  a: NDArray,
  outer: number,
  length: number,
  indices: NDArray,
  result: NDArray,
  mode: IndexMode = "raise",
): boolean {
  const kernels = kernelsFor(result.size);
  if (kernels === null || outer * length === 0) return false;
  const places = placesIn(kernels, indices, length, mode);
  if (places === null) return false;
  const bytes = a.size * a.itemsize;
  giveRun(kernels, 0, result, nums.uint8, result.size * a.itemsize);
  giveRun(kernels, 1, a, nums.uint8, bytes);
  giveRun(kernels, 2, places, nums.int64, places.size);
  try {
    kernels.take(bytes / (outer * length), outer, length, isFreshMemory(result));
    return true;
  } catch (error) {
    if (isTsmemError(error) && error.code === "ERR_TSMEM_INDEX") return false;
    throw error;
  }
}

/** A new array of the rows of `a` that integers in C order name, or null. */
export function rowsNative(operation: string, a: NDArray, indices: NDArray): NDArray | null {
  if (kernelsFor(indices.size) === null || a.ndim === 0 || !hasRun(indices)) return null;
  a.storage.check();
  const source = hasRun(a) ? a : copy(a);
  const result = newOf(operation, [...indices.shape, ...a.shape.slice(1)], a.dtype);
  return takeNative(source, 1, a.shape[0]!, indices, result) ? result : null;
}
