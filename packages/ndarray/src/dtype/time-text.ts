import type { TimeUnit } from "./dtype.ts";
import { NaT } from "./not-a-time.ts";

/** Steps per day, for the units shorter than a day. */
const perDay: Readonly<Record<string, bigint>> = {
  h: 24n,
  m: 1440n,
  s: 86_400n,
  ms: 86_400_000n,
  us: 86_400_000_000n,
  ns: 86_400_000_000_000n,
  ps: 86_400_000_000_000_000n,
  fs: 86_400_000_000_000_000_000n,
  as: 86_400_000_000_000_000_000_000n,
};

const fractionDigits: Readonly<Record<string, number>> = {
  ms: 3,
  us: 6,
  ns: 9,
  ps: 12,
  fs: 15,
  as: 18,
};

/** A date in ISO 8601, as precise as its unit: `1970-01`, `1970-01-01T00:00`. */
export function datetimeText(count: bigint, { unit, count: step }: TimeUnit): string {
  if (count === NaT || unit === "") return "NaT";
  const steps = count * BigInt(step);
  if (unit === "Y") return yearText(steps + 1970n);
  if (unit === "M") {
    const month = floorMod(steps, 12n);
    return `${yearText(1970n + (steps - month) / 12n)}-${two(month + 1n)}`;
  }
  if (unit === "W") return dayText(steps * 7n);
  if (unit === "D") return dayText(steps);
  const day = perDay[unit]!;
  const rest = floorMod(steps, day);
  return `${dayText((steps - rest) / day)}T${clockText(rest, unit, day)}`;
}

function clockText(rest: bigint, unit: string, day: bigint): string {
  const hours = (rest * 24n) / day;
  const text = two(hours);
  if (unit === "h") return text;
  const minutes = ((rest * 1440n) / day) % 60n;
  if (unit === "m") return `${text}:${two(minutes)}`;
  const seconds = ((rest * 86_400n) / day) % 60n;
  const whole = `${text}:${two(minutes)}:${two(seconds)}`;
  const digits = fractionDigits[unit];
  if (digits === undefined) return whole;
  return `${whole}.${String(rest % 10n ** BigInt(digits)).padStart(digits, "0")}`;
}

/**
 * Year, month and day of a count of days since 1970-01-01 in the proleptic Gregorian calendar.
 *
 * @see H. Hinnant, chrono-Compatible Low-Level Date Algorithms: eras of 400 years of 146,097 days,
 *   years that begin in March.
 */
function dayText(days: bigint): string {
  const shifted = days + 719_468n;
  const dayOfEra = floorMod(shifted, 146_097n);
  const era = (shifted - dayOfEra) / 146_097n;
  const yearOfEra = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const marchMonth = (5n * dayOfYear + 2n) / 153n;
  const day = dayOfYear - (153n * marchMonth + 2n) / 5n + 1n;
  const month = marchMonth < 10n ? marchMonth + 3n : marchMonth - 9n;
  const year = yearOfEra + era * 400n + (month <= 2n ? 1n : 0n);
  return `${yearText(year)}-${two(month)}-${two(day)}`;
}

/** Four characters at least, the minus sign included. */
function yearText(year: bigint): string {
  return year < 0n ? `-${String(-year).padStart(3, "0")}` : String(year).padStart(4, "0");
}

function two(value: bigint): string {
  return String(value).padStart(2, "0");
}

function floorMod(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest < 0n ? rest + b : rest;
}

const unitWords: Readonly<Record<string, string>> = {
  Y: "years",
  M: "months",
  W: "weeks",
  D: "days",
  h: "hours",
  m: "minutes",
  s: "seconds",
  ms: "milliseconds",
  us: "microseconds",
  ns: "nanoseconds",
  ps: "picoseconds",
  fs: "femtoseconds",
  as: "attoseconds",
};

/** A span with its unit in words: `75 seconds`. */
export function timedeltaText(count: bigint, { unit, count: step }: TimeUnit): string {
  if (count === NaT) return "NaT";
  return `${count * BigInt(step)} ${unitWords[unit] ?? "generic time units"}`;
}
