import type { DType } from "../../dtype/dtype.ts";
import { nums } from "../../dtype/dtype.ts";
import { crossover, kernelMemoryOf, nativeKernels } from "../../kernels/native.ts";
import type { NDArray } from "../../ndarray.ts";

/** The axes in front of matrices that are multiplied pairwise. */
export interface Stack {
  readonly shape: readonly number[];
  /** Bytes per step along them, for a, b and c; 0 where a matrix is repeated. */
  readonly steps: readonly [a: readonly number[], b: readonly number[], c: readonly number[]];
}

const single: Stack = { shape: [], steps: [[], [], []] };

/** A matrix inside an array. */
export interface Matrix {
  readonly array: NDArray;
  /** Where its first element is in the buffer. */
  readonly byteOffset: number;
  /** Bytes per step to the next row, and to the next column. */
  readonly strides: readonly [number, number];
}

/**
 * Write the product of a (m x k) and b (k x n) to c (m x n) in a native kernel. All have one dtype, and c
 * overlaps neither of the others.
 *
 * Each element is a chain of additions in order of k, as in JavaScript, but with fused multiply-adds where
 * the CPU has them.
 *
 * @param stack - axes of more such matrices, the first of which are given
 * @returns false when there is no kernel for this, or the matrices are too small for one
 */
export function multiplyNative(
  { num }: DType,
  m: number,
  n: number,
  k: number,
  a: Matrix,
  b: Matrix,
  c: Matrix,
  { shape, steps: [aSteps, bSteps, cSteps] }: Stack = single,
): boolean {
  if (m * n * k === 0) return false;
  // In JavaScript a matrix of a stack costs as much again as some hundred multiplications.
  const each = m * n * k + (shape.length === 0 ? 0 : 200);
  const work = shape.reduce((product, length) => product * length, each);
  if (work < (num === nums.int64 ? crossover.bigint : crossover.product)) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const give = (i: number, { array, byteOffset }: Matrix, own: number[], by: number[]): void => {
    kernels.operand(i, kernelMemoryOf(kernels, array.storage), byteOffset, num, own, by);
  };
  kernels.frame([...shape, m, n, k]);
  give(0, c, [...shape, m, n, 1], [...cSteps, c.strides[0], c.strides[1], 0]);
  give(1, a, [...shape, m, 1, k], [...aSteps, a.strides[0], 0, a.strides[1]]);
  give(2, b, [...shape, 1, n, k], [...bSteps, 0, b.strides[1], b.strides[0]]);
  kernels.matmul();
  return true;
}
