import { inDType } from "./operand.ts";
import { astype } from "../../assign/astype.ts";
import { newResult } from "../../create/empty.ts";
import type { DType } from "../../dtype/dtype.ts";
import { sizeOf } from "../../layout/shape.ts";
import { contiguousStrides } from "../../layout/strides.ts";
import type { NDArray } from "../../ndarray.ts";
import { viewOf } from "../../views/view-of.ts";
import { computeDType, multiplyMatrices } from "./dispatch.ts";
import { type Matrix, multiplyNative, type Stack } from "./native.ts";

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
  const { compute, m, n, k, left, right, result, to } = prepare(
    operation,
    a,
    b,
    aAxes,
    bAxes,
    type,
  );
  multiplyMatrices(compute, m, n, k, left, right, to);
  return astype(result, type, { copy: false });
}

/**
 * `contract` for arrays with axes in common that stay, in one call of a native kernel.
 *
 * @param aStack - axes of `a` that stay, and `bStack` those of `b`, pairwise of equal length
 * @returns new C-contiguous array: the common axes, the other ones of `a`, those of `b`; null where there is no
 *   kernel, or not enough to do
 */
export function contractStack(
  operation: string,
  a: NDArray,
  b: NDArray,
  aAxes: readonly number[],
  bAxes: readonly number[],
  aStack: readonly number[],
  bStack: readonly number[],
  type: DType,
): NDArray | null {
  const prepared = prepare(operation, a, b, aAxes, bAxes, type, aStack, bStack);
  const { compute, m, n, k, left, right, result, to } = prepared;
  const count = aStack.length;
  const stack: Stack = {
    shape: result.shape.slice(0, count),
    steps: [left, right, to].map(({ array }) => array.strides.slice(0, count)) as Triple,
  };
  if (!multiplyNative(compute, m, n, k, left, right, to, stack)) return null;
  return astype(result, type, { copy: false });
}

type Triple = [number[], number[], number[]];

function prepare(
  operation: string,
  a: NDArray,
  b: NDArray,
  aAxes: readonly number[],
  bAxes: readonly number[],
  type: DType,
  aStack: readonly number[] = [],
  bStack: readonly number[] = [],
): Prepared {
  const compute = computeDType(operation, type);
  const aFree = a.shape.map((_, i) => i).filter((i) => !aAxes.includes(i) && !aStack.includes(i));
  const bFree = b.shape.map((_, i) => i).filter((i) => !bAxes.includes(i) && !bStack.includes(i));
  const count = aStack.length;
  const first = inDType(permuted(a, [...aStack, ...aFree, ...aAxes]), compute);
  const second = inDType(permuted(b, [...bStack, ...bAxes, ...bFree]), compute);
  const lengths = (array: NDArray, axes: readonly number[]): number[] =>
    axes.map((i) => array.shape[i]!);
  const shape = [...lengths(a, aStack), ...lengths(a, aFree), ...lengths(b, bFree)];
  const { itemsize } = compute;
  const result = newResult(operation, shape, contiguousStrides(shape, itemsize), compute);
  const n = sizeOf(lengths(b, bFree));
  return {
    compute,
    m: sizeOf(lengths(a, aFree)),
    n,
    k: sizeOf(lengths(a, aAxes)),
    left: matrixOf(first, count, aFree.length),
    right: matrixOf(second, count, bAxes.length),
    result,
    to: { array: result, byteOffset: result.byteOffset, strides: [n * itemsize, itemsize] },
  };
}

interface Prepared {
  readonly compute: DType;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly left: Matrix;
  readonly right: Matrix;
  readonly result: NDArray;
  readonly to: Matrix;
}

/**
 * The matrix, behind `stack` axes, whose rows run over the next `rowAxes` axes and whose columns over the
 * others: in place, or in a copy.
 */
function matrixOf(a: NDArray, stack: number, rowAxes: number): Matrix {
  const row = mergedStride(a, stack, stack + rowAxes);
  const column = mergedStride(a, stack + rowAxes, a.shape.length);
  if (row !== null && column !== null) {
    return { array: a, byteOffset: a.byteOffset, strides: [row, column] };
  }
  const dense = inDType(a, a.dtype, "C");
  const width = sizeOf(a.shape.slice(stack + rowAxes));
  const strides = [width * a.itemsize, a.itemsize] as const;
  return { array: dense, byteOffset: dense.byteOffset, strides };
}

/** The one step in bytes that leads through all elements of neighbouring axes in C order; null without one. */
function mergedStride(
  { shape, strides, itemsize }: NDArray,
  from: number,
  to: number,
): number | null {
  let merged: number | null = null;
  let next = 0;
  for (let axis = to - 1; axis >= from; axis--) {
    if (shape[axis] === 1) continue;
    if (merged === null) merged = strides[axis]!;
    else if (strides[axis] !== next) return null;
    next = strides[axis]! * shape[axis]!;
  }
  return merged ?? itemsize;
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
