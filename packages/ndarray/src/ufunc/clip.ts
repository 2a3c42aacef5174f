import { checkOptions } from "../arguments.ts";
import type { NDArray } from "../ndarray.ts";
import { applyUfunc, type Results, type UfuncOptions } from "./apply.ts";
import { positive } from "./arithmetic.ts";
import { builtins } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { commonNumber } from "../dtype/numeric-promotion.ts";
import { maximum, minimum } from "./extrema.ts";
import type { Operandlike } from "./function.ts";
import { needsRest, registry } from "../rest.ts";
import { operandOf } from "./operand.ts";

/** @internal */
export function clipResults(
  a: Operandlike,
  low: Operandlike | null | undefined,
  high: Operandlike | null | undefined,
  options: UfuncOptions = {},
): Results {
  if (low == null && high == null) return applyUfunc(positive.ufunc, [a], options);
  if (low == null) return applyUfunc(minimum.ufunc, [a, high], options);
  if (high == null) return applyUfunc(maximum.ufunc, [a, low], options);
  const operands = [a, low, high].map((value) => operandOf("clip", value));
  const all = operands.map((operand) => operand.dtype.num);
  const { out, ...rest } = options;
  if (rest.dtype === undefined && all.every((num) => num <= nums.complex128)) {
    // Floats first, as in promoteAll.
    const sorted = [...operands].sort((x, y) => y.dtype.num - x.dtype.num);
    const common = commonNumber(
      sorted.map((operand) => operand.dtype.num),
      sorted.map((operand) => operand.strength),
    );
    const dtype = builtins[common]!;
    const raised = applyUfunc(maximum.ufunc, [a, low], { ...rest, dtype });
    return applyUfunc(minimum.ufunc, [raised.arrays[0], high], { ...options, dtype });
  }
  const raised = applyUfunc(maximum.ufunc, [a, low], rest);
  return applyUfunc(minimum.ufunc, [raised.arrays[0], high], {
    ...options,
    ...(out == null ? {} : { out }),
  });
}

/**
 * Values limited to the range from `low` to `high`; null or undefined is no limit. NaN stays NaN.
 *
 * @returns new array of the broadcast shape, or `options.out`
 * @throws {DTypeError} a limit is neither a number, an array, nor null
 * @example clip(array([1, 5, 9]), 2, 8) // array([2, 5, 8])
 */
export function clip(
  a: Operandlike,
  low: Operandlike | null | undefined,
  high: Operandlike | null | undefined,
  options?: UfuncOptions,
): NDArray {
  checkOptions("clip", options);
  const { rest } = registry;
  return rest === null
    ? clipNumbers(a, low, high, options)
    : rest.clip(a, low, high, options).arrays[0]!;
}

/** The same of native numbers, without options. */
function clipNumbers(
  a: Operandlike,
  low: Operandlike | null | undefined,
  high: Operandlike | null | undefined,
  options: UfuncOptions | undefined,
): NDArray {
  if (options !== undefined || (low == null && high == null)) throw needsRest("clip");
  const raised = low == null ? a : maximum(a, low);
  return high == null ? (raised as NDArray) : minimum(raised, high);
}
