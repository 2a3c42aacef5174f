import { astype } from "../assign/astype.ts";
import { asarray } from "../create/array.ts";
import { float64 } from "../dtype/builtin.ts";
import { complex128 } from "../dtype/other-numbers.ts";
import { nums } from "../dtype/dtype.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { ShapeError } from "@tsmem/core";
import { broadcastShapes, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import { luNative, solveNative } from "./dense/native.ts";
import { luComplex, luReal, luSolveComplex, luSolveReal } from "./dense/lu.ts";
import { LinAlgError } from "./errors.ts";
import { fromDoubles, matricesOf, resultType, squareMatricesOf } from "./matrices.ts";
import { matrixAt } from "./matrices.ts";
import { orScalar } from "./products/matmul.ts";
import type { GivenName, GivenShape, Unwrapped } from "../types/given.ts";
import type {
  MatrixName,
  RealName,
  Solvable,
  SolvedShape,
  Square,
  StackOf,
} from "../types/matrices.ts";
import type { Promoted } from "../types/promotion.ts";

/**
 * Solve linear equations a x = b.
 *
 * @param a - shape (..., n, n)
 * @param b - shape (n,), or (..., n, k) for k right-hand sides; the axes in front are broadcast
 * @returns new array of the shape of `b` (broadcast)
 * @throws {LinAlgError} a matrix is singular or not square
 * @throws {ShapeError} lengths differ
 * @see numpy.linalg.solve. LU decomposition with partial pivoting.
 */
export function solve<const A, const B>(
  a: A & Square<GivenShape<A>>,
  b: B & Solvable<GivenShape<A>, GivenShape<B>>,
): NDArray<
  MatrixName<Promoted<GivenName<A>, GivenName<B>>>,
  SolvedShape<GivenShape<A>, GivenShape<B>>
>;
export function solve(a: unknown, b: unknown): NDArray {
  const left = asarray(a);
  const given = asarray(b);
  const isVector = given.shape.length === 1;
  const right = isVector
    ? viewOf(given, [given.shape[0]!, 1], [given.strides[0]!, given.strides[0]!], given.byteOffset)
    : given;
  squareMatricesOf("solve", left);
  const n = left.shape.at(-1)!;
  if (right.shape.length < 2 || right.shape.at(-2) !== n) {
    throw new ShapeError(
      `solve: Input operand 1 has a mismatch in its core dimension 0: size ` +
        `${right.shape.at(-2) ?? "none"} is different from ${n}`,
      { shape: given.shape },
    );
  }
  const stack = broadcastShapes("solve", [left.shape.slice(0, -2), right.shape.slice(0, -2)]);
  const k = right.shape.at(-1)!;
  const type = resultType("solve", promoteDTypes(left.dtype, right.dtype));
  const wide = type.num >= nums.complex64 ? complex128 : float64;
  const lu = matricesOf("solve", astype(stacked(left, stack), wide, { copy: false }));
  const sides = matricesOf("solve", astype(stacked(right, stack), wide, { copy: false }));
  for (let i = 0; i < lu.count; i++) {
    if (!solveInPlace(matrixAt(sides, i), k, matrixAt(lu, i), n, lu.step)) {
      throw singularMatrix("solve", left);
    }
  }
  return fromDoubles("solve", sides.data, isVector ? [...stack, n] : [...stack, n, k], type);
}

/** Overwrite `b` (n x m) with the solution of a x = b, `a` being destroyed; false when that is singular. */
function solveInPlace(
  b: Float64Array,
  m: number,
  a: Float64Array,
  n: number,
  step: 1 | 2,
): boolean {
  const done = step === 1 ? solveNative(b, m, a, n) : null;
  if (done !== null) return done;
  const { pivots, singular } = step === 1 ? luReal(a, n) : luComplex(a, n);
  if (!singular) (step === 1 ? luSolveReal : luSolveComplex)(a, pivots, n, b, m);
  return !singular;
}

function stacked(a: NDArray, stack: readonly number[]): NDArray {
  const missing = stack.length - (a.shape.length - 2);
  const strides = stack.map((_, axis) => {
    const own = axis - missing;
    return own < 0 || a.shape[own] === 1 ? 0 : a.strides[own]!;
  });
  return viewOf(
    a,
    [...stack, ...a.shape.slice(-2)],
    [...strides, ...a.strides.slice(-2)],
    a.byteOffset,
  );
}

function singularMatrix(operation: string, a: NDArray): LinAlgError {
  return new LinAlgError(
    `${operation}: Singular matrix; use lstsq() or pinv() for one of shape ${tupleText(a.shape)}`,
    { shape: a.shape },
  );
}

/**
 * The inverse of square matrices.
 *
 * @param a - shape (..., n, n)
 * @returns new array of that shape
 * @throws {LinAlgError} a matrix is singular or not square
 * @see numpy.linalg.inv
 */
export function inv<const A>(
  a: A & Square<GivenShape<A>>,
): NDArray<MatrixName<GivenName<A>>, GivenShape<A>>;
export function inv(a: unknown): NDArray {
  const given = asarray(a);
  const matrices = squareMatricesOf("inv", given);
  const { rows: n, step, count } = matrices;
  const result = new Float64Array(matrices.data.length);
  const size = n * n * step;
  for (let i = 0; i < count; i++) {
    const lu = matrixAt(matrices, i);
    const inverse = result.subarray(i * size, (i + 1) * size);
    for (let k = 0; k < n; k++) inverse[(k * n + k) * step] = 1;
    if (!solveInPlace(inverse, n, lu, n, step)) throw singularMatrix("inv", given);
  }
  return fromDoubles("inv", result, given.shape, matrices.type);
}

/** Sign (or phase) and logarithm of the absolute value of each determinant. */
interface LogDeterminants {
  readonly signs: Float64Array;
  readonly logs: Float64Array;
  readonly matrices: ReturnType<typeof squareMatricesOf>;
}

function logDeterminants(operation: string, a: NDArray): LogDeterminants {
  const matrices = squareMatricesOf(operation, a);
  const { rows: n, step, count } = matrices;
  const signs = new Float64Array(count * step);
  const logs = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const lu = matrixAt(matrices, i);
    let re = parityOf(lu, n, step);
    if (re === 0) {
      logs[i] = -Infinity;
      continue;
    }
    let im = 0;
    let log = 0;
    for (let k = 0; k < n; k++) {
      const x = lu[(k * n + k) * step]!;
      const y = step === 1 ? 0 : lu[(k * n + k) * step + 1]!;
      const size = step === 1 ? Math.abs(x) : Math.hypot(x, y);
      log += Math.log(size);
      if (step === 1) {
        if (x < 0) re = -re;
        continue;
      }
      const [phaseRe, phaseIm] = [x / size, y / size];
      [re, im] = [re * phaseRe - im * phaseIm, re * phaseIm + im * phaseRe];
    }
    signs[i * step] = re;
    if (step === 2) signs[i * step + 1] = im;
    logs[i] = log;
  }
  return { signs, logs, matrices };
}

/** Overwrite `a` with its LU factors; 1 or -1 for the parity of the exchanges, 0 when it is singular. */
function parityOf(a: Float64Array, n: number, step: 1 | 2): number {
  const known = step === 1 ? luNative(a, n) : null;
  if (known !== null) return known;
  const { parity, singular } = step === 1 ? luReal(a, n) : luComplex(a, n);
  return singular ? 0 : parity;
}

/**
 * The determinant of square matrices.
 *
 * @param a - shape (..., n, n)
 * @returns new array of shape (...), or one number
 * @throws {LinAlgError} not square
 * @see numpy.linalg.det. Sign times exponential of the logarithm, as LAPACK users have it there.
 */
export function det<const A>(
  a: A & Square<GivenShape<A>>,
): Unwrapped<MatrixName<GivenName<A>>, StackOf<GivenShape<A>>>;
export function det(a: unknown): unknown {
  const { signs, logs, matrices } = logDeterminants("det", asarray(a));
  const { step, stack, type } = matrices;
  const values = signs.map((sign, i) => sign * Math.exp(logs[Math.floor(i / step)]!));
  return orScalar(fromDoubles("det", values, stack, type));
}

/**
 * Sign (complex phase) and natural logarithm of the determinant, which neither over- nor underflow.
 *
 * @returns both as new arrays of shape (...), or as numbers
 * @throws {LinAlgError} not square
 * @see numpy.linalg.slogdet
 */
export function slogdet<const A>(a: A & Square<GivenShape<A>>): {
  readonly sign: Unwrapped<MatrixName<GivenName<A>>, StackOf<GivenShape<A>>>;
  readonly logabsdet: Unwrapped<RealName<GivenName<A>>, StackOf<GivenShape<A>>>;
};
export function slogdet(a: unknown): { readonly sign: unknown; readonly logabsdet: unknown } {
  const { signs, logs, matrices } = logDeterminants("slogdet", asarray(a));
  const { stack, type, realType } = matrices;
  return {
    sign: orScalar(fromDoubles("slogdet", signs, stack, type)),
    logabsdet: orScalar(fromDoubles("slogdet", logs, stack, realType)),
  };
}
