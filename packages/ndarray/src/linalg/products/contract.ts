import { inDType } from "./operand.ts";
import { astype } from "../../assign/astype.ts";
import { newArray } from "../../create/empty.ts";
import type { DType } from "../../dtype/dtype.ts";
import { nums } from "../../dtype/dtype.ts";
import { sizeOf } from "../../layout/shape.ts";
import type { NDArray } from "../../ndarray.ts";
import type { Data } from "../../storage/memory.ts";
import { viewOf } from "../../views/view-of.ts";
import { addProduct, computeDType } from "./dispatch.ts";

/** Components per element in the typed array of a dtype: 2 for complex ones. */
export function components({ num }: DType): number {
  return num === nums.complex64 || num === nums.complex128 ? 2 : 1;
}

/** A C-contiguous array of one dtype as the typed array of its elements. */
export function elementsOf(a: NDArray): Data {
  const data = a.storage.typed(a.dtype.num);
  const start = a.byteOffset / data.BYTES_PER_ELEMENT;
  return data.subarray(start, start + sizeOf(a.shape) * components(a.dtype));
}

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
  const result = newArray(operation, shape, compute);
  const sums = elementsOf(result);
  clear(sums);
  const m = aFree.reduce((size, i) => size * a.shape[i]!, 1);
  const n = bFree.reduce((size, i) => size * b.shape[i]!, 1);
  const k = aAxes.reduce((size, i) => size * a.shape[i]!, 1);
  addProduct(compute, m, n, k, elementsOf(left), elementsOf(right), sums);
  return astype(result, type, { copy: false });
}

/** Set all elements to zero: sums start there, and memory is not promised to be clear. */
export function clear(data: Data): void {
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) data.fill(0n);
  else data.fill(0);
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
