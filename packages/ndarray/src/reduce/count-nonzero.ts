import { checkOptions } from "../arguments.ts";
import { bool, int64 } from "../dtype/builtin.ts";
import { full } from "../create/full.ts";
import { countNative } from "../indexing/native.ts";
import type { NDArray } from "../ndarray.ts";
import type { Results } from "../ufunc/apply.ts";
import { addUfunc } from "../ufunc/folding.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { castArray } from "../ufunc/transfer.ts";
import type { AxisOption } from "./axes.ts";
import { reduceWith } from "./reductions.ts";
import { arrayOf, unwrap } from "./result.ts";

/** What `countNonzero` accepts. */
export interface CountOptions {
  readonly axis?: AxisOption;
  readonly keepdims?: boolean;
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
export function countNonzero(
  a: Operandlike,
  options?: CountOptions & { readonly axis?: null; readonly keepdims?: false },
): bigint;
export function countNonzero(a: Operandlike, options: CountOptions): NDArray<"int64">;
export function countNonzero(a: Operandlike, options?: CountOptions): unknown {
  checkOptions("countNonzero", options);
  return unwrap(countNonzeroResults(a, options), options);
}
