import { nums } from "../dtype/dtype.ts";
import { crossover, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { giveArray, giveRun, isDense } from "../iterate/native.ts";
import { inNativeOrder } from "../iterate/swapped.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { Ufunc } from "../ufunc/definition.ts";

/** The kernels' names of the operations that they reduce with. */
const kernelNames: Readonly<Record<string, string>> = {
  add: "sum",
  multiply: "prod",
  maximum: "max",
  minimum: "min",
  logical_and: "all",
  logical_or: "any",
};

/** A kernel that reduces: its id, the dtype in which it computes and that of its result. */
export interface ReduceKernel {
  readonly op: number;
  readonly loop: number;
  readonly result: number;
}

/**
 * The kernel for a reduction, or null when there is none.
 *
 * @param from - dtype number of the operand
 * @param dtype - dtype number in which the reduction computes
 */
export function reduceKernel(
  kernels: NativeKernels,
  ufunc: Ufunc,
  from: number,
  dtype: number,
): ReduceKernel | null {
  const name = kernelNames[ufunc.name];
  if (name === undefined || from > nums.complex128 || dtype > nums.complex128) return null;
  const isLogic = name === "all" || name === "any";
  const op = kernels.ReduceOp[name];
  const loop = isLogic ? from : dtype;
  const result = isLogic ? nums.bool : dtype;
  if (op === undefined || kernels.REDUCE_LOOPS[op]![loop] !== result) return null;
  return { op, loop, result };
}

/**
 * Reduce in a native kernel, which finds the reduced axes by their length of 1 in the result.
 *
 * @param result - of the dtype in which to compute, with length 1 along every reduced axis
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function reduceNative(ufunc: Ufunc, given: NDArray, result: NDArray): boolean {
  if (sizeOf(given.shape) < crossover.fold) return false;
  // Sums of floats that have to be converted add up piece by piece; the others do not depend on that.
  const isSum = "fc".includes(given.dtype.kind) && ufunc.name === "add";
  const array = isSum ? given : inNativeOrder(given);
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const kernel = reduceKernel(kernels, ufunc, array.access, result.dtype.num);
  if (kernel === null) return false;
  kernels.frame(array.shape);
  giveArray(kernels, 0, result);
  giveArray(kernels, 1, array);
  kernels.reduce(kernel.op, kernel.loop);
  return true;
}

/**
 * Combine each element with the result so far along an axis in a native kernel.
 *
 * @param source - of the dtype and shape of `result`
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function accumulateNative(
  ufunc: Ufunc,
  source: NDArray,
  result: NDArray,
  along: number,
): boolean {
  const { num } = result.dtype;
  const name = kernelNames[ufunc.name];
  const isExtreme = name === "max" || name === "min";
  const isFold = name === "sum" || name === "prod" || (isExtreme && num < nums.complex64);
  if (!isFold || num === nums.bool || num === nums.float16 || num > nums.complex128) return false;
  if (source.access !== num || sizeOf(source.shape) < crossover.fold) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const shape = axisAtEnd(source.shape, along);
  kernels.frame(shape);
  giveArray(kernels, 0, result, shape, axisAtEnd(result.strides, along));
  giveArray(kernels, 1, source, shape, axisAtEnd(source.strides, along));
  kernels.accumulate(kernels.ReduceOp[name]!);
  return true;
}

/**
 * Fold slices of the lines along the last axis in a native kernel.
 *
 * @param source - of the dtype of \`result\`
 * @param positions - where slices start, checked
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function reduceatNative(
  ufunc: Ufunc,
  source: NDArray,
  result: NDArray,
  positions: NDArray<"int64">,
): boolean {
  const { num } = result.dtype;
  if (source.access !== num || sizeOf(source.shape) < crossover.fold || !isDense(source))
    return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const kernel = reduceKernel(kernels, ufunc, num, num);
  if (kernel?.result !== num || num === nums.float16) return false;
  giveRun(kernels, 0, result, num, result.size);
  giveRun(kernels, 1, source, num, source.size);
  giveRun(kernels, 2, positions, nums.int64, positions.size);
  kernels.reduceat(kernel.op, source.size / source.shape.at(-1)!);
  return true;
}

function axisAtEnd(list: readonly number[], along: number): number[] {
  return [...list.filter((_, axis) => axis !== along), list[along]!];
}

/**
 * Find the largest or smallest elements along an axis in a native kernel.
 *
 * @param name - `argmax` or `argmin`
 * @param result - int64, of the shape of `array` without the axis
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function findNative(name: string, array: NDArray, along: number, result: NDArray): boolean {
  if (array.access > nums.float64 || array.access !== array.dtype.num) return false;
  if (array.ndim === 0 || sizeOf(array.shape) < crossover.find) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const shape = axisAtEnd(array.shape, along);
  kernels.frame(shape);
  giveArray(kernels, 0, result, [...result.shape, 1], [...result.strides, 0]);
  giveArray(kernels, 1, array, shape, axisAtEnd(array.strides, along));
  if (name === "argmax") kernels.argmax();
  else kernels.argmin();
  return true;
}
