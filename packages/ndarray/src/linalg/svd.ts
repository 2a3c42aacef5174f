import { checkOptions } from "../arguments.ts";
import { asarray } from "../create/array.ts";
import type { NDArray } from "../ndarray.ts";
import { type NativeSvd, svdNative } from "./dense/native.ts";
import { qComplex, qReal, qrComplex, qrReal } from "./dense/qr.ts";
import { orthogonalize } from "./dense/svd.ts";
import { LinAlgError } from "./errors.ts";
import { checkFinite, fromDoubles, type Matrices, matricesOf, matrixAt } from "./matrices.ts";
import type { GivenName, GivenShape } from "../types/given.ts";
import type { MatrixName, PartShape, RealName } from "../types/matrices.ts";
import type { Shape } from "../types/shape.ts";

/** U, the singular values in descending order, and V^H of A = U S V^H. */
export interface Svd<
  D extends string = string,
  S extends Shape = Shape,
  F extends boolean = boolean,
> {
  readonly u: NDArray<MatrixName<D>, PartShape<S, F extends true ? "mm" : "mk">>;
  readonly s: NDArray<RealName<D>, PartShape<S, "k">>;
  readonly vh: NDArray<MatrixName<D>, PartShape<S, F extends true ? "nn" : "kn">>;
}

/**
 * The singular value decomposition.
 *
 * @param a - shape (..., m, n)
 * @param options.fullMatrices - U and V^H are square (default true); else they have min(m, n) columns
 *   and rows
 * @returns new arrays
 * @throws {LinAlgError} fewer than two axes, or elements that are not finite
 * @see numpy.linalg.svd. Small, complex and, without `@tsmem/native`, all matrices: one-sided Jacobi
 *   rotations, with which small singular values keep their digits. Else bidiagonalisation, as LAPACK does.
 */
export function svd<const A, F extends boolean = true>(
  a: A,
  options?: { readonly fullMatrices?: F },
): Svd<GivenName<A>, GivenShape<A>, F>;
export function svd(a: unknown, options: { readonly fullMatrices?: boolean } = {}): Svd {
  checkOptions("svd", options);
  const matrices = matricesOf("svd", asarray(a));
  const { rows: m, columns: n, step, count, stack, type, realType } = matrices;
  const k = Math.min(m, n);
  const isFull = options.fullMatrices ?? true;
  const [uColumns, vRows] = isFull ? [m, n] : [k, k];
  const u = new Float64Array(count * m * uColumns * step);
  const s = new Float64Array(count * k);
  const vh = new Float64Array(count * vRows * n * step);
  for (let i = 0; i < count; i++) {
    const quick = nativeFactors("svd", matrices, i, isFull ? "full" : "reduced");
    if (quick !== null) {
      u.set(quick.u, i * quick.u.length);
      s.set(quick.values, i * k);
      vh.set(quick.vh, i * quick.vh.length);
      continue;
    }
    const found = factors("svd", matrices, i);
    const left = completed(found.left, m, k, uColumns, step);
    const right = completed(found.right, n, k, vRows, step);
    u.set(left, i * left.length);
    s.set(found.values, i * k);
    storeAdjoint(
      vh.subarray(i * vRows * n * step, (i + 1) * vRows * n * step),
      right,
      n,
      vRows,
      step,
    );
  }
  return {
    u: fromDoubles("svd", u, [...stack, m, uColumns], type),
    s: fromDoubles("svd", s, [...stack, k], realType),
    vh: fromDoubles("svd", vh, [...stack, vRows, n], type),
  };
}

/** The singular values in descending order, of shape (..., min(m, n)). @see numpy.linalg.svdvals */
export function svdvals<const A>(
  a: A,
): NDArray<RealName<GivenName<A>>, PartShape<GivenShape<A>, "k">>;
export function svdvals(a: unknown): NDArray {
  const matrices = matricesOf("svdvals", asarray(a));
  const { stack, realType } = matrices;
  const k = Math.min(matrices.rows, matrices.columns);
  return fromDoubles("svdvals", singularValues("svdvals", matrices), [...stack, k], realType);
}

/** The singular values of a stack, k after k. */
export function singularValues(operation: string, matrices: Matrices): Float64Array {
  const k = Math.min(matrices.rows, matrices.columns);
  const values = new Float64Array(matrices.count * k);
  for (let i = 0; i < matrices.count; i++) {
    const quick = nativeFactors(operation, matrices, i, "none");
    values.set((quick ?? factors(operation, matrices, i)).values, i * k);
  }
  return values;
}

/** Singular vectors as columns of row-major matrices, m x k and n x k; zero columns where s is 0. */
interface Factors {
  readonly left: Float64Array;
  readonly values: Float64Array;
  readonly right: Float64Array;
}

/** The decomposition in a native kernel; null when there is none, or it did not converge. */
function nativeFactors(
  operation: string,
  matrices: Matrices,
  index: number,
  vectors: "none" | "reduced" | "full",
): NativeSvd | null {
  if (matrices.step === 2) return null;
  const matrix = matrixAt(matrices, index);
  checkFinite(operation, "SVD", matrix);
  const found = svdNative(matrix.slice(), matrices.rows, matrices.columns, vectors);
  return found === false ? null : found;
}

function factors(operation: string, matrices: Matrices, index: number): Factors {
  const { rows: m, columns: n, step } = matrices;
  const matrix = matrixAt(matrices, index);
  checkFinite(operation, "SVD", matrix);
  // The columns of the tall side are rotated; a wide matrix is replaced by its adjoint.
  const isWide = m < n;
  const [length, k] = isWide ? [n, m] : [m, n];
  let largest = 0;
  for (let i = 0; i < matrix.length; i++) largest = Math.max(largest, Math.abs(matrix[i]!));
  const scale = largest === 0 ? 1 : largest;
  const columns = new Float64Array(length * k * step);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const from = (i * n + j) * step;
      const to = (isWide ? i * length + j : j * length + i) * step;
      columns[to] = matrix[from]! / scale;
      if (step === 2) columns[to + 1] = ((isWide ? -1 : 1) * matrix[from + 1]!) / scale;
    }
  }
  const v = new Float64Array(k * k * step);
  for (let i = 0; i < k; i++) v[(i * k + i) * step] = 1;
  if (!orthogonalize(columns, k, length, v, k, step)) {
    throw new LinAlgError(`${operation}: SVD did not converge`, { shape: [m, n] });
  }
  return sorted(columns, v, length, k, step, scale, isWide);
}

function sorted(
  columns: Float64Array,
  v: Float64Array,
  length: number,
  k: number,
  step: 1 | 2,
  scale: number,
  isWide: boolean,
): Factors {
  const norms = Array.from({ length: k }, (_, j) => {
    let sum = 0;
    for (let i = j * length * step; i < (j + 1) * length * step; i++) {
      sum += columns[i]! * columns[i]!;
    }
    return Math.sqrt(sum);
  });
  const order = Array.from(norms.keys()).sort((x, y) => norms[y]! - norms[x]!);
  const values = Float64Array.from(order, (j) => norms[j]! * scale);
  const tall = new Float64Array(length * k * step);
  const square = new Float64Array(k * k * step);
  order.forEach((from, to) => {
    const norm = norms[from]!;
    for (let i = 0; i < length; i++) {
      for (let part = 0; part < step; part++) {
        const value = columns[(from * length + i) * step + part]!;
        tall[(i * k + to) * step + part] = norm === 0 ? 0 : value / norm;
      }
    }
    for (let i = 0; i < k; i++) {
      for (let part = 0; part < step; part++) {
        square[(i * k + to) * step + part] = v[(from * k + i) * step + part]!;
      }
    }
  });
  return isWide ? { left: square, values, right: tall } : { left: tall, values, right: square };
}

/**
 * Extend orthonormal columns to `wanted`: zero columns, and those that are missing, are replaced by
 * what Householder reflections find orthogonal to the others.
 */
function completed(
  a: Float64Array,
  length: number,
  k: number,
  wanted: number,
  step: 1 | 2,
): Float64Array {
  let rank = 0;
  while (rank < k && hasColumn(a, length, k, rank, step)) rank += 1;
  if (rank === wanted && k === wanted) return a;
  const known = new Float64Array(length * rank * step);
  for (let i = 0; i < length; i++) {
    known.set(a.subarray(i * k * step, (i * k + rank) * step), i * rank * step);
  }
  const kept = known.slice();
  const reflectors = (step === 1 ? qrReal : qrComplex)(known, length, rank);
  const q = (step === 1 ? qReal : qComplex)(known, length, rank, reflectors, wanted);
  for (let i = 0; i < length; i++) {
    q.set(kept.subarray(i * rank * step, (i + 1) * rank * step), i * wanted * step);
  }
  return q;
}

function hasColumn(a: Float64Array, length: number, k: number, j: number, step: 1 | 2): boolean {
  for (let i = 0; i < length; i++) {
    for (let part = 0; part < step; part++) if (a[(i * k + j) * step + part] !== 0) return true;
  }
  return false;
}

/** Store the conjugate transpose of `a` (rows x columns). */
function storeAdjoint(
  target: Float64Array,
  a: Float64Array,
  rows: number,
  columns: number,
  step: 1 | 2,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      target[(j * rows + i) * step] = a[(i * columns + j) * step]!;
      if (step === 2) target[(j * rows + i) * 2 + 1] = -a[(i * columns + j) * 2 + 1]!;
    }
  }
}
