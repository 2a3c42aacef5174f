import { hexOf } from "./bytes.ts";
import { isComplex } from "../../../src/dtype/complex.ts";
import { DType } from "../../../src/dtype/dtype.ts";
import type { Json } from "./case.ts";

const notATime = -(2n ** 63n);

/**
 * Why a JavaScript value is not the recorded one, or undefined when it is.
 *
 * @param ulp - units in the last place of `dtype` by which floating values may differ
 */
export function difference(
  actual: unknown,
  expected: Json,
  dtype: DType,
  ulp: number,
): string | undefined {
  return isSame(actual, expected, dtype, ulp) ? undefined : `${show(actual)} not ${show(expected)}`;
}

function isSame(actual: unknown, expected: Json, dtype: DType, ulp: number): boolean {
  if (dtype.fields !== null) return isSameRecord(actual, expected, dtype, ulp);
  if (dtype.subarray !== null) {
    const flat = [actual].flat(Infinity);
    const { dtype: item } = dtype.subarray;
    return (
      Array.isArray(expected) &&
      flat.length === expected.length &&
      expected.every((value, i) => isSame(flat[i], value as Json, item, ulp))
    );
  }
  switch (dtype.kind) {
    case "b":
      return actual === (expected === 1 || expected === true);
    case "i":
    case "u":
      return (
        (typeof actual === "number" || typeof actual === "bigint") &&
        Number.isInteger(Number(actual)) &&
        BigInt(actual) === BigInt(expected as string | number)
      );
    case "f":
      return typeof actual === "number" && isClose(actual, real(expected), dtype, ulp);
    case "c":
      return isComplex(actual) && isSameComplex(actual, expected as readonly Json[], dtype, ulp);
    case "M":
    case "m":
      return actual === (expected === "NaT" ? notATime : BigInt(expected as string | number));
    case "V":
      return actual instanceof Uint8Array && hexOf(actual) === expected;
    default:
      return actual === expected;
  }
}

function isSameRecord(actual: unknown, expected: Json, dtype: DType, ulp: number): boolean {
  if (!Array.isArray(expected) || typeof actual !== "object" || actual === null) return false;
  const record = actual as Record<string, unknown>;
  return dtype.fields!.every((field, i) => {
    const value = (expected as readonly Json[])[i]!;
    return isSame(record[field.name], value, field.dtype, ulp);
  });
}

function isSameComplex(
  actual: { re: number; im: number },
  expected: readonly Json[],
  dtype: DType,
  ulp: number,
): boolean {
  const [re, im] = expected.map(real) as [number, number];
  // Both parts are measured in units of the larger one.
  const scale = Math.max(...[re, im].filter(Number.isFinite).map(Math.abs), 0);
  return isClose(actual.re, re, dtype, ulp, scale) && isClose(actual.im, im, dtype, ulp, scale);
}

/** A recorded floating value as a number. */
export function real(value: Json): number {
  if (value === "nan") return NaN;
  if (value === "inf") return Infinity;
  if (value === "-inf") return -Infinity;
  return value === "-0" ? -0 : Number(value);
}

const fractionBits: Readonly<Record<number, number>> = { 2: 10, 4: 23, 8: 52 };
const lowestExponent: Readonly<Record<number, number>> = { 2: -14, 4: -126, 8: -1022 };

function isClose(
  actual: number,
  expected: number,
  dtype: DType,
  ulp: number,
  scale = Math.abs(expected),
): boolean {
  if (Object.is(actual, expected)) return true;
  const areFinite = Number.isFinite(actual) && Number.isFinite(expected);
  if (ulp === 0 || !areFinite) return false;
  if (scale === Math.abs(expected) && (actual === 0) !== (expected === 0)) return false;
  const size = dtype.kind === "c" ? dtype.itemsize / 2 : dtype.itemsize;
  const exponent = Math.max(Math.floor(Math.log2(scale)), lowestExponent[size]!);
  return Math.abs(actual - expected) <= ulp * 2 ** (exponent - fractionBits[size]!);
}

/** A value as text for a report. */
export function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (typeof part === "number" && !Number.isFinite(part)) return String(part);
    return Object.is(part, -0) ? "-0" : part;
  }) as string | undefined;
  const shown = text ?? String(value);
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
