import { OutOfRangeError, ShapeError } from "@tsmem/core";
import { block, type KernelBinding } from "./binding.ts";
import { begin, beginRanges, lengthOfRange } from "./call.ts";
import { finish } from "./errors.ts";
import { KernelDType, Slot } from "./generated/table.ts";

/*
 * Matrix products, and decompositions of dense float64 matrices given by `range`, row by row without gaps.
 * The ranges of one call do not overlap; the results are undefined otherwise, though nothing outside
 * them is ever touched.
 */

/**
 * Operand 0 (..., m, n) = operand 1 (..., m, k) times operand 2 (..., k, n), any strides; all bool, int32, int64,
 * float32, float64, complex64 or complex128.
 *
 * The frame is [..., m, n, k]; give shapes [..., m, n, 1], [..., m, 1, k] and [..., 1, n, k], with the strides
 * in that order of axes. The axes in front are a stack of products. Operand 0 overlaps neither input.
 * With k = 0 nothing is written: the caller fills with 0. Each element is one chain of additions in
 * order of k; CPUs with fused multiply-add use it, so the last bits depend on the CPU level. Integers wrap;
 * for booleans the product is "and", the sum "or".
 */
export function matmul(): void {
  const kernels = begin(3);
  if (kernels === undefined) return;
  kernels.matmul();
  finish("matmul");
}

/**
 * Overwrite range 0, n x n, with the factors L (unit diagonal) and U of PA = LU, rows exchanged so that
 * pivots are largest.
 *
 * @returns 1 for an even number of exchanges, -1 for an odd one, 0 when a pivot is zero (the range is
 *   destroyed then)
 */
export function lu(n: number): number {
  const kernels = start("lu", 0, n, 0, [n * n]);
  if (kernels === undefined) return 1;
  kernels.lu();
  return outcome("lu");
}

/**
 * Overwrite range 0, n x m, with the solution x of a x = b, where b is what it holds and a is range 1, n x n,
 * which is destroyed.
 *
 * @returns false when a pivot is zero; range 0 is unchanged then
 */
export function solve(n: number, m: number): boolean {
  const kernels = start("solve", m, n, 0, [n * m, n * n]);
  if (kernels === undefined) return true;
  kernels.solve();
  return outcome("solve") !== 0;
}

/**
 * Overwrite range 0, n x n, with L of a = L L', with zeros above the diagonal. Only the lower triangle is read.
 *
 * @returns false when the matrix is not positive definite; the range is destroyed then
 */
export function cholesky(n: number): boolean {
  const kernels = start("cholesky", 0, n, 0, [n * n]);
  if (kernels === undefined) return true;
  kernels.cholesky();
  return outcome("cholesky") !== 0;
}

/**
 * Overwrite range 1, a of m x n, with R, zeros below its diagonal, and range 0, m x columns, with the first
 * columns of Q.
 *
 * @param columns - m, or min(m, n)
 */
export function qr(m: number, n: number, columns: number): void {
  need(columns === m || columns === Math.min(m, n), "qr", columns);
  const kernels = start("qr", m, n, columns, [m * columns, m * n]);
  if (kernels === undefined) return;
  kernels.qr();
  finish("qr");
}

/**
 * Write the eigenvalues of the symmetric matrix in range 1, n x n, to range 0, n, in ascending order. Only the upper
 * triangle is read; the eigenvectors take its place as columns, or nothing of use without `vectors`.
 *
 * @returns false when an eigenvalue does not converge, as with NaN or infinities
 */
export function eigh(n: number, vectors: boolean): boolean {
  const kernels = start("eigh", 0, n, vectors ? 1 : 0, [n, n * n]);
  if (kernels === undefined) return true;
  kernels.eigh();
  return outcome("eigh") !== 0;
}

/**
 * Decompose range 2, a of m x n with m >= n, which is destroyed: range 0 gets the n singular values in descending
 * order and, behind them, u of m x columns; range 1 gets the adjoint of v, n x n.
 *
 * @param columns - n, or m, or 0 for the values alone, without u and range 1 (whose length is 0 then)
 * @returns false when a value does not converge, as with NaN or infinities
 */
export function svd(m: number, n: number, columns: number): boolean {
  need(m >= n && (columns === 0 || columns === n || columns === m), "svd", columns);
  const kernels = start("svd", m, n, columns, [n + m * columns, columns === 0 ? 0 : n * n, m * n]);
  if (kernels === undefined) return true;
  kernels.svd();
  return outcome("svd") !== 0;
}

/**
 * Check the ranges of a call and leave its sizes in the block.
 *
 * @returns undefined for matrices without elements
 */
function start(
  operation: string,
  m: number,
  n: number,
  columns: number,
  lengths: readonly number[],
): KernelBinding | undefined {
  const { dtype, extra } = Slot;
  for (const size of [m, n, columns])
    need(Number.isSafeInteger(size) && size >= 0, operation, size);
  const kernels = beginRanges(lengths.length);
  lengths.forEach((length, k) => {
    if (lengthOfRange(k) === length && block[dtype + k] === KernelDType.float64) return;
    throw new ShapeError(
      `kernels.${operation}: range ${k} has ${lengthOfRange(k)} elements; give ${length} of float64`,
      { shape: [lengthOfRange(k)] },
    );
  });
  block[extra + 4] = m;
  block[extra + 5] = n;
  block[extra + 6] = columns;
  return lengths[0] === 0 || n === 0 ? undefined : kernels;
}

function need(holds: boolean, operation: string, value: number): void {
  if (holds) return;
  throw new OutOfRangeError(`kernels.${operation}: ${value} does not fit; see its sizes`, {
    value,
  });
}

function outcome(operation: string): number {
  finish(operation);
  return block[Slot.result + 1]!;
}
