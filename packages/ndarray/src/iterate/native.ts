import { nums, sameDType } from "../dtype/dtype.ts";
import { crossover, kernelMemoryOf, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { bytewise } from "../layout/access.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";

/** Hand an array to the kernels, walked over `shape`; dates and spans go as the int64 that they are. */
export function giveArray(
  kernels: NativeKernels,
  k: number,
  array: NDArray,
  shape: readonly number[] = array.shape,
  strides: readonly number[] = array.strides,
): void {
  const num = array.access > nums.complex128 ? nums.int64 : array.access;
  const memory = kernelMemoryOf(kernels, array.storage);
  kernels.operand(k, memory, array.byteOffset, num, shape, strides);
}

/** Whether the pages of a new array were never touched, so that they should end up in the caches. */
export function isFreshMemory(array: NDArray): boolean {
  return array.storage.allocation === null;
}

/**
 * Copy elements in a native kernel, cast where the dtypes differ. The memory must not overlap out of
 * step.
 *
 * @param strides - of the source over the shape of the target
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function copyNative(target: NDArray, source: NDArray, strides: readonly number[]): boolean {
  if (sizeOf(target.shape) < crossover.copy) return false;
  const isNumeric = target.access <= nums.complex128 && source.access <= nums.complex128;
  const isTime = target.access === nums.datetime64 || target.access === nums.timedelta64;
  if (
    !isNumeric &&
    !(isTime && source.access !== bytewise && sameDType(source.dtype, target.dtype))
  ) {
    return false;
  }
  const kernels = nativeKernels();
  if (kernels === null) return false;
  kernels.frame(target.shape);
  giveArray(kernels, 0, target);
  giveArray(kernels, 1, source, target.shape, strides);
  kernels.copy(isFreshMemory(target));
  return true;
}
