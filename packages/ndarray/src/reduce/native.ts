import { nums } from "../dtype/dtype.ts";
import { crossover, nativeKernels } from "../kernels/native.ts";
import { giveArray } from "../iterate/native.ts";
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

/**
 * Reduce in a native kernel, which finds the reduced axes by their length of 1 in the result.
 *
 * @param result - of the dtype in which to compute, with length 1 along every reduced axis
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function reduceNative(ufunc: Ufunc, array: NDArray, result: NDArray): boolean {
  const op = kernelNames[ufunc.name];
  if (op === undefined || array.access > nums.complex128) return false;
  if (result.dtype.num > nums.complex128 || sizeOf(array.shape) < crossover.fold) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const id = kernels.ReduceOp[op];
  const isLogic = op === "all" || op === "any";
  const loop = isLogic ? array.access : result.dtype.num;
  if (id === undefined || kernels.REDUCE_LOOPS[id]![loop] !== result.dtype.num) {
    return false;
  }
  kernels.frame(array.shape);
  giveArray(kernels, 0, result);
  giveArray(kernels, 1, array);
  kernels.reduce(id, loop);
  return true;
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
  const last = (list: readonly number[]): number[] => [
    ...list.filter((_, axis) => axis !== along),
    list[along]!,
  ];
  const shape = last(array.shape);
  kernels.frame(shape);
  giveArray(kernels, 0, result, [...result.shape, 1], [...result.strides, 0]);
  giveArray(kernels, 1, array, shape, last(array.strides));
  if (name === "argmax") kernels.argmax();
  else kernels.argmin();
  return true;
}
