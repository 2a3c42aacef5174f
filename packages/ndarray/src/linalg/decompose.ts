import { checkOptions } from "../arguments.ts";
import { asarray } from "../create/array.ts";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";
import { choleskyComplex, choleskyReal } from "./dense/cholesky.ts";
import { choleskyNative, eighNative, qrNative } from "./dense/native.ts";
import { eighComplex, eighReal } from "./dense/eigh.ts";
import { qComplex, qReal, qrComplex, qrReal } from "./dense/qr.ts";
import { LinAlgError } from "./errors.ts";
import {
  checkFinite,
  fromDoubles,
  type Matrices,
  matricesOf,
  matrixAt,
  squareMatricesOf,
} from "./matrices.ts";
import type { GivenName, GivenShape } from "../types/given.ts";
import type { MatrixName, PartShape, RealName, Square } from "../types/matrices.ts";

/**
 * The Cholesky factor L of A = L L^H, or U of A = U^H U.
 *
 * Only one triangle of `a` is read: the lower one, or the upper one with `upper`.
 *
 * @param a - shape (..., n, n), symmetric or Hermitian, positive definite
 * @returns new array of that shape
 * @throws {LinAlgError} not positive definite, or not square
 * @see numpy.linalg.cholesky
 */
export function cholesky<const A>(
  a: A & Square<GivenShape<A>>,
  options?: { readonly upper?: boolean },
): NDArray<MatrixName<GivenName<A>>, GivenShape<A>>;
export function cholesky(a: unknown, options: { readonly upper?: boolean } = {}): NDArray {
  checkOptions("cholesky", options);
  const given = asarray(a);
  const matrices = squareMatricesOf("cholesky", given);
  const { rows: n, step, count, data, type } = matrices;
  for (let i = 0; i < count; i++) {
    const matrix = matrixAt(matrices, i);
    if (options.upper === true) transposeInPlace(matrix, n, step);
    const isDefinite =
      step === 1
        ? (choleskyNative(matrix, n) ?? choleskyReal(matrix, n))
        : choleskyComplex(matrix, n);
    if (!isDefinite) {
      throw new LinAlgError("cholesky: Matrix is not positive definite", { shape: given.shape });
    }
    if (options.upper === true) transposeInPlace(matrix, n, step);
  }
  return fromDoubles("cholesky", data, given.shape, type);
}

/** Conjugate transpose of one square matrix. */
function transposeInPlace(a: Float64Array, n: number, step: 1 | 2): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      for (let part = 0; part < step; part++) {
        const sign = part === 1 ? -1 : 1;
        const upper = (j * n + i) * step + part;
        const lower = (i * n + j) * step + part;
        const value = a[upper]!;
        a[upper] = sign * a[lower]!;
        a[lower] = sign * value;
      }
    }
  }
}

/** What of a QR decomposition is wanted. */
export type QrMode = "reduced" | "complete";

/**
 * The decomposition A = Q R into an orthonormal and an upper triangular matrix.
 *
 * @param a - shape (..., m, n)
 * @param mode - "reduced" (default): Q has min(m, n) columns; "complete": m
 * @returns new arrays
 * @throws {LinAlgError} fewer than two axes
 * @see numpy.linalg.qr. Householder reflections.
 */
export function qr<const A, M extends QrMode = "reduced">(
  a: A,
  mode?: M,
): {
  readonly q: NDArray<
    MatrixName<GivenName<A>>,
    PartShape<GivenShape<A>, { reduced: "mk"; complete: "mm" }[M]>
  >;
  readonly r: NDArray<
    MatrixName<GivenName<A>>,
    PartShape<GivenShape<A>, { reduced: "kn"; complete: "mn" }[M]>
  >;
};
export function qr(
  a: unknown,
  mode: QrMode = "reduced",
): { readonly q: NDArray; readonly r: NDArray } {
  const given: string = mode;
  if (given !== "reduced" && given !== "complete") {
    throw new ValueError(`qr: Unrecognized mode '${shown(mode)}'; use reduced or complete`, {
      value: mode,
    });
  }
  const matrices = matricesOf("qr", asarray(a));
  const { rows: m, columns: n, step, count, stack, type } = matrices;
  const k = mode === "complete" ? m : Math.min(m, n);
  const q = new Float64Array(count * m * k * step);
  const r = new Float64Array(count * k * n * step);
  for (let i = 0; i < count; i++) {
    const matrix = matrixAt(matrices, i);
    q.set(qInPlace(matrix, m, n, k, step), i * m * k * step);
    for (let row = 0; row < Math.min(k, n); row++) {
      const from = (row * n + row) * step;
      r.set(matrix.subarray(from, (row + 1) * n * step), i * k * n * step + from);
    }
  }
  return {
    q: fromDoubles("qr", q, [...stack, m, k], type),
    r: fromDoubles("qr", r, [...stack, k, n], type),
  };
}

/** Overwrite the upper triangle of `a` (m x n) with R, and give the first columns of Q. */
function qInPlace(
  a: Float64Array,
  m: number,
  n: number,
  columns: number,
  step: 1 | 2,
): Float64Array {
  if (step === 2) return qComplex(a, m, n, qrComplex(a, m, n), columns);
  return qrNative(a, m, n, columns) ?? qReal(a, m, n, qrReal(a, m, n), columns);
}

/** Which triangle of the matrix is read. */
export type Triangle = "L" | "U";

/**
 * Eigenvalues, ascending, and eigenvectors of symmetric or Hermitian matrices.
 *
 * @param a - shape (..., n, n); only one triangle is read
 * @param uplo - "L" (default) or "U"
 * @returns values of shape (..., n), vectors as columns of shape (..., n, n)
 * @throws {LinAlgError} not square, or elements that are not finite
 * @see numpy.linalg.eigh
 */
export function eigh<const A>(
  a: A & Square<GivenShape<A>>,
  uplo?: Triangle,
): {
  readonly eigenvalues: NDArray<RealName<GivenName<A>>, PartShape<GivenShape<A>, "n">>;
  readonly eigenvectors: NDArray<MatrixName<GivenName<A>>, GivenShape<A>>;
};
export function eigh(
  a: unknown,
  uplo: Triangle = "L",
): { readonly eigenvalues: NDArray; readonly eigenvectors: NDArray } {
  const { values, vectors, matrices } = eigenpairs("eigh", asarray(a), uplo, true);
  const { stack, rows: n, type, realType } = matrices;
  return {
    eigenvalues: fromDoubles("eigh", values, [...stack, n], realType),
    eigenvectors: fromDoubles("eigh", vectors, [...stack, n, n], type),
  };
}

/** The eigenvalues that `eigh` gives. @see numpy.linalg.eigvalsh */
export function eigvalsh<const A>(
  a: A & Square<GivenShape<A>>,
  uplo?: Triangle,
): NDArray<RealName<GivenName<A>>, PartShape<GivenShape<A>, "n">>;
export function eigvalsh(a: unknown, uplo: Triangle = "L"): NDArray {
  const { values, matrices } = eigenpairs("eigvalsh", asarray(a), uplo, false);
  return fromDoubles("eigvalsh", values, [...matrices.stack, matrices.rows], matrices.realType);
}

interface Eigenpairs {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
  readonly matrices: Matrices;
}

/** @param wanted - whether the vectors are, too; else `vectors` is empty */
function eigenpairs(operation: string, a: NDArray, uplo: Triangle, wanted: boolean): Eigenpairs {
  const given: string = uplo;
  if (given !== "L" && given !== "U") {
    throw new ValueError(`${operation}: UPLO argument must be 'L' or 'U', not ${shown(uplo)}`, {
      value: uplo,
    });
  }
  const matrices = squareMatricesOf(operation, a);
  const { rows: n, step, count } = matrices;
  const values = new Float64Array(count * n);
  const vectors = new Float64Array(wanted ? count * n * n * step : 0);
  for (let i = 0; i < count; i++) {
    const matrix = matrixAt(matrices, i);
    mirror(matrix, n, step, uplo);
    checkFinite(operation, "Eigenvalues", matrix);
    const own = values.subarray(i * n, (i + 1) * n);
    const target = vectors.subarray(i * n * n * step, (i + 1) * n * n * step);
    if (!findEigenpairs(matrix, n, step, own, target)) {
      throw new LinAlgError(`${operation}: Eigenvalues did not converge`, { shape: a.shape });
    }
  }
  return { values, vectors, matrices };
}

/** Write eigenvalues in ascending order, and vectors as columns where there is room; `a` is destroyed. */
function findEigenpairs(
  a: Float64Array,
  n: number,
  step: 1 | 2,
  values: Float64Array,
  vectors: Float64Array,
): boolean {
  const sorted = step === 1 ? eighNative(a, n, vectors.length > 0) : null;
  if (sorted !== null) {
    if (sorted === false) return false;
    values.set(sorted);
    if (vectors.length > 0) vectors.set(a);
    return true;
  }
  const found = (step === 1 ? eighReal : eighComplex)(a, n);
  if (found === null) return false;
  const order = Array.from(found.values.keys());
  order.sort((x, y) => found.values[x]! - found.values[y]!);
  order.forEach((from, column) => {
    values[column] = found.values[from]!;
    for (let row = 0; row < n && vectors.length > 0; row++) {
      for (let part = 0; part < step; part++) {
        vectors[(row * n + column) * step + part] = found.vectors[(from * n + row) * step + part]!;
      }
    }
  });
  return true;
}

/** Overwrite one triangle by the conjugate of the other. */
function mirror(a: Float64Array, n: number, step: 1 | 2, uplo: Triangle): void {
  for (let i = 0; i < n; i++) {
    if (step === 2) a[(i * n + i) * 2 + 1] = 0;
    for (let j = 0; j < i; j++) {
      const lower = (i * n + j) * step;
      const upper = (j * n + i) * step;
      const [from, to] = uplo === "L" ? [lower, upper] : [upper, lower];
      a[to] = a[from]!;
      if (step === 2) a[to + 1] = -a[from + 1]!;
    }
  }
}
