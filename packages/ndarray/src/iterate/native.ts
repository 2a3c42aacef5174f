import { nums, sameDType } from "../dtype/dtype.ts";
import { crossover, kernelMemoryOf, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { sizeOf } from "../layout/shape.ts";
import { isCContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";

/** Hand an array to the kernels, walked over `shape`; dates and spans go as the int64 that they are. `num` is the dtype to take it for. */
export function giveArray(
  kernels: NativeKernels,
  k: number,
  array: NDArray,
  shape: readonly number[] = array.shape,
  strides: readonly number[] = array.strides,
  num: number = array.access > nums.complex128 ? nums.int64 : array.access,
): void {
  const memory = kernelMemoryOf(kernels, array.storage);
  kernels.operand(k, memory, array.byteOffset, num, shape, strides);
}

/** Hand elements without gaps to the kernels for masks and indices, `length` of them from the first. */
export function giveRun(
  kernels: NativeKernels,
  k: number,
  array: NDArray,
  dtype: number,
  length: number,
): void {
  kernels.range(k, kernelMemoryOf(kernels, array.storage), array.byteOffset, dtype, length);
}

/**
 * Whether the pages of an array were never touched, so that they should end up in the caches. Whoever asks
 * is about to write: the answer is true once per memory.
 */
export function isFreshMemory(array: NDArray): boolean {
  const { memory, allocation } = array.storage;
  if (allocation !== null || memory.isTouched) return false;
  memory.isTouched = true;
  return true;
}

/** Row-major without gaps; the common case of one axis first. */
export function isDense(a: NDArray): boolean {
  const { shape, strides } = a;
  if (shape.length === 1) return strides[0] === a.dtype.itemsize;
  return isCContiguous(shape, strides, a.dtype.itemsize);
}

/**
 * Copy an array of numbers into a new one of the same shape and dtype, both without gaps.
 *
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function copyDense(target: NDArray, source: NDArray): boolean {
  const n = sizeOf(source.shape);
  if (n < crossover.copy) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  kernels.flatCopy(
    source.access,
    n,
    kernelMemoryOf(kernels, target.storage),
    target.byteOffset,
    kernelMemoryOf(kernels, source.storage),
    source.byteOffset,
    isFreshMemory(target),
  );
  return true;
}

function isNumberOrTime({ access }: NDArray): boolean {
  return access <= nums.complex128 || access === nums.datetime64 || access === nums.timedelta64;
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
  if (!isNumberOrTime(target) || !isNumberOrTime(source)) return false;
  // Numbers are counts of units, and NaT is the count that NaN becomes; units that differ are not copied.
  const { dtype: to } = target;
  const { dtype: from } = source;
  if (from.kind === to.kind && "mM".includes(to.kind) && !sameDType(from, to)) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  kernels.frame(target.shape);
  giveArray(kernels, 0, target);
  giveArray(kernels, 1, source, target.shape, strides);
  kernels.copy(isFreshMemory(target));
  return true;
}

/**
 * Copy elements where a mask is true, in a native kernel. Nothing overlaps out of step.
 *
 * The kernel also writes what it keeps, which other threads must not see in shared memory.
 *
 * @param strides - of the source over the shape of the target, and `flagStrides` those of the mask
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function copyWhereNative(
  target: NDArray,
  source: NDArray,
  strides: readonly number[],
  mask: NDArray,
  flagStrides: readonly number[],
): boolean {
  const { complex128 } = nums;
  if (target.access > complex128 || source.access > complex128 || mask.access !== nums.bool) {
    return false;
  }
  if (sizeOf(target.shape) < crossover.copy || isShared(target)) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  kernels.frame(target.shape);
  giveArray(kernels, 0, target);
  giveArray(kernels, 1, mask, target.shape, flagStrides);
  giveArray(kernels, 2, source, target.shape, strides);
  giveArray(kernels, 3, target);
  kernels.where();
  return true;
}

/**
 * Fill a new array with the elements of `a` where a mask is true and of `b` elsewhere, in a native kernel;
 * all three broadcast to it and have its dtype.
 *
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function chooseNative(result: NDArray, mask: NDArray, a: NDArray, b: NDArray): boolean {
  const { access } = result;
  if (access > nums.complex128 || a.access !== access || b.access !== access) return false;
  if (mask.access !== nums.bool || sizeOf(result.shape) < crossover.copy) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  kernels.frame(result.shape);
  giveArray(kernels, 0, result);
  giveArray(kernels, 1, mask, mask.shape, mask.strides);
  giveArray(kernels, 2, a, a.shape, a.strides);
  giveArray(kernels, 3, b, b.shape, b.strides);
  kernels.where(isFreshMemory(result));
  return true;
}

/** Whether other threads may write to the memory meanwhile. */
export function isShared(array: NDArray): boolean {
  return !(array.storage.memory.buffer instanceof ArrayBuffer);
}
