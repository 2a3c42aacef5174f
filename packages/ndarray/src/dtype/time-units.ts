import { DTypeError } from "@tsmem/core";
import { OverflowError, ValueError } from "../errors.ts";
import { isLittleEndian } from "./number-codecs.ts";
import type { Codec } from "./codec.ts";
import { shown, unusable } from "./convert.ts";
import { DType, nums, type TimeUnit } from "./dtype.ts";
import { NaT } from "./not-a-time.ts";
import { parseDate } from "./time-parse.ts";

const unitNames = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"] as const;
const unitText = /^\[(\d*)(Y|M|W|D|h|m|s|ms|us|μs|ns|ps|fs|as)(?:\/(\d+))?\]$/;

/** Dates and spans count steps of a unit since 1970-01-01; the JavaScript value is the count. */
export function timeDType(kind: "M" | "m", unit: TimeUnit, isNative = true): DType {
  const base = kind === "M" ? "datetime64" : "timedelta64";
  const step = unit.count === 1 ? unit.unit : `${unit.count}${unit.unit}`;
  return new DType({
    name: unit.unit === "" ? base : `${base}[${step}]`,
    kind,
    num: kind === "M" ? nums.datetime64 : nums.timedelta64,
    itemsize: 8,
    alignment: 8,
    isNative,
    ownCodec: timeCodec(kind, unit, isNative === isLittleEndian),
    unit,
    swap: () => timeDType(kind, unit, !isNative),
  });
}

/**
 * Read a unit in brackets, such as `[D]`, `[25s]` or `[h/4]`; no brackets mean the generic unit.
 *
 * @throws {DTypeError} not a unit
 */
export function parseUnit(text: string): TimeUnit {
  if (text === "" || text === "[generic]") return { unit: "", count: 1 };
  const match = unitText.exec(text);
  const count = match === null ? 0 : Number(match[1] === "" ? 1 : match[1]);
  if (match === null || count < 1 || count > 2 ** 31 - 1) {
    throw new DTypeError(
      `dtype: invalid datetime unit ${shown(text)}; use one of ${unitNames.join(", ")}`,
      { dtypes: [text] },
    );
  }
  const unit = match[2] === "μs" ? "us" : match[2]!;
  return match[3] === undefined ? { unit, count } : divided(unit, count, Number(match[3]), text);
}

// What a unit is divided into when the division leaves no whole number of itself.
const parts: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  Y: [
    ["M", 12],
    ["W", 52],
    ["D", 365],
  ],
  M: [
    ["W", 4],
    ["D", 30],
    ["h", 720],
  ],
  W: [
    ["D", 7],
    ["h", 168],
    ["m", 10080],
  ],
  D: [
    ["h", 24],
    ["m", 1440],
    ["s", 86400],
  ],
  h: [
    ["m", 60],
    ["s", 3600],
  ],
  m: [
    ["s", 60],
    ["ms", 60000],
  ],
  s: [
    ["ms", 1e3],
    ["us", 1e6],
  ],
  ms: [
    ["us", 1e3],
    ["ns", 1e6],
  ],
  us: [
    ["ns", 1e3],
    ["ps", 1e6],
  ],
  ns: [
    ["ps", 1e3],
    ["fs", 1e6],
  ],
  ps: [
    ["fs", 1e3],
    ["as", 1e6],
  ],
  fs: [["as", 1e3]],
};

function divided(unit: string, count: number, divisor: number, text: string): TimeUnit {
  for (const [smaller, factor] of [[unit, 1] as const, ...(parts[unit] ?? [])]) {
    const steps = (count * factor) / divisor;
    if (divisor > 0 && Number.isInteger(steps)) return { unit: smaller, count: steps };
  }
  throw new DTypeError(`dtype: divisor of unit ${shown(text)} is not a multiple of a lower unit`, {
    dtypes: [text],
  });
}

function timeCodec(kind: "M" | "m", unit: TimeUnit, little: boolean): Codec {
  return {
    read: (view, at) => view.getBigInt64(at, little),
    write: (view, at, value) => {
      view.setBigInt64(at, toCount(value, kind, unit), little);
    },
  };
}

function toCount(value: unknown, kind: "M" | "m", unit: TimeUnit): bigint {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (value === null) return NaT;
  if (typeof value === "string") return countOfText(value, kind, unit);
  const name = kind === "M" ? "datetime64" : "timedelta64";
  if (typeof value !== "bigint") throw unusable(name, value);
  if (value >= NaT && value < 2n ** 63n) return value;
  throw new OverflowError(`${name}: count ${value} is out of bounds for 64 bits`, { value });
}

function countOfText(text: string, kind: "M" | "m", unit: TimeUnit): bigint {
  if (/^(nat)?$/i.test(text)) return NaT;
  if (kind === "M" && unit.unit !== "") return parseDate(text, unit);
  if (kind === "m" && /^\s*[+-]?\d+$/.test(text)) return BigInt(text.trim().replace("+", ""));
  throw new ValueError(
    kind === "M"
      ? `datetime64: cannot parse ${shown(text)} without a unit; name one, as in M8[s]`
      : `timedelta64: Could not convert object to NumPy timedelta: ${shown(text)}; give the count`,
    { value: text },
  );
}
