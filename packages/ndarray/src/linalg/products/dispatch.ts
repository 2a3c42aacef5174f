import { DTypeError } from "@tsmem/core";
import { copy } from "../../assign/copy.ts";
import { bool, float32, float64, int32, int64 } from "../../dtype/builtin.ts";
import { complex128, complex64 } from "../../dtype/other-numbers.ts";
import { type DType, nums } from "../../dtype/dtype.ts";
import type { Data } from "../../storage/memory.ts";
import { viewOf } from "../../views/view-of.ts";
import { clear, elementsFrom } from "./elements.ts";
import {
  type Multiply,
  multiplyBool,
  multiplyComplex128,
  multiplyComplex64,
  multiplyFloat32,
  multiplyFloat64,
  multiplyInt32,
  multiplyInt64,
} from "./multiply.ts";
import { type Matrix, multiplyNative } from "./native.ts";

/**
 * The dtype in which products of a dtype are computed: narrow integers in int32 and uint64 in int64,
 * whose low bits are the same, float16 in float32.
 *
 * @throws {DTypeError} products of the dtype have no meaning
 */
export function computeDType(operation: string, dtype: DType): DType {
  switch (dtype.num) {
    case nums.bool:
      return bool;
    case nums.int64:
    case nums.uint64:
      return int64;
    case nums.float16:
    case nums.float32:
      return float32;
    case nums.float64:
      return float64;
    case nums.complex64:
      return complex64;
    case nums.complex128:
      return complex128;
    default:
      if (dtype.num < nums.int64) return int32;
      throw new DTypeError(
        `${operation}: ufunc 'matmul' did not contain a loop with signature matching types ` +
          `(${dtype.toString()}); products need numbers or booleans`,
        { dtypes: [dtype] },
      );
  }
}

/**
 * Write the product of two matrices, a (m x k) and b (k x n), to c (m x n). All hold elements of one dtype
 * that `computeDType` gave, and c, which is row-major without gaps, overlaps neither of the others; this
 * is the one place that picks the loop.
 */
export function multiplyMatrices(
  dtype: DType,
  m: number,
  n: number,
  k: number,
  a: Matrix,
  b: Matrix,
  c: Matrix,
): void {
  if (multiplyNative(dtype, m, n, k, a, b, c)) return;
  const sums = elementsFrom(c.array, c.byteOffset, m * n);
  clear(sums);
  addProduct(dtype, m, n, k, rowMajor(a, m, k), rowMajor(b, k, n), sums);
}

/** The elements of a matrix row by row: where they are, or a copy. */
function rowMajor({ array, byteOffset, strides }: Matrix, rows: number, columns: number): Data {
  const { itemsize } = array.dtype;
  const isReady =
    (strides[1] === itemsize || columns <= 1) && (strides[0] === columns * itemsize || rows <= 1);
  if (isReady) return elementsFrom(array, byteOffset, rows * columns);
  const dense = copy(viewOf(array, [rows, columns], strides, byteOffset));
  return elementsFrom(dense, dense.byteOffset, rows * columns);
}

/** Add the product of contiguous row-major matrices to c. */
function addProduct(
  { num }: DType,
  m: number,
  n: number,
  k: number,
  a: Data,
  b: Data,
  c: Data,
): void {
  const run = <A extends Data>(loop: Multiply<A>): void => {
    loop(m, n, k, a as A, b as A, c as A);
  };
  if (num === nums.float64) run(multiplyFloat64);
  else if (num === nums.float32) run(multiplyFloat32);
  else if (num === nums.int32) run(multiplyInt32);
  else if (num === nums.int64) run(multiplyInt64);
  else if (num === nums.complex128) run(multiplyComplex128);
  else if (num === nums.complex64) run(multiplyComplex64);
  else run(multiplyBool);
}
