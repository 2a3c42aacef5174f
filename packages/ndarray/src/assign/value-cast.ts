import { DTypeError } from "@tsmem/core";
import { isComplex } from "../dtype/complex.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { formatFloat } from "../dtype/format-float.ts";
import { halfToNumber, numberToHalf } from "../dtype/half.ts";
import { castDate, castSpan } from "../dtype/time-cast.ts";
import { datetimeText, timedeltaText } from "../dtype/time-text.ts";
import { ValueError } from "../errors.ts";
import { NaT } from "../dtype/not-a-time.ts";

/** Turns a value read from one dtype into one that the other dtype's codec stores. */
export type ValueCast = (value: unknown) => unknown;

const same: ValueCast = (value) => value;

/**
 * How single values are converted between two dtypes, as C converts them: integers keep their low bits,
 * fractions are cut off, and what does not fit gives what x86-64 gives.
 *
 * The same table as in the README of the native kernels.
 *
 * @throws {DTypeError} there is no conversion
 */
export function valueCast(from: DType, to: DType): ValueCast {
  if (from === to) return same;
  if (from.fields !== null || to.fields !== null) return recordCast(from, to);
  if (from.subarray !== null || to.subarray !== null) return subarrayCast(from, to);
  if (to.kind === "V" || from.kind === "V") return from.kind === to.kind ? same : rawCast(from, to);
  if (to.kind === "S" || to.kind === "U") return textCast(from, to);
  if (to.kind === "M" || to.kind === "m") return timeCast(from, to);
  switch (to.kind) {
    case "b":
      return toBool(from);
    case "c":
      return from.itemsize === 8 && from.kind !== "f" && from.kind !== "c" ? floatCast(to) : same;
    case "f":
      return from.itemsize === 8 && from.kind !== "f" && from.kind !== "c"
        ? floatCast(to)
        : realCast;
    default:
      return integerCast(from, to);
  }
}

function toBool(from: DType): ValueCast {
  if (from.kind === "S" || from.kind === "U") return (value) => (value as string).length > 0;
  return same; // the codec takes everything that is not 0, NaN included
}

// A 64-bit integer to a float narrower than float64 is rounded once.
function floatCast(to: DType): ValueCast {
  if (to.num === nums.float64 || to.num === nums.complex128) return (value) => realCast(value);
  return (value) => (typeof value === "bigint" ? toSingle(value) : realCast(value));
}

/** The nearest float32: first cut to 53 bits with the last one sticky, so that nothing is rounded twice. */
function toSingle(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const extra = magnitude.toString(2).length - 53;
  if (extra <= 0) return Math.fround(Number(value));
  const cut = magnitude >> BigInt(extra);
  const isExact = cut << BigInt(extra) === magnitude;
  const rounded = Math.fround(Number(isExact ? cut : cut | 1n) * 2 ** extra);
  return value < 0n ? -rounded : rounded;
}

function realCast(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "string") return value;
  return isComplex(value) ? value.re : Number(value);
}

function integerCast(from: DType, to: DType): ValueCast {
  if (from.kind === "S" || from.kind === "U") return same;
  const bits = to.itemsize * 8;
  const wrap =
    to.kind === "i"
      ? (value: bigint): bigint => BigInt.asIntN(bits, value)
      : (value: bigint): bigint => BigInt.asUintN(bits, value);
  const truncate = truncation(from, to);
  return (value) => {
    if (typeof value === "bigint") return wrap(value);
    if (typeof value === "boolean") return value ? 1 : 0;
    const number = isComplex(value) ? value.re : (value as number);
    if (Number.isInteger(number) && from.kind !== "f" && from.kind !== "c") {
      return wrap(BigInt(number));
    }
    return wrap(truncate(number));
  };
}

// What x86-64 leaves when a float does not fit: the smallest integer of the register that it uses.
function truncation(from: DType, to: DType): (value: number) => bigint {
  const is64 = to.itemsize === 8;
  const isHalf = from.num === nums.float16;
  if (to.num === nums.uint32 && !isHalf) return toUint(31);
  if (to.num === nums.uint64) return toUint(63);
  return (value) => toInt(value, is64 || to.num === nums.uint32 ? 63 : 31);
}

function toInt(value: number, bits: number): bigint {
  const whole = Math.trunc(value);
  const limit = 2 ** bits;
  return whole >= -limit && whole < limit ? BigInt(whole) : -(1n << BigInt(bits));
}

function toUint(bits: number): (value: number) => bigint {
  const limit = 2 ** bits;
  return (value) =>
    value >= limit ? toInt(value - limit, bits) ^ -(1n << BigInt(bits)) : toInt(value, bits);
}

function timeCast(from: DType, to: DType): ValueCast {
  if (from.kind === to.kind) {
    const [a, b] = [from.unit!, to.unit!];
    if (a.unit === b.unit && a.count === b.count) return same;
    return to.kind === "M"
      ? (value) => castDate(value as bigint, a, b)
      : (value) => castSpan(value as bigint, a, b);
  }
  if (from.kind === "S" || from.kind === "U") return same;
  return (value) => {
    if (typeof value === "bigint") return BigInt.asIntN(64, value);
    if (typeof value === "boolean") return value ? 1n : 0n;
    const number = isComplex(value) ? value.re : (value as number);
    return Number.isNaN(number) ? NaT : toInt(number, 63);
  };
}

function textCast(from: DType, to: DType): ValueCast {
  if (from.kind === "U" && to.kind === "S") return asciiOnly("encode");
  if (from.kind === "S" && to.kind === "U") return asciiOnly("decode");
  if (from.kind === "M") return (value) => datetimeText(value as bigint, from.unit!);
  if (from.kind === "m") return (value) => timedeltaText(value as bigint, from.unit!);
  if (from.num === nums.float32) return (value) => shortText(value as number, Math.fround, 9);
  if (from.num === nums.float16) {
    return (value) => shortText(value as number, (x) => halfToNumber(numberToHalf(x)), 5);
  }
  if (from.num === nums.float64) return (value) => formatFloat(value as number);
  return same;
}

/** Python's codec between text and bytes: refuses what is beyond ASCII. */
function asciiOnly(doing: "encode" | "decode"): ValueCast {
  return (value) => {
    for (const [position, character] of Array.from(value as string).entries()) {
      if (character <= "\u007f") continue;
      const code = character.codePointAt(0)!.toString(16);
      const what = doing === "encode" ? `character ${JSON.stringify(character)}` : `byte 0x${code}`;
      throw new ValueError(
        `astype: 'ascii' codec can't ${doing} ${what} in position ${position}: ordinal not in range(128); ` +
          (doing === "encode" ? "use a U dtype" : "use an S dtype"),
        { value },
      );
    }
    return value;
  };
}

// The shortest decimal that reads back as the same value of the narrower type.
function shortText(value: number, round: (x: number) => number, mostDigits: number): string {
  if (!Number.isFinite(value) || value === 0) return formatFloat(value);
  for (let digits = 1; digits <= mostDigits; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Object.is(round(short), value)) return formatFloat(short);
  }
  return formatFloat(value);
}

function recordCast(from: DType, to: DType): ValueCast {
  if (from.fields !== null && to.fields !== null) {
    if (from.fields.length !== to.fields.length) throw noCast(from, to);
    const casts = from.fields.map((field, i) => valueCast(field.dtype, to.fields![i]!.dtype));
    const names = from.fields.map(({ name }) => name);
    const targets = to.fields.map(({ name }) => name);
    return (value) => {
      const record = value as Record<string, unknown>;
      return Object.fromEntries(casts.map((cast, i) => [targets[i]!, cast(record[names[i]!])]));
    };
  }
  if (to.fields !== null) {
    const casts = to.fields.map((field) => [field.name, valueCast(from, field.dtype)] as const);
    return (value) => Object.fromEntries(casts.map(([name, cast]) => [name, cast(value)]));
  }
  if (to.kind === "V" && to.subarray === null) return rawCast(from, to);
  const [only, ...others] = from.fields!;
  if (only === undefined || others.length > 0) throw noCast(from, to);
  const cast = valueCast(only.dtype, to);
  return (value) => cast((value as Record<string, unknown>)[only.name]);
}

function subarrayCast(from: DType, to: DType): ValueCast {
  if (from.subarray !== null && to.subarray !== null) {
    const cast = valueCast(from.subarray.dtype, to.subarray.dtype);
    return (value) => mapLeaves(value, cast);
  }
  if (to.subarray !== null) {
    const cast = valueCast(from, to.subarray.dtype);
    const { shape } = to.subarray;
    return (value) => repeated(cast(value), shape);
  }
  const cast = valueCast(from.subarray!.dtype, to);
  return (value) => cast([value].flat(Infinity)[0]);
}

function mapLeaves(value: unknown, cast: ValueCast): unknown {
  return Array.isArray(value) ? value.map((part) => mapLeaves(part, cast)) : cast(value);
}

function repeated(value: unknown, shape: readonly number[]): unknown {
  if (shape.length === 0) return value;
  return Array.from({ length: shape[0]! }, () => repeated(value, shape.slice(1)));
}

// Raw bytes are what the other dtype has in memory.
function rawCast(from: DType, to: DType): ValueCast {
  const scratch = new DataView(new ArrayBuffer(Math.max(from.itemsize, to.itemsize)));
  return (value) => {
    new Uint8Array(scratch.buffer).fill(0);
    from.codec.write(scratch, 0, value);
    return to.codec.read(scratch, 0);
  };
}

function noCast(from: DType, to: DType): DTypeError {
  return new DTypeError(
    `cast: cannot cast ${from.toString()} to ${to.toString()}: the fields do not correspond; convert field by field`,
    { dtypes: [from, to] },
  );
}
