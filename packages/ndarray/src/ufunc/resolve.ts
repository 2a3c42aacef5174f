import { DTypeError } from "@tsmem/core";
import { commonNumber, float64Num, strong, uint64Num } from "../dtype/numeric-promotion.ts";
import { type Signature, type Ufunc, uniformLoopFor } from "./definition.ts";

/**
 * Find the loop for numeric operands.
 *
 * @param nums - dtype numbers, all below 14
 * @param strengths - as in `commonNumber`
 * @returns undefined when the operation has no loop for them
 */
export function resolveNumbers<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
  strengths: readonly number[],
): Signature<Loop> | undefined {
  const exception = ufunc.exception?.(ufunc, nums, strengths);
  if (exception !== undefined || ufunc.rule === "each") return exception;
  let common = commonNumber(nums, strengths);
  if (ufunc.rule === "division" && common <= uint64Num) common = float64Num;
  if (ufunc.rule === "numbers" && common === 0) return undefined;
  return uniformLoopFor(ufunc, common, Math.max(...strengths) > strong ? [common] : nums);
}

/** The error for operands that no loop takes. */
export function noLoop(name: string, dtypes: readonly unknown[]): DTypeError {
  return new DTypeError(
    `${name}: ufunc '${name}' not supported for the input types (${dtypes.join(", ")}); use astype()`,
    { dtypes },
  );
}
