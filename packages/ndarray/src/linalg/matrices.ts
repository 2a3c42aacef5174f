import { inDType } from "./products/operand.ts";
import { DTypeError } from "@tsmem/core";
import { newArray } from "../create/empty.ts";
import { float32, float64 } from "../dtype/builtin.ts";
import { complex128, complex64 } from "../dtype/other-numbers.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { LinAlgError } from "./errors.ts";
import { elementsOf } from "./products/elements.ts";

/**
 * A stack of matrices as row-major doubles, which is what the decompositions compute in. Float32
 * results are rounded once, at the end.
 */
export interface Matrices {
  /** The axes in front of the matrices. */
  readonly stack: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly count: number;
  /** 1 for real, 2 for (re, im) pairs. */
  readonly step: 1 | 2;
  /** A copy, matrix after matrix. */
  readonly data: Float64Array;
  /** Dtype of results that are matrices. */
  readonly type: DType;
  /** Dtype of results that are real even for complex matrices. */
  readonly realType: DType;
}

/**
 * Read an array as matrices.
 *
 * @throws {LinAlgError} fewer than two axes
 * @throws {DTypeError} neither numbers nor booleans, or float16
 */
export function matricesOf(operation: string, a: NDArray): Matrices {
  if (a.shape.length < 2) {
    throw new LinAlgError(
      `${operation}: ${a.shape.length}-dimensional array given. Array must be at least two-dimensional`,
      { shape: a.shape },
    );
  }
  const type = resultType(operation, a.dtype);
  const isComplex = type.kind === "c";
  const wide = inDType(a, isComplex ? complex128 : float64, "C");
  const stack = a.shape.slice(0, -2);
  const [rows, columns] = a.shape.slice(-2) as [number, number];
  return {
    stack,
    rows,
    columns,
    count: stack.reduce((product, length) => product * length, 1),
    step: isComplex ? 2 : 1,
    data: (elementsOf(wide) as Float64Array).slice(),
    type,
    realType: type === float32 || type === complex64 ? float32 : float64,
  };
}

/** The dtype of results: integers and booleans give float64. */
export function resultType(operation: string, { num, name }: DType): DType {
  if (num === nums.float32) return float32;
  if (num === nums.complex64) return complex64;
  if (num === nums.complex128) return complex128;
  if (num === nums.float64 || num <= nums.uint64) return float64;
  throw new DTypeError(`${operation}: array type ${name} is unsupported in linalg`, {
    dtypes: [name],
  });
}

/** `matricesOf` for square matrices. @throws {LinAlgError} not square */
export function squareMatricesOf(operation: string, a: NDArray): Matrices {
  const matrices = matricesOf(operation, a);
  if (matrices.rows === matrices.columns) return matrices;
  throw new LinAlgError(
    `${operation}: Last 2 dimensions of the array must be square, not ${tupleText(a.shape)}`,
    { shape: a.shape },
  );
}

/** One matrix of a stack; shares memory with it. */
export function matrixAt({ data, rows, columns, step }: Matrices, index: number): Float64Array {
  const size = rows * columns * step;
  return data.subarray(index * size, (index + 1) * size);
}

/** A new array of a dtype from doubles (pairs for complex dtypes). */
export function fromDoubles(
  operation: string,
  data: Float64Array,
  shape: readonly number[],
  type: DType,
): NDArray {
  const result = newArray(operation, shape, type);
  const target = elementsOf(result) as Float64Array;
  target.set(data);
  return result;
}

/** @throws {LinAlgError} a value that is not finite, with which no iteration ends */
export function checkFinite(operation: string, what: string, matrix: Float64Array): void {
  for (let i = 0; i < matrix.length; i++) {
    if (Number.isFinite(matrix[i])) continue;
    throw new LinAlgError(
      `${operation}: ${what} did not converge; the matrix has NaN or infinite elements`,
      { shape: [matrix.length] },
    );
  }
}
