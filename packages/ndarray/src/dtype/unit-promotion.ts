import { OverflowError } from "../errors.ts";
import type { TimeUnit } from "./dtype.ts";

/** Units from coarse to fine; months and years have no fixed length in days. */
const units = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"];
/** How many of the next finer unit make one; from months to weeks there is no such number. */
const steps = [12, 0, 7, 24, 60, 60, 1000, 1000, 1000, 1000, 1000, 1000];

/** Whether a unit has no fixed length in seconds. */
function isCalendar(unit: string): boolean {
  return unit === "Y" || unit === "M";
}

/**
 * How many units `fine` make one unit `coarse`.
 *
 * @returns 0 between months or years and the fixed units
 */
export function unitFactor(coarse: string, fine: string): bigint {
  let factor = 1n;
  for (let i = units.indexOf(coarse); i < units.indexOf(fine); i++) factor *= BigInt(steps[i]!);
  return factor;
}

/**
 * The largest unit of which both are whole multiples; the finer one where months meet days in dates.
 *
 * @param isSpanA - whether the operand counts elapsed time, which has no calendar
 * @returns undefined when spans of months or years meet fixed units
 * @throws {OverflowError} the units are too far apart for 64 bits
 */
export function commonUnit(
  a: TimeUnit,
  b: TimeUnit,
  isSpanA: boolean,
  isSpanB: boolean,
): TimeUnit | undefined {
  if (a.unit === "") return b;
  if (b.unit === "") return a;
  const isFirstCoarser = units.indexOf(a.unit) <= units.indexOf(b.unit);
  const [coarse, fine] = isFirstCoarser ? [a, b] : [b, a];
  const isSpan = isFirstCoarser ? isSpanA : isSpanB;
  let count = BigInt(coarse.count);
  let factor = unitFactor(coarse.unit, fine.unit);
  if (factor === 0n) {
    if (isSpan) return undefined;
    // NumPy counts months and years like weeks here.
    factor = unitFactor("W", fine.unit);
  }
  // NumPy leaves a byte of room.
  if (factor >= 1n << 56n) throw tooFarApart(a, b);
  count *= factor;
  if (count > 0x7fffffffffffffffn) throw tooFarApart(a, b);
  const common = gcd(count, BigInt(fine.count));
  if (common > 0x7fffffffn) throw tooFarApart(a, b);
  return { unit: fine.unit, count: Number(common) };
}

/**
 * Whether counts in `from` can become counts in `to`.
 *
 * @param isExact - ask for whole multiples ("safe"), not only for the same sort of unit ("same_kind")
 */
export function canCastUnit(
  from: TimeUnit,
  to: TimeUnit,
  isSpan: boolean,
  isExact: boolean,
): boolean {
  if (from.unit === "") return true;
  if (to.unit === "") return false;
  const crossesCalendar = isCalendar(from.unit) !== isCalendar(to.unit);
  if (isSpan && crossesCalendar) return false;
  if (!isExact) return true;
  if (units.indexOf(from.unit) > units.indexOf(to.unit)) return false;
  const factor = unitFactor(from.unit, to.unit);
  return factor === 0n || (BigInt(from.count) * factor) % BigInt(to.count) === 0n;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function tooFarApart(a: TimeUnit, b: TimeUnit): OverflowError {
  return new OverflowError(
    "promoteTypes: Integer overflow getting a common metadata divisor for NumPy datetime metadata " +
      `[${unitText(a)}] and [${unitText(b)}]; convert one of them first`,
    { value: [a, b] },
  );
}

function unitText({ count, unit }: TimeUnit): string {
  return count === 1 ? unit : `${count}${unit}`;
}
