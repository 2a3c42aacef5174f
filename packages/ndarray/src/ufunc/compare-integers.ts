import { float64 } from "../dtype/builtin.ts";
import {
  commonNumber,
  int64Num,
  strong,
  uint64Num,
  weakInteger,
} from "../dtype/numeric-promotion.ts";
import type { Signature, Ufunc } from "./definition.ts";
import { exactLoop } from "./exact-loop.ts";
import { type Operand, plain } from "./operand.ts";

/** How comparisons treat integers of unlike ranges: by their values, whatever holds them. */

/** int64 with uint64 has loops of its own; their common dtype, float64, would lose digits. */
export function mixedComparison<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
  strengths: readonly number[],
): Signature<Loop> | undefined {
  if (Math.max(...strengths) > strong || !nums.includes(uint64Num)) return undefined;
  // Signed integers have odd numbers.
  const isSigned = (num: number): boolean => num <= int64Num && num % 2 === 1;
  return exactLoop(
    ufunc,
    nums.map((num) => (isSigned(num) ? int64Num : num)),
  );
}

/**
 * Let comparisons see plain integers that the dtype of the array cannot hold: they lie beyond all its
 * values, as infinities do.
 */
export function beyondLimits(operands: readonly Operand[]): readonly Operand[] {
  const strengths = operands.map((operand) => operand.strength);
  if (Math.min(...strengths) !== strong || Math.max(...strengths) !== weakInteger) return operands;
  const num = commonNumber(
    operands.map((operand) => operand.dtype.num),
    strengths,
  );
  if (num > uint64Num) return operands;
  const bits = 8 << ((num - 1) >> 1);
  return operands.map((operand) => {
    if (operand.strength !== weakInteger) return operand;
    const value = BigInt(operand.value as number | bigint);
    const wrapped = num % 2 === 1 ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
    if (wrapped === value) return operand;
    return plain(value > 0n ? Infinity : -Infinity, float64, strong);
  });
}
