import { DTypeError } from "@tsmem/core";
import { float64Num, int64Num, uint64Num } from "../dtype/numeric-promotion.ts";
import { type Signature, type Ufunc, uniformLoopFor } from "./definition.ts";
import { commonNumber, isSafeNumberCast, strong } from "../dtype/numeric-promotion.ts";

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
  if (ufunc.rule === "each") return firstLoopForEach(ufunc, nums, strengths);
  if (ufunc.rule === "comparison") {
    const mixed = mixedComparison(ufunc, nums, strengths);
    if (mixed !== undefined) return mixed;
  }
  let common = commonNumber(nums, strengths);
  if (ufunc.rule === "division" && common <= uint64Num) common = float64Num;
  if (ufunc.rule === "numbers" && common === 0) return undefined;
  return uniformLoopFor(ufunc, common);
}

/** int64 with uint64 has loops of its own; their common dtype, float64, would lose digits. */
function mixedComparison<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
  strengths: readonly number[],
): Signature<Loop> | undefined {
  const [a, b] = nums;
  if (strengths[0] !== strong || strengths[1] !== strong) return undefined;
  const isSigned = (num: number): boolean => num <= int64Num && num % 2 === 1;
  if (a === uint64Num && isSigned(b!)) return exactLoop(ufunc, [uint64Num, int64Num]);
  if (b === uint64Num && isSigned(a!)) return exactLoop(ufunc, [int64Num, uint64Num]);
  return undefined;
}

/** The loop with exactly these inputs. */
export function exactLoop<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
): Signature<Loop> | undefined {
  return ufunc.signatures.find(({ inputs }) => inputs.every((num, k) => num === nums[k]));
}

function firstLoopForEach<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
  strengths: readonly number[],
): Signature<Loop> | undefined {
  const fits = (k: number, wanted: number): boolean => {
    const num = commonNumber([nums[k]!], [strengths[k]!]);
    if (strengths[k] === strong) return isSafeNumberCast(num, wanted);
    return num === wanted || (num === int64Num && wanted < int64Num && wanted % 2 === 1);
  };
  return ufunc.signatures.find(({ inputs }) => inputs.every((wanted, k) => fits(k, wanted)));
}

/** The error for operands that no loop takes. */
export function noLoop(name: string, dtypes: readonly unknown[]): DTypeError {
  return new DTypeError(
    `${name}: ufunc '${name}' not supported for the input types (${dtypes.join(", ")}), and the inputs ` +
      "could not be safely coerced to any supported types; convert them with astype",
    { dtypes },
  );
}
