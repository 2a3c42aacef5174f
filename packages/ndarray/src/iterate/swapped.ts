import { newResult } from "../create/empty.ts";
import type { DType } from "../dtype/dtype.ts";
import { nums } from "../dtype/dtype.ts";
import { crossover, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { bytewise } from "../layout/access.ts";
import { sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { copyNative, giveArray, giveRun, isDense } from "./native.ts";

/** Number of the dtype whose kernels move items of that many bytes. */
const moversBySize: Readonly<Record<number, number>> = {
  2: nums.uint16,
  4: nums.uint32,
  8: nums.uint64,
  16: nums.complex128,
};

/** Bytes of what has a byte order: an element, or a part of a complex one. */
function unitOf({ num, itemsize }: DType): number {
  return num === nums.complex64 || num === nums.complex128 ? itemsize / 2 : itemsize;
}

/** Whether the elements lie where the kernels can move them. */
function isAligned({ byteOffset, storage, dtype }: NDArray, strides: readonly number[]): boolean {
  const unit = unitOf(dtype);
  const start = byteOffset + storage.memory.skew;
  return start % unit === 0 && strides.every((stride) => stride % unit === 0);
}

/**
 * Copy numbers of which one side or both have the other byte order, in native kernels: bytes are reversed in
 * an array without gaps in between where a side has them. The memory must not overlap out of step.
 *
 * @param strides - of the source over the shape of the target
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function copySwapped(target: NDArray, source: NDArray, strides: readonly number[]): boolean {
  const { dtype: to, shape } = target;
  const { dtype: from } = source;
  if (to.num > nums.complex128 || from.num > nums.complex128) return false;
  if ((to.isNative && from.isNative) || sizeOf(shape) < crossover.copy) return false;
  if (!isAligned(target, target.strides) || !isAligned(source, strides)) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  if (from.isNative) {
    const native = denseOf(shape, to.asNative());
    return copyNative(native, source, strides) && storeSwapped(kernels, target, native);
  }
  const isDirect = to.isNative && to.num === from.num && isDense(target);
  const native = isDirect ? target : denseOf(shape, from.asNative());
  const moved = strides.every((stride, axis) => stride === native.strides[axis]) ? source : null;
  if (moved === null) move(kernels, native, shape, native.strides, source, strides);
  swap(kernels, native, moved ?? native);
  if (isDirect) return true;
  if (to.isNative) return copyNative(target, native, native.strides);
  if (to.num === from.num) return storeSwapped(kernels, target, native);
  const other = denseOf(shape, to.asNative());
  return copyNative(other, native, native.strides) && storeSwapped(kernels, target, other);
}

/** The numbers of an array in the byte order of the machine: itself, or a new array without gaps. */
export function inNativeOrder(a: NDArray): NDArray {
  const { dtype, shape, access } = a;
  if (access !== bytewise || dtype.isNative || dtype.num > nums.complex128) return a;
  const made = denseOf(shape, dtype.asNative());
  return copySwapped(made, a, a.strides) ? made : a;
}

function denseOf(shape: readonly number[], dtype: DType): NDArray {
  return newResult("astype", shape, contiguousStrides(shape, dtype.itemsize), dtype);
}

/** Swap native numbers without gaps in place, and move them to a target of the other order. */
function storeSwapped(kernels: NativeKernels, target: NDArray, native: NDArray): boolean {
  if (isDense(target)) {
    swap(kernels, target, native);
  } else {
    swap(kernels, native, native);
    move(kernels, target, target.shape, target.strides, native, native.strides);
  }
  return true;
}

function swap(kernels: NativeKernels, target: NDArray, source: NDArray): void {
  const unit = unitOf(target.dtype);
  const count = (target.size * target.itemsize) / unit;
  giveRun(kernels, 0, target, moversBySize[unit]!, count);
  giveRun(kernels, 1, source, moversBySize[unit]!, count);
  kernels.swap();
}

/** Copy elements as they are, whatever their byte order. */
function move(
  kernels: NativeKernels,
  target: NDArray,
  shape: readonly number[],
  targetStrides: readonly number[],
  source: NDArray,
  strides: readonly number[],
): void {
  kernels.frame(shape);
  giveArray(kernels, 0, target, shape, targetStrides, moversBySize[target.itemsize]);
  giveArray(kernels, 1, source, shape, strides, moversBySize[target.itemsize]);
  kernels.copy();
}
