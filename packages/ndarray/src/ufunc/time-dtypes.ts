import { builtins, float64, int64 } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { timeDType } from "../dtype/time-units.ts";
import { commonUnit } from "../dtype/unit-promotion.ts";
import type { Ufunc } from "./definition.ts";
import type { Operand } from "./operand.ts";
import { exactLoop } from "./exact-loop.ts";
import { otherDTypes, type Resolution } from "./resolve-dtypes.ts";

/**
 * The arithmetic of dates (M) and time spans (m), in a common unit:
 *
 *     m ± m = m    M ± m = M    m + M = M    M - M = m
 *     m × number = m    m / number = m    m / m = float64    m // m = int64    m % m = m
 *
 * Whole numbers count as spans in sums and comparisons; fractions and complex numbers never do.
 */
export function resolveTimes(ufunc: Ufunc, operands: readonly Operand[]): Resolution | undefined {
  const inputs =
    operands.length === 1
      ? [operands[0]!.dtype.asNative()]
      : pairOf(ufunc, operands[0]!.dtype, operands[1]!.dtype);
  if (inputs === undefined) return undefined;
  const signature = exactLoop(
    ufunc,
    inputs.map((dtype) => dtype.num),
  );
  if (signature === undefined) return undefined;
  const unit = inputs.find((dtype) => dtype.unit !== null)!.unit!;
  const outputs = signature.outputs.map((num) => {
    if (num === nums.datetime64) return timeDType("M", unit);
    return num === nums.timedelta64 ? timeDType("m", unit) : builtins[num]!;
  });
  return { signature, inputs, outputs };
}

const isSpan = (dtype: DType): boolean => dtype.num === nums.timedelta64;
const isTime = (dtype: DType): boolean => dtype.unit !== null;
const isWhole = (dtype: DType): boolean => dtype.num <= nums.uint64;
const isFloat = (dtype: DType): boolean => dtype.num >= nums.float16 && dtype.num <= nums.float64;

/** The dtypes to which the operands are cast, or undefined when the operation makes no sense. */
function pairOf(ufunc: Ufunc, a: DType, b: DType): DType[] | undefined {
  switch (ufunc.name) {
    case "multiply":
      if (isSpan(a) && !isTime(b)) return scaled(a, b);
      return isSpan(b) && !isTime(a) ? scaled(b, a)?.reverse() : undefined;
    case "divide":
    case "floor_divide":
      if (!isSpan(a) || isTime(b)) return common(a, b, isSpan(a) && isSpan(b));
      return b.num === nums.bool ? undefined : scaled(a, b);
    case "remainder":
    case "divmod":
      return common(a, b, isSpan(a) && isSpan(b));
    case "add":
    case "subtract":
      return shifted(a, b);
    default: {
      const isMixed = isTime(a) !== isTime(b);
      if (isMixed) return isSpan(a) || isSpan(b) ? common(a, b, true) : undefined;
      return common(a, b, a.num === b.num);
    }
  }
}

function scaled(span: DType, factor: DType): DType[] | undefined {
  if (isWhole(factor)) return [span.asNative(), int64];
  return isFloat(factor) ? [span.asNative(), float64] : undefined;
}

/** Both in their common dtype; whole numbers are spans of the other operand's unit. */
function common(a: DType, b: DType, isAllowed: boolean): DType[] | undefined {
  if (!isAllowed || (!isTime(a) && a.num > nums.int64) || (!isTime(b) && b.num > nums.int64)) {
    return undefined;
  }
  const dtype = promoteDTypes(a, b);
  return [dtype, dtype];
}

function shifted(a: DType, b: DType): DType[] | undefined {
  if ((!isTime(a) && !isWhole(a)) || (!isTime(b) && !isWhole(b))) return undefined;
  const unit = commonUnit(
    a.unit ?? b.unit!,
    b.unit ?? a.unit!,
    a.num !== nums.datetime64,
    b.num !== nums.datetime64,
  );
  if (unit === undefined) return undefined;
  return [a, b].map((dtype) => timeDType(dtype.num === nums.datetime64 ? "M" : "m", unit));
}

/** Teach the element-wise functions dates and time spans. */
export function registerTimes(): void {
  otherDTypes.resolve = resolveTimes;
}
