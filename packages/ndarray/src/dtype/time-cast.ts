import type { TimeUnit } from "./dtype.ts";
import { NaT } from "./not-a-time.ts";

// Attoseconds per unit, for the units of fixed length.
const attoseconds: Readonly<Record<string, bigint>> = {
  W: 604800n * 10n ** 18n,
  D: 86400n * 10n ** 18n,
  h: 3600n * 10n ** 18n,
  m: 60n * 10n ** 18n,
  s: 10n ** 18n,
  ms: 10n ** 15n,
  us: 10n ** 12n,
  ns: 10n ** 9n,
  ps: 10n ** 6n,
  fs: 10n ** 3n,
  as: 1n,
};
const day = attoseconds["D"]!;
// The average month of the Gregorian calendar: 400 years have 146,097 days.
const daysPer400Years = 146097n;

/**
 * A point in time in another unit, rounded down. NaT stays NaT, and so does a generic count.
 *
 * @param value - steps of `from` since 1970-01-01
 */
export function castDate(value: bigint, from: TimeUnit, to: TimeUnit): bigint {
  if (value === NaT || from.unit === "" || to.unit === "") return value;
  const steps = value * BigInt(from.count);
  const count = BigInt(to.count);
  if (isCalendar(from.unit)) {
    const months = from.unit === "Y" ? steps * 12n : steps;
    if (to.unit === "M") return fits(floorDivide(months, count));
    if (to.unit === "Y") return fits(floorDivide(floorDivide(months, 12n), count));
    return fits(floorDivide(dayOfMonth(months) * day, attoseconds[to.unit]! * count));
  }
  const time = steps * attoseconds[from.unit]!;
  if (!isCalendar(to.unit)) return fits(floorDivide(time, attoseconds[to.unit]! * count));
  const months = monthOfDay(floorDivide(time, day));
  return fits(floorDivide(to.unit === "Y" ? floorDivide(months, 12n) : months, count));
}

/**
 * A span of time in another unit, rounded down; years and months are exact among each other, and of
 * average length against other units.
 */
export function castSpan(value: bigint, from: TimeUnit, to: TimeUnit): bigint {
  if (value === NaT || from.unit === "" || to.unit === "") return value;
  const [top, bottom] = ratio(from.unit);
  const [topTo, bottomTo] = ratio(to.unit);
  const scaled = value * BigInt(from.count) * top * bottomTo;
  return fits(floorDivide(scaled, bottom * topTo * BigInt(to.count)));
}

// A unit in attoseconds, as a fraction: the average month is not a whole number of them.
function ratio(unit: string): [bigint, bigint] {
  if (unit === "Y") return [daysPer400Years * day, 400n];
  if (unit === "M") return [daysPer400Years * day, 4800n];
  return [attoseconds[unit]!, 1n];
}

/**
 * What a count of steps of one unit is multiplied with and then divided by, rounding down, to count those of
 * another, in lowest terms; null for years, months and generic counts.
 */
export function unitRatio(from: TimeUnit, to: TimeUnit): [times: bigint, parts: bigint] | null {
  const [a, b] = [attoseconds[from.unit], attoseconds[to.unit]];
  if (a === undefined || b === undefined) return null;
  const [times, parts] = [a * BigInt(from.count), b * BigInt(to.count)];
  let [divisor, rest] = [times, parts];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return [times / divisor, parts / divisor];
}

function isCalendar(unit: string): boolean {
  return unit === "Y" || unit === "M";
}

function fits(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/**
 * Days from 1970-01-01 to the first of a month.
 *
 * @param months - since January 1970
 * @see H. Hinnant, chrono-Compatible Low-Level Date Algorithms (days_from_civil)
 */
function dayOfMonth(months: bigint): bigint {
  const month = months - floorDivide(months, 12n) * 12n;
  const year = 1970n + floorDivide(months, 12n) - (month < 2n ? 1n : 0n);
  const era = floorDivide(year, 400n);
  const yearOfEra = year - era * 400n;
  const dayOfYear = (153n * ((month + 10n) % 12n) + 2n) / 5n;
  const dayOfEra = yearOfEra * 365n + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
  return era * daysPer400Years + dayOfEra - 719468n;
}

/** Months from January 1970 to the month of a day; the inverse of `dayOfMonth` (civil_from_days). */
function monthOfDay(days: bigint): bigint {
  const shifted = days + 719468n;
  const era = floorDivide(shifted, daysPer400Years);
  const dayOfEra = shifted - era * daysPer400Years;
  const yearOfEra = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36524n - dayOfEra / 146096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const shiftedMonth = (5n * dayOfYear + 2n) / 153n;
  const month = (shiftedMonth + 2n) % 12n;
  const year = yearOfEra + era * 400n + (month < 2n ? 1n : 0n);
  return (year - 1970n) * 12n + month;
}
