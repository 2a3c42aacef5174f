/*
 * Decimal digits of floating point numbers as NumPy's Dragon4 chooses them: the shortest digits that
 * read back as the same number of the same width, cut where a precision is given, or all digits of
 * the exact value. Exact halves round to the even digit.
 *
 * Steele and White, How to print floating-point numbers accurately, 1990. The digits of doubles come
 * from the runtime, whose own algorithm obeys the same definition.
 */

/** Narrows a double to the nearest value of a floating dtype. */
export type Narrow = (x: number) => number;

/** Decimal digits d1 d2 ... of a positive number d1.d2... × 10^exponent, no trailing zeros. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** How the digits are laid out. */
export interface Layout {
  /** Most digits behind the point; undefined for as many as the number has. */
  readonly precision?: number | undefined;
  /** Least digits behind the point, filled with zeros. */
  readonly minDigits?: number;
  /** Shortest digits that read back, or digits of the exact value. */
  readonly unique: boolean;
  /** "k" keeps trailing zeros, "." drops them, "-" drops the point with them. */
  readonly trim: "k" | "." | "0" | "-";
  readonly sign?: boolean;
  readonly padLeft?: number;
  readonly padRight?: number;
  /** Least digits of the exponent; 2 when not given. */
  readonly exponentDigits?: number;
}

/** Give the shortest digits of a positive finite number that read back as the same number. */
export function shortestDigits(x: number, narrow: Narrow | null): Digits {
  if (narrow !== null) {
    for (let count = 1; count < 17; count++) {
      // Below a power of two numbers lie closer, so the next decimal above may be the one that reads
      // back although it is farther away.
      const nearest = toExponentialEven(x, count - 1);
      for (const rounded of [nearest, nextAbove(nearest)]) {
        const value = Number(`${rounded.digits}e${rounded.exponent + 1 - rounded.digits.length}`);
        if (narrow(value) === x) return withoutZeros(rounded);
      }
    }
  }
  return parse(x.toExponential());
}

function parse(text: string): Digits {
  const at = text.indexOf("e");
  return { digits: text.slice(0, at).replace(".", ""), exponent: Number(text.slice(at + 1)) };
}

function nextAbove({ digits, exponent }: Digits): Digits {
  const next = String(BigInt(digits) + 1n);
  return { digits: next, exponent: exponent + next.length - digits.length };
}

function withoutZeros({ digits, exponent }: Digits): Digits {
  return { digits: digits.replace(/0+$/, ""), exponent };
}

/** Write a finite number without exponent. */
export function formatPositional(x: number, narrow: Narrow | null, layout: Layout): string {
  const size = Math.abs(x);
  let whole = "0";
  let fraction = "";
  if (size !== 0) {
    const { digits, exponent } = shortestDigits(size, narrow);
    const cut = cutPlaces(digits.length - 1 - exponent, layout);
    if (cut !== null)
      [whole, fraction = ""] = toFixedEven(size, cut).split(".") as [string, string?];
    else if (exponent < 0) fraction = "0".repeat(-exponent - 1) + digits;
    else {
      whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
      fraction = digits.slice(exponent + 1);
    }
  }
  const text = trimmed(fraction, layout);
  const sign = isNegative(x) ? "-" : layout.sign === true ? "+" : "";
  const left = (sign + whole).padStart(layout.padLeft ?? 0);
  const right = layout.padRight === undefined ? 0 : layout.padRight + 1;
  return left + text.padEnd(right);
}

/** Write a finite number with exponent. */
export function formatScientific(x: number, narrow: Narrow | null, layout: Layout): string {
  const size = Math.abs(x);
  let digits = "0";
  let exponent = 0;
  if (size !== 0) {
    ({ digits, exponent } = shortestDigits(size, narrow));
    const cut = cutPlaces(digits.length - 1, layout);
    if (cut !== null) ({ digits, exponent } = toExponentialEven(size, cut));
  }
  const text = trimmed(digits.slice(1), layout);
  const sign = isNegative(x) ? "-" : layout.sign === true ? "+" : "";
  const power = String(Math.abs(exponent)).padStart(layout.exponentDigits ?? 2, "0");
  const left = (sign + digits[0]!).padStart(layout.padLeft ?? 0);
  return `${left}${text}e${exponent < 0 ? "-" : "+"}${power}`;
}

/** Where the exact value must be rounded instead of taking the shortest digits; null for nowhere. */
function cutPlaces(places: number, { precision, minDigits = 0, unique }: Layout): number | null {
  if (!unique) return precision ?? Math.max(0, places);
  if (precision !== undefined && places > precision) return precision;
  return places < minDigits ? minDigits : null;
}

function trimmed(fraction: string, { trim, precision, minDigits = 0 }: Layout): string {
  let text = fraction;
  if (trim === "k") text = text.padEnd(Math.max(minDigits, precision ?? 0), "0");
  else text = text.replace(/0+$/, "").padEnd(minDigits, "0");
  if (text === "" && trim === "0") return ".0";
  if (text === "" && trim === "-") return "";
  return `.${text}`;
}

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

/** True when the number lies exactly between two decimals of `places` digits behind the point. */
function isHalf(size: number, places: number): boolean {
  if (places >= 0) return Math.abs((size * 2 ** (places + 1)) % 2) === 1;
  if (!Number.isInteger(size)) return false;
  const doubled = BigInt(size) * 2n;
  const unit = 10n ** BigInt(-places);
  return doubled % unit === 0n && (doubled / unit) % 2n === 1n;
}

function toFixedEven(size: number, places: number): string {
  if (size >= 1e21) return `${BigInt(size)}.${"0".repeat(places)}`;
  const text = size.toFixed(Math.min(places, 100));
  return isHalf(size, places) ? evenDigit(text) : text;
}

function toExponentialEven(size: number, places: number): Digits {
  const { digits, exponent } = parse(size.toExponential(Math.min(places, 100)));
  return { digits: isHalf(size, places - exponent) ? evenDigit(digits) : digits, exponent };
}

/** The runtime rounds halves up; an odd last digit must go down by one. */
function evenDigit(text: string): string {
  const last = Number(text.at(-1));
  return last % 2 === 0 ? text : text.slice(0, -1) + String(last - 1);
}
