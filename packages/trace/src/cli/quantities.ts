import { InvalidArgumentError } from "@tsmem/core";

const byteUnits: Readonly<Record<string, number>> = {
  "": 1,
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
};
const timeUnits: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 };

/**
 * Read a size such as `100MiB` or `4096`.
 *
 * @param operation - the public call, for the message; none on the command line, which names the option
 * @returns bytes
 * @throws {InvalidArgumentError} not a number with a known unit
 */
export function parseBytes(text: string, operation?: string): number {
  return parse(text, byteUnits, "a size such as 100MiB", operation);
}

/**
 * Read a duration such as `1s` or `250ms`.
 *
 * @returns milliseconds
 * @throws {InvalidArgumentError} not a number with a known unit
 */
export function parseDuration(text: string): number {
  return parse(text, timeUnits, "a duration such as 1s or 250ms");
}

function parse(
  text: string,
  units: Readonly<Record<string, number>>,
  what: string,
  operation?: string,
): number {
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(text.trim()) ?? [];
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (digits === undefined || factor === undefined) {
    const known = Object.keys(units).filter((name) => name !== "");
    throw new InvalidArgumentError(
      `${operation === undefined ? "" : `${operation}: `}${JSON.stringify(text)} is not ${what}; units are ${known.join(", ")}`,
      { value: text },
    );
  }
  return Number(digits) * factor;
}
