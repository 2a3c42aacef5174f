import { checkOptions, outOf } from "../arguments.ts";
import { newArray } from "../create/empty.ts";
import { allLoops } from "../kernels/generated/all.ts";
import { anyLoops } from "../kernels/generated/any.ts";
import { sumLoops } from "../kernels/generated/sum.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { Element } from "../types/element.ts";
import type { OperandName, OperandShape, OwnName } from "../types/operands.ts";
import type { AxisWithin, Reduced, ReductionOut } from "../types/reduced.ts";
import type { Results } from "../ufunc/apply.ts";
import { registry } from "../rest.ts";
import { subtract } from "../ufunc/arithmetic.ts";
import { defineUfunc, type Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import {
  addUfunc,
  logicalAndUfunc,
  logicalOrUfunc,
  maximumUfunc,
  minimumUfunc,
  multiplyUfunc,
} from "../ufunc/folding.ts";
import type { ReduceOptions } from "./engine.ts";
import { reduceNumbers } from "./numbers.ts";
import type { AxisOption } from "./axes.ts";
import { unwrap } from "./result.ts";

/** Loops that fold a whole run, by the ufunc that they belong to. */
export const sumFold: Ufunc<UnaryLoop> = /* @__PURE__ */ defineUfunc("sum", sumLoops);
const anyFold: Ufunc<UnaryLoop> = /* @__PURE__ */ defineUfunc("any", anyLoops);
const allFold: Ufunc<UnaryLoop> = /* @__PURE__ */ defineUfunc("all", allLoops);

/** @internal Any reduction, before its result is unwrapped. */
export function reduceWith(
  ufunc: Ufunc<BinaryLoop>,
  a: Operandlike,
  options: ReduceOptions = {},
  fold?: Ufunc<UnaryLoop>,
): Results {
  const { rest } = registry;
  return rest === null
    ? reduceNumbers(ufunc, a, options, fold)
    : rest.reduceAny(ufunc, a, options, fold);
}

/** All elements to one value, the short way; undefined when there is none. */
function wholeOf(
  ufunc: Ufunc<BinaryLoop>,
  a: Operandlike,
  options: ReduceOptions | undefined,
  fold: Ufunc<UnaryLoop> | null,
): Element | undefined {
  return options === undefined ? registry.rest?.reduceWhole(ufunc, a, fold) : undefined;
}

/** @internal */
export function sumResults(a: Operandlike, options?: ReduceOptions): Results {
  return reduceWith(addUfunc, a, options, sumFold);
}

/**
 * Sum the elements over axes.
 *
 * Integers narrower than 64 bits are summed in int64 or uint64, so a sum of int8 does not wrap. Floats
 * are summed pairwise along the axis that is contiguous in memory.
 *
 * @param options.axis - axis or axes to remove; all by default
 * @returns the sum of everything as a value, or with `axis` a new array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example sum(array([[1, 2], [3, 4]]), { axis: 0 }) // array([4, 6])
 * @see numpy.sum. Pairwise order: N. J. Higham 1993, "The accuracy of floating point summation".
 */
export function sum<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"sum", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function sum(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("sum", options);
  return wholeOf(addUfunc, a, options, sumFold) ?? unwrap(sumResults(a, options), options);
}

/** @internal */
export function prodResults(a: Operandlike, options?: ReduceOptions): Results {
  return reduceWith(multiplyUfunc, a, options);
}

/**
 * Multiply the elements over axes; the product of nothing is 1. Integers as in `sum`.
 *
 * @returns the product of everything as a value, or with `axis` a new array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function prod<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"sum", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function prod(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("prod", options);
  return wholeOf(multiplyUfunc, a, options, null) ?? unwrap(prodResults(a, options), options);
}

/** @internal */
export function maxResults(a: Operandlike, options?: ReduceOptions): Results {
  return reduceWith(maximumUfunc, a, options);
}

/**
 * Largest element over axes; NaN if there is one.
 *
 * @returns the maximum of everything as a value, or with `axis` a new array without those axes
 * @throws {ValueError} there is no element and no `initial`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function max<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"same", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function max(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("max", options);
  return wholeOf(maximumUfunc, a, options, null) ?? unwrap(maxResults(a, options), options);
}

/** @internal */
export function minResults(a: Operandlike, options?: ReduceOptions): Results {
  return reduceWith(minimumUfunc, a, options);
}

/**
 * Smallest element over axes; NaN if there is one.
 *
 * @returns the minimum of everything as a value, or with `axis` a new array without those axes
 * @throws {ValueError} there is no element and no `initial`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function min<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"same", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function min(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("min", options);
  return wholeOf(minimumUfunc, a, options, null) ?? unwrap(minResults(a, options), options);
}

/** @internal */
export function anyResults(a: Operandlike, options?: ReduceOptions): Results {
  return reduceWith(logicalOrUfunc, a, options, anyFold);
}

/**
 * Whether any element over axes is true, which everything but zero is; NaN is true.
 *
 * @returns a boolean for everything, or with `axis` a new boolean array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function any<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"bool", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function any(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("any", options);
  return wholeOf(logicalOrUfunc, a, options, null) ?? unwrap(anyResults(a, options), options);
}

/** @internal */
export function allResults(a: Operandlike, options?: ReduceOptions): Results {
  return reduceWith(logicalAndUfunc, a, options, allFold);
}

/**
 * Whether all elements over axes are true; true for none.
 *
 * @returns a boolean for everything, or with `axis` a new boolean array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function all<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"bool", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function all(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("all", options);
  return wholeOf(logicalAndUfunc, a, options, null) ?? unwrap(allResults(a, options), options);
}

/** @internal */
export function ptpResults(a: Operandlike, options: ReduceOptions = {}): Results {
  const { out: given, ...rest } = options;
  const out = outOf("ptp", given);
  // The maximum has the dtype of `out`, as in NumPy, which computes it there.
  const high = reduceWith(
    maximumUfunc,
    a,
    out === null ? rest : { ...rest, out: newArray("ptp", out.shape, out.dtype) },
  );
  const low = reduceWith(minimumUfunc, a, rest);
  const array = subtract(high.arrays[0]!, low.arrays[0]!, out === null ? {} : { out });
  return { arrays: [array], isScalar: high.isScalar };
}

/**
 * Difference of the largest and the smallest element over axes, in the dtype of the array: small
 * integers wrap.
 *
 * @returns the range of everything as a value, or with `axis` a new array without those axes
 * @throws {ValueError} there is no element
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function ptp<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: ReduceOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"range", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function ptp(a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("ptp", options);
  return unwrap(ptpResults(a, options), options);
}
