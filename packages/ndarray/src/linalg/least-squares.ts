import { ShapeError } from "@tsmem/core";
import { checkNumber, checkOptions } from "../arguments.ts";
import { asarray } from "../create/array.ts";
import { float32, int64 } from "../dtype/builtin.ts";
import { newArray } from "../create/empty.ts";
import { complex64 } from "../dtype/other-numbers.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { withAxis } from "../join/parts.ts";
import type { NDArray } from "../ndarray.ts";
import { absolute, multiply, square, subtract } from "../ufunc/arithmetic.ts";
import { sum } from "../reduce/reductions.ts";
import { viewOf } from "../views/view-of.ts";
import { LinAlgError } from "./errors.ts";
import { checkFinite, fromDoubles, matricesOf, resultType } from "./matrices.ts";
import { conjugated } from "./products/conjugate.ts";
import { elementsOf } from "./products/elements.ts";
import { matmulArray, orScalar, transposed } from "./products/matmul.ts";
import { inDType } from "./products/operand.ts";
import { singularValues, svd } from "./svd.ts";
import type { GivenName, GivenShape, Unwrapped } from "../types/given.ts";
import type {
  LeastSquaresShape,
  MatrixName,
  PartShape,
  RealName,
  StackOrNone,
} from "../types/matrices.ts";
import type { Promoted } from "../types/promotion.ts";
import type { Shape } from "../types/shape.ts";

/** How small a singular value counts as zero, relative to the largest one. */
export interface RankOptions {
  /** Default the epsilon of the dtype times max(m, n). */
  readonly rcond?: number;
}

function epsilonOf(a: NDArray): number {
  const type = resultType("rcond", a.dtype);
  return type === float32 || type === complex64 ? 2 ** -23 : 2 ** -52;
}

/**
 * The rank of matrices: the number of singular values that are not negligible.
 *
 * @param a - shape (..., m, n); fewer axes count as one vector
 * @returns int64 array of shape (...), or one bigint
 * @see numpy.linalg.matrix_rank
 */
export function matrixRank<const A>(
  a: A,
  options?: RankOptions,
): Unwrapped<"int64", StackOrNone<GivenShape<A>>>;
export function matrixRank(a: unknown, options: RankOptions = {}): unknown {
  const given = asarray(a);
  const matrix =
    given.shape.length < 2
      ? viewOf(given, [1, given.size], [0, given.itemsize], given.byteOffset)
      : given;
  const matrices = matricesOf("matrixRank", matrix);
  const k = Math.min(matrices.rows, matrices.columns);
  const values = singularValues("matrixRank", matrices);
  const limit = limitOf("matrixRank", matrix, options);
  const result = newArray("matrixRank", matrices.stack, int64);
  const data = result.storage.typed(int64.num) as BigInt64Array;
  for (let i = 0; i < matrices.count; i++) {
    const own = values.subarray(i * k, (i + 1) * k);
    const count = own.filter((value) => value > limit * own[0]!).length;
    data[result.byteOffset / 8 + i] = BigInt(count);
  }
  return orScalar(result);
}

/**
 * The Moore-Penrose inverse.
 *
 * @param a - shape (..., m, n)
 * @returns new array of shape (..., n, m)
 * @throws {LinAlgError} elements that are not finite
 * @see numpy.linalg.pinv
 */
export function pinv<const A>(
  a: A,
  options?: RankOptions,
): NDArray<MatrixName<GivenName<A>>, PartShape<GivenShape<A>, "nm">>;
export function pinv(a: unknown, options: RankOptions = {}): NDArray {
  const given = asarray(a);
  const { u, s, vh } = svd(given, { fullMatrices: false });
  const adjoint = transposed(conjugated(u));
  return matmulArray(
    transposed(conjugated(vh)),
    divided(adjoint, s, limitOf("pinv", given, options)),
  );
}

/** Rows, or elements, divided by singular values (..., k), those by negligible ones being 0. */
function divided(rows: NDArray, s: NDArray, limit: number): NDArray {
  const inverse = reciprocals(s, s.shape.at(-1)!, limit);
  const isVector = rows.shape.length === s.shape.length;
  return multiply(isVector ? inverse : withAxis(inverse, inverse.shape.length), rows);
}

/** How small a singular value counts as zero, relative to the largest one. */
function limitOf(operation: string, a: NDArray, options: RankOptions): number {
  return rcondOf(operation, options) ?? Math.max(...a.shape.slice(-2)) * epsilonOf(a);
}

function rcondOf(operation: string, options: RankOptions): number | undefined {
  checkOptions(operation, options);
  const rcond = options.rcond ?? undefined;
  if (rcond !== undefined) checkNumber(operation, "rcond", rcond);
  return rcond;
}

/** 1 / s, and 0 for what counts as zero; k values belong together, the largest first. */
function reciprocals(s: NDArray, k: number, limit: number): NDArray {
  const { data } = matricesOf("pinv", withAxis(s, s.shape.length));
  const values = data.map((value, i) => (value > limit * data[i - (i % k)]! ? 1 / value : 0));
  return fromDoubles("pinv", values, s.shape, s.dtype);
}

/** The solution of a least squares problem and what was learnt on the way. */
export interface LeastSquares<
  D extends string = string,
  X extends Shape = Shape,
  S extends Shape = Shape,
> {
  readonly x: NDArray<MatrixName<D>, X>;
  /** Sums of squared residuals per right-hand side; empty unless a has full rank and m > n. */
  readonly residuals: NDArray<RealName<D>, readonly [number]>;
  readonly rank: number;
  /** Singular values of `a`. */
  readonly s: NDArray<RealName<D>, PartShape<S, "k">>;
}

/**
 * The x of least norm among those that minimise |b - a x|.
 *
 * @param a - shape (m, n)
 * @param b - shape (m,) or (m, k)
 * @throws {ShapeError} lengths differ
 * @throws {LinAlgError} `a` does not have two axes, or elements that are not finite
 * @see numpy.linalg.lstsq
 */
export function lstsq<const A, const B>(
  a: A,
  b: B,
  options?: RankOptions,
): LeastSquares<
  Promoted<GivenName<A>, GivenName<B>>,
  LeastSquaresShape<GivenShape<A>, GivenShape<B>>,
  GivenShape<A>
>;
export function lstsq(a: unknown, b: unknown, options: RankOptions = {}): LeastSquares {
  rcondOf("lstsq", options);
  const matrix = asarray(a);
  const sides = asarray(b);
  const [m, n] = matrix.shape as [number, number];
  if (matrix.shape.length !== 2) {
    throw new LinAlgError(
      `lstsq: ${matrix.shape.length}-dimensional array given. Array must be two-dimensional`,
      { shape: matrix.shape },
    );
  }
  if (sides.shape.length > 2 || sides.shape[0] !== m) {
    throw new ShapeError(
      `lstsq: Incompatible dimensions: ${matrix.shape.join("x")} and ${sides.shape.join("x")}`,
      { shape: sides.shape },
    );
  }
  const type = resultType("lstsq", promoteDTypes(matrix.dtype, sides.dtype));
  const left = inDType(matrix, type);
  const right = inDType(sides, type);
  checkFinite("lstsq", "SVD", matricesOf("lstsq", left).data);
  const { u, s, vh } = svd(left, { fullMatrices: false });
  const limit = limitOf("lstsq", left, options);
  const weights = divided(matmulArray(transposed(conjugated(u)), right), s, limit);
  const x = matmulArray(transposed(conjugated(vh)), weights);
  const values = elementsOf(s) as Float64Array;
  const rank = values.filter((value) => value > limit * values[0]!).length;
  const hasResiduals = rank === n && m > n;
  const residuals = hasResiduals
    ? asarray(
        sum(square(absolute(subtract(right, matmulArray(left, x)))), {
          axis: 0,
          keepdims: right.shape.length === 1,
        }),
      )
    : newArray("lstsq", [0], s.dtype);
  return { x, residuals: residuals as NDArray<string, readonly [number]>, rank, s };
}
