import { type CastLevel, castingRanks } from "./casting.ts";
import { type DType, nums, sameDType } from "./dtype.ts";
import { isSafeNumberCast, numericKindRank } from "./numeric-promotion.ts";
import { canCastUnit } from "./unit-promotion.ts";

/** The strictest rule under which a conversion between any dtypes is allowed. */
export function castLevel(from: DType, to: DType): CastLevel {
  if (from === to) return "no";
  if (from.fields !== null || to.fields !== null) return recordLevel(from, to);
  if (from.subarray !== null || to.subarray !== null) return subarrayLevel(from, to);
  if (from.num === to.num) return sameNumLevel(from, to);
  if (to.num === nums.void) return from.itemsize <= to.itemsize ? "safe" : "unsafe";
  if (from.num <= nums.complex128 && to.num <= nums.complex128) {
    if (isSafeNumberCast(from.num, to.num)) return "safe";
    return numericKindRank(from.num) <= numericKindRank(to.num) ? "same_kind" : "unsafe";
  }
  if (to.num === nums.bytes || to.num === nums.str) return toTextLevel(from, to);
  if (to.num === nums.timedelta64 && from.num <= nums.uint64) {
    return from.num === nums.uint64 ? "same_kind" : "safe";
  }
  return "unsafe";
}

function sameNumLevel(from: DType, to: DType): CastLevel {
  if (from.unit !== null && to.unit !== null) {
    if (from.unit.unit !== to.unit.unit || from.unit.count !== to.unit.count) {
      const isSpan = from.num === nums.timedelta64;
      if (canCastUnit(from.unit, to.unit, isSpan, true)) return "safe";
      return canCastUnit(from.unit, to.unit, isSpan, false) ? "same_kind" : "unsafe";
    }
  }
  if (from.itemsize !== to.itemsize) {
    if (from.itemsize < to.itemsize) return "safe";
    return from.num === nums.void ? "unsafe" : "same_kind";
  }
  return from.isNative === to.isNative ? "no" : "equiv";
}

/** Characters that any value of a numeric dtype fits into. */
export function textLength(num: number): number {
  return textLengths[num]!;
}

const textLengths = [5, 4, 3, 6, 5, 11, 10, 21, 20, 32, 32, 32, 64, 64];

function toTextLevel(from: DType, to: DType): CastLevel {
  const room = to.num === nums.str ? to.itemsize / 4 : to.itemsize;
  if (from.num <= nums.complex128) return textLength(from.num) <= room ? "safe" : "same_kind";
  if (from.num === nums.bytes) return from.itemsize <= room ? "safe" : "same_kind";
  return "unsafe";
}

function recordLevel(from: DType, to: DType): CastLevel {
  if (from.fields === null) return "unsafe";
  if (to.fields === null) return from.fields.length === 1 ? "unsafe" : "never";
  if (sameDType(from, to)) return "no";
  if (from.fields.length !== to.fields.length) return "never";
  let worst = 1;
  for (const [i, field] of from.fields.entries()) {
    const other = to.fields[i]!;
    const level = castLevel(field.dtype, other.dtype);
    if (level === "never") return level;
    worst = Math.max(worst, castingRanks.indexOf(level), field.name === other.name ? 0 : 2);
  }
  return castingRanks[worst] as CastLevel;
}

function subarrayLevel(from: DType, to: DType): CastLevel {
  const a = from.subarray;
  const b = to.subarray;
  if (a !== null && b !== null) {
    return a.shape.join() === b.shape.join() ? castLevel(a.dtype, b.dtype) : "never";
  }
  if (a !== null) return a.shape.every((n) => n === 1) ? castLevel(a.dtype, to) : "unsafe";
  const level = castLevel(from, b!.dtype);
  return level === "no" || level === "equiv" ? "safe" : level;
}
