import {
  commonNumber,
  float16Num,
  float64Num,
  int64Num,
  isSafeNumberCast,
  strong,
  weakInteger,
} from "../dtype/numeric-promotion.ts";
import type { Signature, Ufunc } from "./definition.ts";

/** The first loop to which each operand casts safely by itself. */
export function firstLoopForEach<Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
  strengths: readonly number[],
): Signature<Loop> | undefined {
  const fits = (k: number, wanted: number): boolean => {
    const num = commonNumber([nums[k]!], [strengths[k]!]);
    if (strengths[k] === strong) return isSafeNumberCast(num, wanted);
    if (strengths[k] === weakInteger && wanted >= float16Num) {
      return strengths.includes(strong) || wanted === float64Num;
    }
    return num === wanted || (num === int64Num && wanted < int64Num && wanted % 2 === 1);
  };
  return ufunc.signatures.find(({ inputs }) => inputs.every((wanted, k) => fits(k, wanted)));
}
