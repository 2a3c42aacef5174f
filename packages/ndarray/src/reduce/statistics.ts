import { checkNumber, checkOptions } from "../arguments.ts";
import { float32, float64, int64 } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { numberToHalf } from "../dtype/half.ts";
import { checkAxis } from "../layout/shape.ts";
import { newArrayWithStrides } from "../create/empty.ts";

import { NDArray } from "../ndarray.ts";
import { maskOf, type Results } from "../ufunc/apply.ts";
import { add, divide, multiply, subtract } from "../ufunc/arithmetic.ts";
import { sqrt } from "../ufunc/exponents.ts";
import { maximum } from "../ufunc/extrema.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { castArray } from "../ufunc/transfer.ts";
import { type AxisOption, reductionAxes } from "./axes.ts";
import type { ReduceOptions } from "./engine.ts";
import { registry } from "../rest.ts";
import { sumResults } from "./reductions.ts";
import { spreadOfNumbers } from "./spread-numbers.ts";
import type { OperandName, OperandShape, OwnName } from "../types/operands.ts";
import type { AxisWithin, Reduced, ReductionOut } from "../types/reduced.ts";
import type { MeanOptions } from "./mean.ts";
import { arrayOf, unwrap } from "./result.ts";

/** What `variance` and `std` accept. */
export interface SpreadOptions<
  A extends AxisOption = AxisOption,
  K extends boolean = boolean,
  T extends DTypeLike | undefined = DTypeLike,
  O extends ReductionOut = NDArray | null,
> extends MeanOptions<A, K, T, O> {
  /** Subtracted from the number of elements in the divisor; 0 by default. */
  readonly ddof?: number;
  /** Another name of `ddof`. */
  readonly correction?: number;
}

/** How many elements each result is made of: a number, or an array where a mask decides. */
function countOf(array: NDArray, options: MeanOptions, keepdims: boolean): NDArray | number {
  const mask = maskOf("mean", options.where);
  // Unlike other reductions, means do not take axis 0 for the one that a 0-d array lacks.
  if (typeof options.axis === "number") checkAxis("mean", options.axis, array.ndim);
  const axes = reductionAxes("mean", options.axis, array.ndim);
  if (mask === null) return axes.reduce((count, axis) => count * array.shape[axis]!, 1);
  const spread = multiply(mask, ones(array.shape), { dtype: int64 });
  return sumResults(spread, { axis: axes, keepdims }).arrays[0]!;
}

function ones(shape: readonly number[]): NDArray {
  const one = newArrayWithStrides("mean", [], [], int64);
  one.store(one.byteOffset, 1);
  const array = newArrayWithStrides(
    "mean",
    shape,
    shape.map(() => 0),
    int64,
  );
  const { storage, byteOffset, access } = one;
  return new NDArray(array.dtype, shape, array.strides, byteOffset, storage, null, access, false);
}

function sumOptions(options: MeanOptions, dtype: DTypeLike | undefined): ReduceOptions {
  const { axis = null, keepdims = false, where = true } = options;
  return { axis, keepdims, where, ...(dtype === undefined ? {} : { dtype }) };
}

/** The dtype in which a mean of these elements is computed; undefined to keep their own. */
function meanDType(array: NDArray, given: DTypeLike | undefined): DType | undefined {
  if (given !== undefined) return dtypeOf(given);
  if (array.dtype.num <= nums.uint64) return float64;
  return array.dtype.num === nums.float16 ? float32 : undefined;
}

/** @internal */
export function meanResults(a: Operandlike, options: MeanOptions = {}): Results {
  const array = arrayOf("mean", a);
  const out = options.out ?? null;
  const isHalf = options.dtype === undefined && array.dtype.num === nums.float16 && out === null;
  const dtype = meanDType(array, options.dtype);
  const total = sumResults(array, { ...sumOptions(options, dtype), out });
  const sums = total.arrays[0]!;
  const count = countOf(array, options, options.keepdims === true);
  if (isHalf && total.isScalar && typeof count === "number") {
    // NumPy divides a single sum in float64 and rounds once.
    const result = newArrayWithStrides("mean", [], [], array.dtype.asNative());
    const sum = sums.load(sums.byteOffset) as number;
    const bits = result.storage.typed(nums.float16) as Uint16Array;
    bits[result.byteOffset / 2] = numberToHalf(sum / count);
    return { arrays: [result], isScalar: true };
  }
  divide(sums, count, { out: sums, casting: "unsafe" });
  if (!isHalf) return total;
  const result = castArray("mean", sums, array.dtype.asNative());
  return { arrays: [result], isScalar: total.isScalar };
}

function varianceOf(a: Operandlike, options: SpreadOptions = {}): Results {
  const array = arrayOf("var", a);
  const { dtype: given } = options;
  const dtype =
    given !== undefined ? dtypeOf(given) : array.dtype.num <= nums.uint64 ? float64 : undefined;
  const means = sumResults(array, { ...sumOptions(options, dtype), keepdims: true }).arrays[0]!;
  divide(means, countOf(array, options, true), { out: means, casting: "unsafe" });
  let deviations = subtract(array, means);
  if (deviations.dtype.kind === "c") deviations = squaredModulus(deviations);
  else multiply(deviations, deviations, { out: deviations });
  const total = sumResults(deviations, {
    ...sumOptions(options, dtype),
    out: options.out ?? null,
  });
  const sums = total.arrays[0]!;
  const count = countOf(array, options, options.keepdims === true);
  const ddof = options.correction ?? options.ddof ?? 0;
  checkNumber("var", "ddof", ddof);
  const divisor =
    typeof count === "number" ? Math.max(count - ddof, 0) : maximum(subtract(count, ddof), 0);
  divide(sums, divisor, { out: sums, casting: "unsafe" });
  return total;
}

/** re² + im² of every element, in the place of the real parts. */
function squaredModulus(values: NDArray): NDArray {
  const parts = [0, 1].map((k) => part(values, k));
  for (const component of parts) multiply(component, component, { out: component });
  return add(parts[0]!, parts[1]!, { out: parts[0]! });
}

/** The real (0) or imaginary (1) parts as a view. */
function part(values: NDArray, k: number): NDArray {
  const dtype = values.dtype.num === nums.complex64 ? float32 : float64;
  const byteOffset = values.byteOffset + k * dtype.itemsize;
  const { shape, strides, storage } = values;
  return new NDArray(dtype, shape, strides, byteOffset, storage, values, dtype.num, true);
}

/**
 * Variance over axes: the mean of the squared distances from the mean, computed in two passes.
 *
 * @param options.ddof - the divisor is the number of elements minus this
 * @returns the variance of everything as a value, or with `axis` a new array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.var
 */
export function variance<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: SpreadOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"spread", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function variance(a: Operandlike, options?: SpreadOptions): unknown {
  checkOptions("variance", options);
  return unwrap(spread(a, options, false), options);
}

/** @internal `variance`, or its square root, of any dtypes with any options. */
export function spreadResults(
  a: Operandlike,
  options: SpreadOptions | undefined,
  isRoot: boolean,
): Results {
  const total = varianceOf(a, options);
  if (isRoot) sqrt(total.arrays[0]!, { out: total.arrays[0]! });
  return total;
}

function spread(a: Operandlike, options: SpreadOptions | undefined, isRoot: boolean): Results {
  const { rest } = registry;
  return rest === null
    ? spreadOfNumbers(a, options ?? {}, isRoot)
    : rest.spread(a, options, isRoot);
}

/**
 * Standard deviation over axes: the square root of `variance`.
 *
 * @returns the deviation of everything as a value, or with `axis` a new array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function std<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: SpreadOptions<A, K, T, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"spread", OwnName<OperandName<X>>, OperandShape<X>, A, K, T, O>;
export function std(a: Operandlike, options?: SpreadOptions): unknown {
  checkOptions("std", options);
  return unwrap(spread(a, options, true), options);
}
