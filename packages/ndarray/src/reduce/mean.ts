import { checkOptions } from "../arguments.ts";
import { nums } from "../dtype/dtype.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import { itemsOf } from "../iterate/run-loops.ts";
import { checkAxis } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";
import type { Results } from "../ufunc/apply.ts";
import { addUfunc } from "../ufunc/folding.ts";
import type { Operandlike } from "../ufunc/function.ts";
import type { OperandName, OperandShape, OwnName } from "../types/operands.ts";
import type { AxisWithin, Reduced, ReductionOut } from "../types/reduced.ts";
import type { AxisOption } from "./axes.ts";
import { reduceNumbers } from "./numbers.ts";
import { sumFold } from "./reductions.ts";
import { unwrap } from "./result.ts";

/** What `mean` accepts. */
export interface MeanOptions<
  A extends AxisOption = AxisOption,
  K extends boolean = boolean,
  T extends DTypeLike | undefined = DTypeLike,
  O extends ReductionOut = NDArray | null,
> {
  readonly axis?: A;
  readonly keepdims?: K;
  /** The dtype in which to compute, and of the result; float64 for integers. */
  readonly dtype?: T;
  readonly out?: O;
  /** Which elements to include. */
  readonly where?: NDArray | boolean;
}

/**
 * Arithmetic mean over axes.
 *
 * Integers are averaged in float64, float16 in float32. The mean of nothing is NaN.
 *
 * @returns the mean of everything as a value, or with `axis` a new array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function mean<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: MeanOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"mean", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function mean(a: Operandlike, options?: MeanOptions): unknown {
  checkOptions("mean", options);
  const { rest } = registry;
  return unwrap(rest === null ? meanOfNumbers(a, options) : rest.mean(a, options), options);
}

/** @internal The same of native numbers over an axis or all of them, in the loops of JavaScript. */
export function meanOfNumbers(a: Operandlike, options: MeanOptions = {}): Results {
  if (!isArray(a)) throw needsRest("mean");
  // Unlike other reductions, means do not take axis 0 for the one that a 0-d array lacks.
  if (typeof options.axis === "number") checkAxis("mean", options.axis, a.ndim);
  const num = Math.max(a.dtype.num, a.dtype.num <= nums.uint64 ? nums.float64 : 0);
  const results = reduceNumbers(addUfunc, a, options, sumFold, num);
  const count = a.size / results.arrays[0]!.size;
  divideEach(results, count);
  return results;
}

/** @internal Divide the floats of a fresh result, and take the root where that is asked for. */
export function divideEach({ arrays: [result] }: Results, count: number, isRoot = false): void {
  const { data, start } = itemsOf(result!, result!.shape);
  const divisor = result!.access === nums.float32 ? Math.fround(count) : count;
  const floats = data as Float64Array;
  for (let k = start; k < start + result!.size; k++) {
    floats[k]! /= divisor;
    if (isRoot) floats[k] = Math.sqrt(floats[k]!);
  }
}
