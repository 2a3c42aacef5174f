import { DTypeError } from "@tsmem/core";
import { textLength } from "./casting-other.ts";
import { type DType, nums, sameDType } from "./dtype.ts";
import { laidOut } from "./flexible.ts";
import { promoteDTypes } from "./promote.ts";
import { subarrayDType } from "./struct.ts";
import { bytesDType, textDType } from "./text.ts";
import { timeDType } from "./time-units.ts";
import { commonUnit } from "./unit-promotion.ts";

/** `promoteDTypes` for two dtypes that differ and are not both numbers. */
export function promoteOthers(a: DType, b: DType): DType {
  const [low, high] = a.num <= b.num ? [a, b] : [b, a];
  if (high.num === nums.bytes || high.num === nums.str) return promoteText(low, high);
  return high.num === nums.void ? promoteVoid(a, b) : promoteTime(a, b);
}

function promoteText(low: DType, high: DType): DType {
  const length = (dtype: DType): number =>
    dtype.num <= nums.complex128
      ? textLength(dtype.num)
      : dtype.num === nums.str
        ? dtype.itemsize / 4
        : dtype.itemsize;
  const longest = Math.max(length(low), length(high));
  return high.num === nums.str ? textDType(longest) : bytesDType(longest);
}

function promoteTime(a: DType, b: DType): DType {
  const isSpan = (dtype: DType): boolean => dtype.num === nums.timedelta64;
  if (a.unit !== null && b.unit !== null) {
    // Beside a date a span is a date, too, and those know how long a month is.
    const areSpans = isSpan(a) && isSpan(b);
    const unit = commonUnit(a.unit, b.unit, areSpans, areSpans);
    if (unit === undefined) throw noCommon(a, b);
    return timeDType(areSpans ? "m" : "M", unit);
  }
  const [time, other] = a.unit === null ? [b, a] : [a, b];
  if (isSpan(time) && other.num <= nums.int64) return time.asNative();
  throw noCommon(a, b);
}

function promoteVoid(a: DType, b: DType): DType {
  if (a.subarray !== null && b.subarray !== null) {
    if (a.subarray.shape.join() !== b.subarray.shape.join()) throw noCommon(a, b);
    return subarrayDType(promoteDTypes(a.subarray.dtype, b.subarray.dtype), a.subarray.shape);
  }
  if (a.fields === null || b.fields === null) {
    if (sameDType(a, b)) return a;
    throw noCommon(a, b);
  }
  const others = b.fields;
  if (
    a.fields.length !== others.length ||
    a.fields.some((field, i) => field.name !== others[i]!.name)
  ) {
    throw noCommon(a, b);
  }
  const entries = a.fields.map(({ name, dtype }, i) => ({
    name,
    dtype: promoteDTypes(dtype, others[i]!.dtype),
  }));
  return laidOut(entries, a.isAligned || b.isAligned);
}

function noCommon(a: DType, b: DType): DTypeError {
  return new DTypeError(
    `promoteTypes: The DTypes ${String(a)} and ${String(b)} do not have a common DType; convert one of them`,
    { dtypes: [a, b] },
  );
}
