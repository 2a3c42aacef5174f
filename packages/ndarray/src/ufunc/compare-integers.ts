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
import type { Operand } from "./operand.ts";

/** How comparisons treat integers of unlike ranges: by their values, whatever holds them. */

/** int64 with uint64 has loops of its own; their common dtype, float64, would lose digits. */
export function mixedComparison<Loop>(
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

const limits: Readonly<Record<number, readonly [low: bigint, high: bigint]>> = {
  1: [-128n, 127n],
  2: [0n, 255n],
  3: [-32768n, 32767n],
  4: [0n, 65535n],
  5: [-2147483648n, 2147483647n],
  6: [0n, 4294967295n],
  7: [-(2n ** 63n), 2n ** 63n - 1n],
  8: [0n, 2n ** 64n - 1n],
};

/**
 * Let comparisons see plain integers that the dtype of the array cannot hold: they lie beyond all its
 * values, as infinities do.
 */
export function beyondLimits(operands: readonly Operand[]): readonly Operand[] {
  const nums = operands.map((operand) => operand.dtype.num);
  const strengths = operands.map((operand) => operand.strength);
  if (!strengths.includes(weakInteger) || strengths.every((s) => s === weakInteger))
    return operands;
  if (nums.some((num) => num > 8)) return operands;
  const range = limits[commonNumber(nums, strengths)];
  if (range === undefined) return operands;
  return operands.map((operand) => {
    if (operand.strength !== weakInteger) return operand;
    const value = BigInt(operand.value as number | bigint);
    if (value >= range[0] && value <= range[1]) return operand;
    const infinity = value > 0n ? Infinity : -Infinity;
    return { array: null, value: infinity, dtype: float64, strength: strong };
  });
}
