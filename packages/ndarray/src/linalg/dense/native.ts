import { nums } from "../../dtype/dtype.ts";
import { type NativeKernels, nativeKernels } from "../../kernels/native.ts";
import { nativeSetting } from "../../kernels/setting.ts";

/*
 * Decompositions of real matrices in the kernels of `@tsmem/native`: the methods of the files beside this one, in
 * blocks, so that results agree to rounding. Each function gives null, and leaves everything alone, when there is
 * no kernel or the matrix is too small for the call. All matrices are row-major without gaps.
 */

/** Rows and columns from which on a kernel is called. */
const smallest = nativeSetting === "1" ? 1 : 10;

function kernelsFor(size: number, ...arrays: readonly Float64Array[]): NativeKernels | null {
  if (size < smallest) return null;
  const kernels = nativeKernels();
  if (kernels === null) return null;
  arrays.forEach((array, k) => {
    const memory = new kernels.KernelMemory(array.buffer);
    kernels.range(k, memory, array.byteOffset, nums.float64, array.length);
  });
  return kernels;
}

/** `luReal` without the pivots: 1 or -1 for the parity of the exchanges, 0 for a pivot of zero. */
export function luNative(a: Float64Array, n: number): number | null {
  return kernelsFor(n, a)?.lu(n) ?? null;
}

/**
 * Overwrite `b` (n x m) with the solution of a x = b; `a` is destroyed.
 *
 * @returns false for a pivot of zero
 */
export function solveNative(
  b: Float64Array,
  m: number,
  a: Float64Array,
  n: number,
): boolean | null {
  return kernelsFor(n, b, a)?.solve(n, m) ?? null;
}

/** `choleskyReal`: false when the matrix is not positive definite. */
export function choleskyNative(a: Float64Array, n: number): boolean | null {
  return kernelsFor(n, a)?.cholesky(n) ?? null;
}

/** Overwrite `a` (m x n) with R, zeros below its diagonal, and give the first columns of Q (m x columns). */
export function qrNative(
  a: Float64Array,
  m: number,
  n: number,
  columns: number,
): Float64Array | null {
  if (Math.min(m, n) < smallest) return null;
  const q = new Float64Array(m * columns);
  const kernels = kernelsFor(Math.min(m, n), q, a);
  if (kernels === null) return null;
  kernels.qr(m, n, columns);
  return q;
}

/**
 * The eigenvalues of the symmetric `a` (n x n) in ascending order; `a` becomes the eigenvectors, as columns, or is
 * destroyed without `vectors`.
 *
 * @returns false without convergence
 */
export function eighNative(
  a: Float64Array,
  n: number,
  vectors: boolean,
): Float64Array | false | null {
  if (n < smallest) return null;
  const values = new Float64Array(n);
  const kernels = kernelsFor(n, values, a);
  if (kernels === null) return null;
  return kernels.eigh(n, vectors) && values;
}

/** Singular values, descending, and vectors of a matrix m x n. */
export interface NativeSvd {
  readonly u: Float64Array;
  readonly values: Float64Array;
  readonly vh: Float64Array;
}

/**
 * The singular value decomposition of `a` (m x n), which may be destroyed.
 *
 * @param vectors - "full" for u of m x m and vh of n x n; "reduced" for min(m, n) columns and rows
 * @returns false without convergence
 */
export function svdNative(
  a: Float64Array,
  m: number,
  n: number,
  vectors: "none" | "reduced" | "full",
): NativeSvd | false | null {
  const [rows, k] = [Math.max(m, n), Math.min(m, n)];
  if (k < smallest || nativeKernels() === null) return null;
  const columns = vectors === "none" ? 0 : vectors === "full" ? rows : k;
  const valuesAndU = new Float64Array(k + rows * columns);
  const vh = new Float64Array(columns === 0 ? 0 : k * k);
  const kernels = kernelsFor(k, valuesAndU, vh, m < n ? transposed(a, m, n) : a);
  if (kernels?.svd(rows, k, columns) !== true) return kernels === null ? null : false;
  const values = valuesAndU.slice(0, k);
  const u = valuesAndU.slice(k);
  if (m >= n || columns === 0) return { u, values, vh };
  return { u: transposed(vh, k, k), values, vh: transposed(u, rows, columns) };
}

/** The transpose (n x m) of a matrix m x n. */
function transposed(a: Float64Array, m: number, n: number): Float64Array {
  const result = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) result[j * m + i] = a[i * n + j]!;
  }
  return result;
}
