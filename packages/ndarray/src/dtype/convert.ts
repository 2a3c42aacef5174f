import { InvalidArgumentError } from "@tsmem/core";
import { OverflowError, ValueError } from "../errors.ts";
import { isComplex } from "./complex.ts";
import { WeakFloat } from "./weak-float.ts";

/**
 * Conversions of single JavaScript values, as NumPy converts a Python value that is assigned to an
 * element: integers are checked against the range of the dtype, fractions are cut off, text is parsed.
 */

const integerText = /^\s*[+-]?\d+(_\d+)*\s*$/;
const floatText = /^\s*[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?|nan)\s*$/i;

/** Show a value in a message, cut to a readable length. */
export function shown(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null)
    return isComplex(value) ? `(${value.re}, ${value.im})` : "an object";
  return typeof value === "symbol" || typeof value === "function"
    ? `a ${typeof value}`
    : String(value);
}

/** The boolean that a value means. */
export function toBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "bigint") return value !== 0n;
  if (typeof value === "string") return value.length > 0;
  if (value instanceof WeakFloat) return value.value !== 0;
  if (isComplex(value)) return value.re !== 0 || value.im !== 0;
  throw unusable("bool", value);
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
  if (value instanceof WeakFloat) return value.value;
  if (typeof value === "string") {
    const text = asciiDigits(value);
    if (!floatText.test(text)) {
      throw new ValueError(`${name}: could not convert string to float: ${shown(value)}`, {
        value,
      });
    }
    return parseFloatText(text);
  }
  throw unusable(name, value);
}

/** Decimal digits of other scripts as ASCII ones. Unicode has them in runs of ten from zero up. */
function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    let start = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
    return String((code - start) % 10);
  });
}

function parseFloatText(text: string): number {
  const bare = text.trim().toLowerCase();
  if (bare.endsWith("nan")) return NaN;
  if (bare.includes("inf")) return bare.startsWith("-") ? -Infinity : Infinity;
  return Number(bare);
}

/**
 * The integer that a value means, as a number when it is small enough to be exact, otherwise a bigint.
 * Integers outside `low` to `high` are refused; floats with a fraction are cut off and wrap.
 */
export function toInteger(value: unknown, name: string, low: bigint, high: bigint): bigint {
  if (typeof value === "bigint") return inRange(value, name, low, high, value);
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "number") {
    if (Number.isInteger(value)) return inRange(BigInt(value), name, low, high, value);
    return fromFraction(value, name, low, high);
  }
  if (value instanceof WeakFloat) return fromFraction(value.value, name, low, high);
  if (typeof value === "string") {
    if (!integerText.test(value)) {
      throw new ValueError(`${name}: invalid literal for an integer: ${shown(value)}`, { value });
    }
    const bare = value.trim().replaceAll("_", "");
    return inRange(BigInt(bare.startsWith("+") ? bare.slice(1) : bare), name, low, high, value);
  }
  throw unusable(name, value);
}

function inRange(integer: bigint, name: string, low: bigint, high: bigint, value: unknown): bigint {
  if (integer >= low && integer <= high) return integer;
  throw new OverflowError(
    `${name}: integer ${integer} out of bounds for ${name}; give ${low} to ${high}`,
    { value },
  );
}

function fromFraction(value: number, name: string, low: bigint, high: bigint): bigint {
  if (Number.isNaN(value)) {
    throw new ValueError(`${name}: cannot convert float NaN to integer`, { value });
  }
  const limit = high > 2n ** 63n ? 2 ** 64 : 2 ** 63;
  if (Math.abs(value) >= limit || (value <= -1 && limit === 2 ** 64)) {
    throw new OverflowError(`${name}: cannot convert float ${value} to ${name}`, { value });
  }
  const bits = BigInt((high - low).toString(2).length);
  const integer = BigInt(Math.trunc(value));
  return low < 0n ? BigInt.asIntN(Number(bits), integer) : BigInt.asUintN(Number(bits), integer);
}

/** The complex number that a value means. */
export function toComplex(value: unknown, name: string): { re: number; im: number } {
  if (isComplex(value)) return value;
  if (typeof value === "string") {
    throw new ValueError(`${name}: complex() arg is a malformed string: ${shown(value)}`, {
      value,
    });
  }
  return { re: toFloat(value, name), im: 0 };
}

/** The error for a value that a dtype cannot hold at all. */
export function unusable(name: string, value: unknown): InvalidArgumentError {
  return new InvalidArgumentError(
    `${name}: ${shown(value)} cannot be stored as ${name}; give a matching JavaScript value`,
    { value },
  );
}
