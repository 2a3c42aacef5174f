import { inDType } from "./operand.ts";
import { astype } from "../../assign/astype.ts";
import { newResult } from "../../create/empty.ts";
import type { DType } from "../../dtype/dtype.ts";
import { contiguousStrides } from "../../layout/strides.ts";
import type { NDArray } from "../../ndarray.ts";
import { viewOf } from "../../views/view-of.ts";
import { computeDType, multiplyMatrices } from "./dispatch.ts";
import type { Matrix } from "./native.ts";

/**
 * Sum the products over axes of both arrays.
 *
 * @param type - dtype of the result
 * @param aAxes - axes of `a` to sum over, and `bAxes` those of `b`, pairwise of equal length
 * @returns new C-contiguous array: the other axes of `a`, then those of `b`
 */
export function contract(
  operation: string,
  a: NDArray,
  b: NDArray,
  aAxes: readonly number[],
  bAxes: readonly number[],
  type: DType,
): NDArray {
  const compute = computeDType(operation, type);
  const aFree = a.shape.map((_, i) => i).filter((i) => !aAxes.includes(i));
  const bFree = b.shape.map((_, i) => i).filter((i) => !bAxes.includes(i));
  const left = inDType(permuted(a, [...aFree, ...aAxes]), compute, "C");
  const right = inDType(permuted(b, [...bAxes, ...bFree]), compute, "C");
  const shape = [...aFree.map((i) => a.shape[i]!), ...bFree.map((i) => b.shape[i]!)];
  const { itemsize } = compute;
  const result = newResult(operation, shape, contiguousStrides(shape, itemsize), compute);
  const m = aFree.reduce((size, i) => size * a.shape[i]!, 1);
  const n = bFree.reduce((size, i) => size * b.shape[i]!, 1);
  const k = aAxes.reduce((size, i) => size * a.shape[i]!, 1);
  const matrix = (array: NDArray, columns: number): Matrix => ({
    array,
    byteOffset: array.byteOffset,
    strides: [columns * itemsize, itemsize],
  });
  multiplyMatrices(compute, m, n, k, matrix(left, k), matrix(right, n), matrix(result, n));
  return astype(result, type, { copy: false });
}

/** A view with the axes in another order. */
export function permuted(a: NDArray, axes: readonly number[]): NDArray {
  if (axes.every((axis, i) => axis === i)) return a;
  return viewOf(
    a,
    axes.map((i) => a.shape[i]!),
    axes.map((i) => a.strides[i]!),
    a.byteOffset,
  );
}
