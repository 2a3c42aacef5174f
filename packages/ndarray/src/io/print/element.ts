import type { Complex } from "../../dtype/complex.ts";
import type { DType } from "../../dtype/dtype.ts";
import { halfToNumber, numberToHalf } from "../../dtype/half.ts";
import { pythonRepr } from "../npy/python-literal.ts";
import { formatPositional, formatScientific } from "./digits.ts";
import { floatFormatter, type FloatWidth } from "./floating.ts";
import type { FullPrintOptions } from "./options.ts";
import { datetimeText, timedeltaText } from "../../dtype/time-text.ts";

/** Prints one element in the common width of an array. */
export type ElementFormatter = (value: unknown) => string;

const nat = -(2n ** 63n);

const widths: Readonly<Record<number, FloatWidth>> = {
  2: { narrow: (x) => halfToNumber(numberToHalf(x)), decimals: 3 },
  4: { narrow: Math.fround, decimals: 6 },
  8: { narrow: null, decimals: 15 },
};

/**
 * Give the function that prints the elements of an array.
 *
 * @param values - the elements that will be printed; they decide the common width
 * @param isScalar - the array has no axes, so nothing needs aligning
 */
export function elementFormatter(
  dtype: DType,
  values: readonly unknown[],
  isScalar: boolean,
  options: FullPrintOptions,
): ElementFormatter {
  switch (dtype.kind) {
    case "b":
      return (value) => (value === true ? (isScalar ? "True" : " True") : "False");
    case "i":
    case "u":
      return integerFormatter(values as (number | bigint)[], options);
    case "f":
      return floatFormatter(
        values as number[],
        widths[dtype.itemsize]!,
        options,
      ) as ElementFormatter;
    case "c":
      return complexFormatter(values as Complex[], widths[dtype.itemsize / 2]!, options);
    case "M":
    case "m":
      return timeFormatter(dtype, values as bigint[]);
    case "U":
      return (value) => pythonRepr(value as string);
    case "S":
      return (value) => bytesRepr(value as string);
    case "V":
      return dtype.fields === null
        ? (value) => rawRepr(value as Uint8Array)
        : recordFormatter(dtype, values as Record<string, unknown>[], isScalar, options);
  }
}

function longest(texts: readonly string[]): number {
  return texts.reduce((length, text) => Math.max(length, text.length), 0);
}

function integerFormatter(
  values: readonly (number | bigint)[],
  { sign }: FullPrintOptions,
): ElementFormatter {
  const isSpace = sign === " " && !values.some((value) => value < 0);
  const mark = sign === "+" ? "+" : isSpace ? " " : "";
  const text = (value: number | bigint): string => (value < 0 ? "" : mark) + String(value);
  const width = longest(values.map(text));
  return (value) => text(value as number | bigint).padStart(width);
}

function complexFormatter(
  values: readonly Complex[],
  width: FloatWidth,
  options: FullPrintOptions,
): ElementFormatter {
  const re = floatFormatter(
    values.map((value) => value.re),
    width,
    options,
  );
  const im = floatFormatter(
    values.map((value) => value.im),
    width,
    { ...options, sign: "+" },
  );
  return (value) => {
    const text = im((value as Complex).im);
    const end = text.trimEnd().length;
    return `${re((value as Complex).re)}${text.slice(0, end)}j${text.slice(end)}`;
  };
}

function timeFormatter(dtype: DType, values: readonly bigint[]): ElementFormatter {
  const unit = dtype.unit!;
  const text = (value: bigint): string =>
    value === nat ? "'NaT'" : dtype.kind === "m" ? String(value) : `'${datetimeText(value, unit)}'`;
  const width = longest(values.map(text));
  return (value) => text(value as bigint).padStart(width);
}

function recordFormatter(
  dtype: DType,
  values: readonly Record<string, unknown>[],
  isScalar: boolean,
  options: FullPrintOptions,
): ElementFormatter {
  const fields = dtype.fields!.map((field) => {
    const inner = values.map((value) => value[field.name]);
    const { subarray } = field.dtype;
    if (subarray === null) {
      return { name: field.name, format: elementFormatter(field.dtype, inner, isScalar, options) };
    }
    const flat = inner.flat(subarray.shape.length);
    const format = elementFormatter(subarray.dtype, flat, false, options);
    return { name: field.name, format: subarrayFormatter(format, subarray.shape, options) };
  });
  return (value) => {
    const texts = fields.map(({ name, format }) =>
      format((value as Record<string, unknown>)[name]),
    );
    return texts.length === 1 ? `(${texts[0]},)` : `(${texts.join(", ")})`;
  };
}

function subarrayFormatter(
  format: ElementFormatter,
  shape: readonly number[],
  { threshold, edgeitems }: FullPrintOptions,
): ElementFormatter {
  const size = shape.reduce((product, length) => product * length, 1);
  const list = (value: unknown, axis: number): string => {
    if (axis === shape.length) return format(value);
    const items = value as readonly unknown[];
    const inner = (part: readonly unknown[]): string[] => part.map((item) => list(item, axis + 1));
    const texts =
      size > threshold && items.length > 2 * edgeitems
        ? [...inner(items.slice(0, edgeitems)), "...", ...inner(items.slice(-edgeitems))]
        : inner(items);
    return `[${texts.join(", ")}]`;
  };
  return (value) => list(value, 0);
}

/** Bytes as Python's repr shows them. */
export function bytesRepr(text: string): string {
  const plain = pythonRepr(text);
  // What is beyond ASCII is escaped in bytes, and repr of a str leaves it when it can be printed.
  return `b${plain.replace(/[\x7f-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}`;
}

function rawRepr(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
  return `b'${hex.map((pair) => `\\x${pair}`).join("")}'`;
}

/** One element as NumPy's `str()` of a scalar shows it: all digits, no alignment, text unquoted. */
export function scalarText(dtype: DType, value: unknown, options: FullPrintOptions): string {
  switch (dtype.kind) {
    case "b":
      return value === true ? "True" : "False";
    case "f":
      return floatText(value as number, dtype.itemsize, ".0");
    case "c":
      return complexText(value as Complex, dtype.itemsize / 2);
    case "M":
      return datetimeText(value as bigint, dtype.unit!);
    case "m":
      return timedeltaText(value as bigint, dtype.unit!);
    case "S":
      return `np.bytes_(${bytesRepr(value as string)})`;
    case "V":
      return dtype.fields === null
        ? rawRepr(value as Uint8Array)
        : recordText(dtype, value as Record<string, unknown>, options);
    default:
      return String(value);
  }
}

function recordText(
  dtype: DType,
  value: Record<string, unknown>,
  options: FullPrintOptions,
): string {
  const texts = dtype.fields!.map((field) => {
    const inner = value[field.name];
    const { subarray } = field.dtype;
    if (subarray === null) return allDigits(field.dtype, [inner], true, options)(inner);
    const flat = (inner as unknown[]).flat(subarray.shape.length - 1);
    const format = allDigits(subarray.dtype, flat, false, options);
    return subarrayFormatter(format, subarray.shape, options)(inner);
  });
  return texts.length === 1 ? `(${texts[0]},)` : `(${texts.join(", ")})`;
}

/** As `elementFormatter`, but floats have all their digits, in records within records too. */
function allDigits(
  dtype: DType,
  values: readonly unknown[],
  isScalar: boolean,
  options: FullPrintOptions,
): ElementFormatter {
  if (dtype.kind === "f") return (x) => floatText(x as number, dtype.itemsize, ".0");
  if (dtype.fields === null) return elementFormatter(dtype, values, isScalar, options);
  return (record) => recordText(dtype, record as Record<string, unknown>, options);
}

function floatText(x: number, itemsize: number, ending: ".0" | ""): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x < 0 ? "-inf" : "inf";
  const { narrow } = widths[itemsize]!;
  const size = Math.abs(x);
  const limit = itemsize === 8 ? 1e16 : itemsize === 4 ? 1e6 : 1e3;
  const trim = ending === "" ? "-" : "0";
  if (size === 0 || (size >= 1e-4 && size < limit)) {
    return formatPositional(x, narrow, { unique: true, trim });
  }
  return formatScientific(x, narrow, { unique: true, trim: "-" });
}

function complexText({ re, im }: Complex, itemsize: number): string {
  const imaginary = floatText(im, itemsize, "");
  if (re === 0 && !Object.is(re, -0) && Number.isFinite(im)) return `${imaginary}j`;
  const isMinus = imaginary.startsWith("-");
  return `(${floatText(re, itemsize, "")}${isMinus ? "" : "+"}${imaginary}j)`;
}
