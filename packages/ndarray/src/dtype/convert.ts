import { InvalidArgumentError } from "@tsmem/core";
import { OverflowError, ValueError } from "../errors.ts";
import { restOf } from "../rest.ts";

/**
 * Conversions of single JavaScript values, as NumPy converts a Python value that is assigned to an
 * element: integers are checked against the range of the dtype, fractions are cut off. Text and objects
 * are looked at by `convert-other.ts`.
 */

/** Show a value in a message, cut to a readable length. */
export function shown(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (Object(value) !== value) return String(value);
  return Array.isArray(value) ? "a list" : "an object";
}

/** The boolean that a value means. */
export function toBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "bigint") return value !== 0n;
  return restOf("bool").toBoolean(value);
}

/**
 * The float that a value means.
 *
 * @throws {InvalidArgumentError} a complex number, or nothing like a number
 * @throws {ValueError} text that is no number
 */
export function toFloat(value: unknown, name: string): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return Number(value);
  return restOf(name).toFloat(value, name);
}

/**
 * The integer that a value means, as a bigint. Integers outside `low` to `high` are refused, after
 * the fraction of a float was cut off.
 */
export function toInteger(value: unknown, name: string, low: bigint, high: bigint): bigint {
  if (typeof value === "bigint") return inRange(value, name, low, high, value);
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "number") {
    if (Number.isInteger(value)) return inRange(BigInt(value), name, low, high, value);
    return fromFraction(value, name, low, high);
  }
  return restOf(name).toInteger(value, name, low, high);
}

/** Throw unless an integer lies from `low` to `high`. */
export function inRange(
  integer: bigint,
  name: string,
  low: bigint,
  high: bigint,
  value: unknown,
): bigint {
  if (integer >= low && integer <= high) return integer;
  throw outOfBounds(value, name);
}

/** The error for an integer that a dtype has no room for. */
export function outOfBounds(value: unknown, name: string): OverflowError {
  return new OverflowError(
    `${name}: integer ${shown(value)} out of bounds for ${name}; use a wider dtype`,
    { value },
  );
}

/** An integer from a float: without its fraction. */
export function fromFraction(value: number, name: string, low: bigint, high: bigint): bigint {
  const whole = Math.trunc(value);
  if (Number.isFinite(whole)) return inRange(BigInt(whole), name, low, high, whole);
  const [Kind, what] = Number.isNaN(value) ? [ValueError, "NaN"] : [OverflowError, "infinity"];
  throw new Kind(`${name}: cannot convert float ${what} to integer`, { value });
}

/** The error for a value that a dtype cannot hold at all. */
export function unusable(name: string, value: unknown): InvalidArgumentError {
  return new InvalidArgumentError(
    `${name}: ${shown(value)} cannot be stored as ${name}; give a matching JavaScript value`,
    { value },
  );
}
