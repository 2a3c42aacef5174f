import { ShapeError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { astype } from "../assign/astype.ts";
import { asarray } from "../create/array.ts";
import { float64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import { checkAxes } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { max, min, sum } from "../reduce/reductions.ts";
import { absolute, power, square } from "../ufunc/arithmetic.ts";
import { sqrt } from "../ufunc/exponents.ts";
import { notEqual } from "../ufunc/comparison.ts";
import { shaped } from "../views/flat.ts";
import { orScalar } from "./products/matmul.ts";
import { permuted } from "./products/contract.ts";
import { svdvals } from "./svd.ts";
import type { GivenName, GivenShape } from "../types/given.ts";
import type { NormOf } from "../types/matrices.ts";

/** Which norm: a number p, "fro" (Frobenius) or "nuc" (sum of singular values). */
export type NormOrder = number | "fro" | "nuc";

/** What `norm` takes beside the array. */
export interface NormOptions<
  X extends number | readonly number[] | undefined = number | readonly number[],
  K extends boolean = boolean,
> {
  /** Default the square root of the sum of squares. */
  readonly ord?: NormOrder;
  /** One axis of vectors, or two of matrices; default all elements. */
  readonly axis?: X;
  /** Keep the axes with length 1; default false. */
  readonly keepdims?: K;
}

/**
 * A norm of vectors or matrices.
 *
 * Vectors: p-norms; Infinity and -Infinity the largest and smallest absolute value, 0 the number of
 * elements that are not zero. Matrices: 1 and Infinity the largest sums of columns and rows, 2 the
 * largest singular value, "nuc" their sum; negative ones the smallest.
 *
 * @returns new array without the axes, or one number
 * @throws {ValueError} an order that has no meaning for vectors or for matrices
 * @throws {ShapeError} neither one nor two axes
 * @see numpy.linalg.norm
 */
export function norm<
  const A,
  const X extends number | readonly number[] | undefined = undefined,
  K extends boolean = false,
>(a: A, options?: NormOptions<X, K>): NormOf<GivenName<A>, GivenShape<A>, X, K>;
export function norm(a: unknown, options: NormOptions = {}): unknown {
  checkOptions("norm", options);
  const result = normOf(a, options);
  return isArray(result) ? orScalar(result) : result;
}

function normOf(a: unknown, options: NormOptions): unknown {
  const given = asarray(a);
  const x = "fc".includes(given.dtype.kind) ? given : astype(given, float64);
  const { ord, keepdims = false } = options;
  const sizes = absolute(x);
  if (options.axis === undefined && ord === undefined) {
    return sqrtOf(sum(square(sizes), { axis: null, keepdims }));
  }
  const ndim = x.shape.length;
  const all = options.axis ?? Array.from({ length: ndim }, (_, i) => i);
  const axes = checkAxes("norm", typeof all === "number" ? [all] : all, ndim);
  if (axes.length === 1) return vectorNorm(sizes, ord ?? 2, axes[0]!, keepdims);
  if (axes.length === 2)
    return matrixNorm(x, sizes, ord ?? "fro", axes as [number, number], keepdims);
  throw new ShapeError(
    `norm: Improper number of dimensions to norm: ${axes.length}; name the axes`,
    {
      shape: x.shape,
    },
  );
}

function sqrtOf(value: unknown): unknown {
  return typeof value === "number" ? Math.sqrt(value) : sqrt(value as NDArray);
}

/** The largest size; 0 of none. */
function largest(
  sizes: NDArray,
  options: { readonly axis: number | readonly number[]; readonly keepdims?: boolean },
): unknown {
  return max(sizes, { ...options, initial: 0 });
}

function vectorNorm(sizes: NDArray, ord: NormOrder, axis: number, keepdims: boolean): unknown {
  if (typeof ord !== "number") {
    throw new ValueError(`norm: Invalid norm order '${shown(ord)}' for vectors`, { value: ord });
  }
  const over = { axis, keepdims };
  if (ord === Infinity) return largest(sizes, over);
  if (ord === -Infinity) return min(sizes, over);
  if (ord === 0) return sum(notEqual(sizes, 0), { ...over, dtype: sizes.dtype });
  if (ord === 1) return sum(sizes, over);
  if (ord === 2) return sqrtOf(sum(square(sizes), over));
  const total = sum(power(sizes, ord), over) as NDArray | number;
  return typeof total === "number" ? total ** (1 / ord) : power(total, 1 / ord);
}

function matrixNorm(
  x: NDArray,
  sizes: NDArray,
  ord: NormOrder,
  [row, column]: [number, number],
  keepdims: boolean,
): unknown {
  const isKnown =
    typeof ord === "number" ? [1, 2, Infinity].includes(Math.abs(ord)) : ord === "nuc";
  if (ord !== "fro" && !isKnown) {
    throw new ValueError(`norm: Invalid norm order ${shown(ord)} for matrices`, { value: ord });
  }
  if (ord === "fro") return sqrtOf(sum(square(sizes), { axis: [row, column], keepdims }));
  const extreme = ord === "nuc" ? sum : ord > 0 ? largest : min;
  if (ord === "nuc" || Math.abs(ord) === 2) {
    const rest = x.shape.map((_, i) => i).filter((i) => i !== row && i !== column);
    const values = extreme(svdvals(permuted(x, [...rest, row, column])), { axis: -1 });
    return keepdims ? withOnes(values, [row, column], x.shape.length) : values;
  }
  const [first, second] = Math.abs(ord) === 1 ? [row, column] : [column, row];
  const sums = sum(sizes, { axis: first, keepdims: true });
  return extreme(sums, { axis: keepdims ? second : [first, second], keepdims });
}

function withOnes(values: unknown, axes: readonly number[], ndim: number): NDArray {
  const a = asarray(values);
  const shape = [...a.shape];
  for (const axis of [...axes].sort((x, y) => x - y)) shape.splice(axis, 0, 1);
  if (shape.length !== ndim) throw new ShapeError("norm: axes do not fit", { shape });
  return shaped(a, shape);
}
