import { InvalidArgumentError } from "@tsmem/core";
import { restOf } from "../rest.ts";
import { type DType, nums } from "./dtype.ts";
import { shown } from "./convert.ts";
import { isSafeNumberCast, numericKindRank } from "./numeric-promotion.ts";

/** How far a conversion may go, from nothing at all to anything. */
export type Casting = "no" | "equiv" | "safe" | "same_kind" | "unsafe";

/** The rules from the strictest one on. */
export const castingRanks: readonly string[] = ["no", "equiv", "safe", "same_kind", "unsafe"];

/**
 * Tell whether values of one dtype may be converted to another under a casting rule.
 *
 * - `no`: not at all; `equiv`: only the byte order may change
 * - `safe`: every value has a counterpart
 * - `same_kind`: safe, or within a kind, like float64 to float32
 * - `unsafe`: anything that can be converted
 *
 * @throws {InvalidArgumentError} the rule is none of these
 * @see numpy.can_cast
 */
export function canCastDType(from: DType, to: DType, casting: Casting = "safe"): boolean {
  if (!castingRanks.includes(casting)) {
    throw new InvalidArgumentError(
      `canCast: casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe', not ${shown(casting)}`,
      { value: casting },
    );
  }
  const level = castLevel(from, to);
  return level !== "never" && castingRanks.indexOf(level) <= castingRanks.indexOf(casting);
}

/** The strictest rule under which a conversion is allowed. */
export type CastLevel = Casting | "never";

function castLevel(from: DType, to: DType): CastLevel {
  if (from === to) return "no";
  if (from.num === to.num || from.num > nums.complex128 || to.num > nums.complex128) {
    return restOf("canCast").castLevel(from, to);
  }
  if (isSafeNumberCast(from.num, to.num)) return "safe";
  return numericKindRank(from.num) <= numericKindRank(to.num) ? "same_kind" : "unsafe";
}
