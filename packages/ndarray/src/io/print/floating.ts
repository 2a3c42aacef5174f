import { formatPositional, formatScientific, type Layout, type Narrow } from "./digits.ts";
import type { FullPrintOptions } from "./options.ts";

/** Which numbers a floating dtype can tell apart. */
export interface FloatWidth {
  readonly narrow: Narrow | null;
  /** Decimal digits that every number of the dtype keeps: 15, 6 or 3. */
  readonly decimals: number;
}

/**
 * Give the function that prints each of `values` in one common width.
 *
 * Exponents are used as soon as a value is 1e8 or more, below 1e-4, or the values span more than a
 * factor of 1000.
 *
 * @see numpy.set_printoptions, whose rules these are
 */
export function floatFormatter(
  values: readonly number[],
  width: FloatWidth,
  options: FullPrintOptions,
): (x: number) => string {
  const { floatmode, sign, suppressSmall } = options;
  const finite = values.filter((x) => Number.isFinite(x));
  const precision = floatmode === "unique" ? undefined : options.precision;
  const { narrow } = width;
  const withSign = sign === "+";
  let padLeft = 0;
  let padRight = 0;
  let format: (x: number) => string = String;
  if (finite.length > 0) {
    const isFixed = floatmode === "fixed";
    const probe: Layout = {
      precision,
      unique: !isFixed,
      trim: isFixed ? "k" : ".",
      sign: withSign,
    };
    if (usesExponent(finite, width, suppressSmall)) {
      const parts = finite.map((x) => splitNumber(formatScientific(x, narrow, probe)));
      const exponentDigits = longest(parts.map((part) => part.exponent)) - 1;
      const digits = longest(parts.map((part) => part.fraction));
      padLeft = longest(parts.map((part) => part.whole));
      padRight = exponentDigits + 2 + digits;
      const layout = (): Layout => ({
        precision: digits,
        minDigits: digits,
        unique: !isFixed,
        trim: "k",
        sign: withSign,
        padLeft,
        exponentDigits,
      });
      format = (x) => formatScientific(x, narrow, layout());
    } else {
      const parts = finite.map((x) => splitNumber(formatPositional(x, narrow, probe)));
      padLeft = longest(parts.map((part) => part.whole));
      padRight = longest(parts.map((part) => part.fraction));
      const isEqual = isFixed || floatmode === "maxprec_equal";
      const layout = (): Layout => ({
        precision: isEqual ? padRight : precision,
        minDigits: isEqual ? padRight : 0,
        unique: !isFixed,
        trim: isEqual ? "k" : ".",
        sign: withSign,
        padLeft,
        padRight,
      });
      format = (x) => formatPositional(x, narrow, layout());
    }
  }
  const isMinus = (x: number): boolean => x < 0 || Object.is(x, -0);
  if (sign === " " && !finite.some(isMinus)) padLeft += 1;
  const { nanstr, infstr } = options;
  if (finite.length < values.length) {
    const signed = sign !== "-" || values.includes(-Infinity) ? 1 : 0;
    const behind = padRight + 1;
    padLeft = Math.max(padLeft, nanstr.length - behind, infstr.length + signed - behind);
  }
  return (x) => {
    if (Number.isFinite(x)) return format(x);
    const text = Number.isNaN(x)
      ? (withSign ? "+" : "") + nanstr
      : (x < 0 ? "-" : withSign ? "+" : "") + infstr;
    return text.padStart(padLeft + padRight + 1);
  };
}

function usesExponent(finite: readonly number[], width: FloatWidth, suppress: boolean): boolean {
  let largest = 0;
  let smallest = Infinity;
  for (const x of finite) {
    if (x === 0) continue;
    largest = Math.max(largest, Math.abs(x));
    smallest = Math.min(smallest, Math.abs(x));
  }
  if (largest === 0) return false;
  if (largest >= 10 ** Math.min(8, width.decimals)) return true;
  // The limit is a weak scalar: it takes the dtype of the values.
  const narrow = width.narrow ?? ((x: number) => x);
  return !suppress && (smallest < narrow(0.0001) || narrow(largest / smallest) > 1000);
}

function splitNumber(text: string): { whole: string; fraction: string; exponent: string } {
  const [mantissa = "", exponent = ""] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { whole, fraction, exponent };
}

function longest(texts: readonly string[]): number {
  return texts.reduce((length, text) => Math.max(length, text.length), 0);
}
