import { checkOptions } from "../arguments.ts";
import { bool, int64 } from "../dtype/builtin.ts";
import { full } from "../create/full.ts";
import { countNative } from "../indexing/native.ts";
import type { Results } from "../ufunc/apply.ts";
import { addUfunc } from "../ufunc/folding.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { castArray } from "../ufunc/transfer.ts";
import type { OperandShape } from "../types/operands.ts";
import type { AxisWithin, Reduced } from "../types/reduced.ts";
import type { AxisOption } from "./axes.ts";
import { newResult } from "../create/empty.ts";
import { sortAxes, stridesAlong } from "../iterate/axes.ts";
import { itemsOf, runTwo } from "../iterate/run-loops.ts";
import { isNative } from "../layout/access.ts";
import { isArray } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";
import type { Data } from "../storage/memory.ts";
import { reduceNumbers } from "./numbers.ts";
import { reduceWith } from "./reductions.ts";
import { arrayOf, unwrap } from "./result.ts";

/** What `countNonzero` accepts. */
export interface CountOptions<A extends AxisOption = AxisOption, K extends boolean = boolean> {
  readonly axis?: A;
  readonly keepdims?: K;
}

/** @internal */
export function countNonzeroResults(a: Operandlike, options: CountOptions = {}): Results {
  const array = arrayOf("countNonzero", a);
  const { axis = null, keepdims = false } = options;
  const known = axis === null && !keepdims ? countNative(array) : null;
  if (known !== null)
    return { arrays: [full([], BigInt(known), { dtype: int64 })], isScalar: true };
  const flags = castArray("countNonzero", array, bool);
  return reduceWith(addUfunc, flags, { axis, keepdims });
}

/**
 * How many elements are true, which everything but zero and the empty string is.
 *
 * @returns the count of everything as a bigint, or with `axis` a new int64 array without those axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function countNonzero<
  const X extends Operandlike,
  const A extends AxisOption = null,
  K extends boolean = false,
>(
  a: X,
  options?: CountOptions<A, K> & AxisWithin<OperandShape<X>, A>,
): Reduced<"int64", "int64", OperandShape<X>, A, K, undefined, undefined>;
export function countNonzero(a: Operandlike, options?: CountOptions): unknown {
  checkOptions("countNonzero", options);
  const { rest } = registry;
  const results = rest === null ? countOfNumbers(a, options) : rest.countNonzero(a, options);
  return unwrap(results, options);
}

/** The same of native numbers, over one axis or all of them. */
function countOfNumbers(a: Operandlike, options: CountOptions = {}): Results {
  if (!isArray(a) || !isNative(a)) throw needsRest("countNonzero");
  const { shape } = a;
  const flags = newResult(
    "countNonzero",
    shape,
    stridesAlong(shape, sortAxes(shape, [a.strides]), 1),
    bool,
  );
  if (a.size > 0) runTwo(isTrue, shape, [itemsOf(a, shape), itemsOf(flags, shape)]);
  return reduceNumbers(addUfunc, flags, options);
}

function isTrue(n: number, a: Data, ai: number, sa: number, o: Data, oi: number, so: number): void {
  for (; n > 0; n--, ai += sa, oi += so) o[oi] = Number(a[ai]!) === 0 ? 0 : 1;
}
