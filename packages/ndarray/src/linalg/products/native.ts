import type { DType } from "../../dtype/dtype.ts";
import { nums } from "../../dtype/dtype.ts";
import { crossover, kernelMemoryOf, nativeKernels } from "../../kernels/native.ts";
import type { NDArray } from "../../ndarray.ts";

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
): boolean {
  if ((num !== nums.float64 && num !== nums.float32) || m * n * k < crossover.product) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  const give = (i: number, { array, byteOffset }: Matrix, shape: number[], by: number[]): void => {
    kernels.operand(i, kernelMemoryOf(kernels, array.storage), byteOffset, num, shape, by);
  };
  kernels.frame([m, n, k]);
  give(0, c, [m, n, 1], [c.strides[0], c.strides[1], 0]);
  give(1, a, [m, 1, k], [a.strides[0], 0, a.strides[1]]);
  give(2, b, [1, n, k], [0, b.strides[1], b.strides[0]]);
  kernels.matmul();
  return true;
}
