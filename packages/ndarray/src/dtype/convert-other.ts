import { ValueError } from "../errors.ts";
import { isComplex } from "./complex.ts";
import { fromFraction, inRange, shown, toFloat, unusable } from "./convert.ts";
import { WeakFloat } from "./weak-float.ts";

/** Conversions of single values that are no plain numbers: text, weak floats and complex numbers. */

const integerText = /^\s*[+-]?\d+(_\d+)*\s*$/;
const floatText = /^\s*[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?|nan)\s*$/i;
const part = "(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?|inf(?:inity)?|nan)";
const complexText = new RegExp(
  `^(?:([+-]?${part})(?:([+-](?:${part})?)j)?|([+-]?(?:${part})?)j)$`,
  "i",
);

/** The boolean that a value means which is no number. */
export function toOtherBoolean(value: unknown): boolean {
  if (typeof value === "string") return value.length > 0;
  if (value instanceof WeakFloat) return value.value !== 0;
  if (isComplex(value)) return value.re !== 0 || value.im !== 0;
  throw unusable("bool", value);
}

/**
 * The float that a value means which is no number.
 *
 * @throws {InvalidArgumentError} a complex number, or nothing like a number
 * @throws {ValueError} text that is no number
 */
export function toOtherFloat(value: unknown, name: string): number {
  if (value instanceof WeakFloat) return value.value;
  if (typeof value !== "string") throw unusable(name, value);
  const text = withoutUnderscores(asciiDigits(value));
  if (!floatText.test(text)) {
    throw new ValueError(`${name}: could not convert string to float: ${shown(value)}`, { value });
  }
  return parseFloatText(text);
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

// Python allows single ones between digits.
function withoutUnderscores(text: string): string {
  return text.replace(/(?<=\d)_(?=\d)/g, "");
}

function parseFloatText(text: string): number {
  const bare = text.trim().toLowerCase();
  if (bare.endsWith("nan")) return NaN;
  if (bare.includes("inf")) return bare.startsWith("-") ? -Infinity : Infinity;
  return Number(bare);
}

/**
 * The integer that a value means which is no number.
 *
 * @throws {InvalidArgumentError} nothing like a number
 * @throws {ValueError} text that is no integer
 */
export function toOtherInteger(value: unknown, name: string, low: bigint, high: bigint): bigint {
  if (value instanceof WeakFloat) return fromFraction(value.value, name, low, high);
  if (typeof value !== "string") throw unusable(name, value);
  const text = asciiDigits(value);
  if (!integerText.test(text)) {
    throw new ValueError(
      `${name}: invalid literal for int() with base 10: ${shown(value)}; give an integer`,
      { value },
    );
  }
  const bare = text.trim().replaceAll("_", "");
  return inRange(BigInt(bare.startsWith("+") ? bare.slice(1) : bare), name, low, high, value);
}

/** The complex number that a value means. */
export function toComplex(value: unknown, name: string): { re: number; im: number } {
  if (isComplex(value)) return value;
  if (typeof value === "string") return parseComplex(value, name);
  return { re: toFloat(value, name), im: 0 };
}

// As Python's complex(): "1", "2j", "1+2j", "-j", all of them in parentheses too.
function parseComplex(value: string, name: string): { re: number; im: number } {
  const text = withoutUnderscores(asciiDigits(value)).trim();
  const inner = text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1).trim() : text;
  const found = complexText.exec(inner);
  if (found === null) {
    throw new ValueError(
      `${name}: complex() arg is a malformed string: ${shown(value)}; give text such as "1+2j"`,
      { value },
    );
  }
  const [, re, signed, alone] = found;
  const im = signed ?? alone;
  return {
    re: re === undefined ? 0 : parseFloatText(re),
    im: im === undefined ? 0 : parseFloatText(/\d|n/i.test(im) ? im : `${im}1`),
  };
}
