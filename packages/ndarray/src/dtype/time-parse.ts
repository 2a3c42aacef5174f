import { ValueError } from "../errors.ts";
import { shown } from "./convert.ts";
import type { TimeUnit } from "./dtype.ts";
import { castDate } from "./time-cast.ts";

const dateText =
  /^\s*([+-]?\d{1,18})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{0,18}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;
const fractionUnits = ["ms", "us", "ns", "ps", "fs", "as"];

/**
 * A date in ISO 8601 as the count of a unit, rounded down: `2020-05`, `2020-05-06T07:08`. Text with an
 * offset from UTC is brought to UTC.
 *
 * @throws {ValueError} text that is no date, or a month, day or hour that does not exist
 */
export function parseDate(text: string, unit: TimeUnit): bigint {
  const match = dateText.exec(text);
  if (match === null) {
    throw failure(
      `Error parsing datetime string ${shown(text)}; write it as 2020-05-06T07:08:09`,
      text,
    );
  }
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const months = (BigInt(year!) - 1970n) * 12n + BigInt(limited(month, "Month", 1, 12, text) - 1);
  const dayOf = (count: bigint): bigint =>
    castDate(count, { unit: "M", count: 1 }, { unit: "D", count: 1 });
  const first = dayOf(months);
  const days = first + BigInt(limited(day, "Day", 1, Number(dayOf(months + 1n) - first), text) - 1);
  const hours = days * 24n + BigInt(limited(hour, "Hours", 0, 23, text));
  const minutes = hours * 60n + BigInt(limited(minute, "Minutes", 0, 59, text)) - offset(zone);
  const seconds = minutes * 60n + BigInt(limited(second, "Seconds", 0, 59, text));
  // From the coarsest unit that holds the text, as finer ones may overflow.
  if (fraction !== undefined) {
    const thirds = Math.max(1, Math.ceil(fraction.length / 3));
    const scale = 1000n ** BigInt(thirds);
    const count = seconds * scale + BigInt(fraction.padEnd(thirds * 3, "0"));
    return castDate(count, { unit: fractionUnits[thirds - 1]!, count: 1 }, unit);
  }
  if (hour !== undefined) return castDate(seconds, { unit: "s", count: 1 }, unit);
  if (day !== undefined) return castDate(days, { unit: "D", count: 1 }, unit);
  return castDate(months, { unit: "M", count: 1 }, unit);
}

function limited(
  digits: string | undefined,
  what: string,
  low: number,
  high: number,
  text: string,
): number {
  const value = digits === undefined ? low : Number(digits);
  if (value >= low && value <= high) return value;
  throw failure(
    `${what} out of range in datetime string ${shown(text)}; give ${low} to ${high}`,
    text,
  );
}

function offset(zone: string | undefined): bigint {
  if (zone === undefined || zone === "Z") return 0n;
  const minutes = BigInt(zone.slice(1, 3)) * 60n + BigInt(zone.slice(3).replace(":", "") || "0");
  return zone.startsWith("-") ? -minutes : minutes;
}

function failure(what: string, value: string): ValueError {
  return new ValueError(`datetime64: ${what}`, { value });
}
