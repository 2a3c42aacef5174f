import { InvalidArgumentError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { toBoolean, toFloat, toInteger } from "../dtype/convert.ts";
import { isComplex } from "../dtype/complex.ts";
import { ValueError } from "../errors.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { item } from "./item.ts";

/**
 * The truth of an array of one element: false for 0, for empty text and for records of these.
 *
 * @throws {ValueError} the size is not 1
 */
export function toBool(a: NDArray): boolean {
  checkArray("toBool", a);
  const size = sizeOf(a.shape);
  if (size !== 1) {
    throw new ValueError(
      size === 0
        ? "toBool: The truth value of an empty array is ambiguous; look at its size"
        : "toBool: The truth value of an array with more than one element is ambiguous; use any() or all()",
      { value: a.shape },
    );
  }
  return isTrue(item(a));
}

function isTrue(value: unknown): boolean {
  if (value instanceof Uint8Array) return value.some((byte) => byte !== 0);
  if (Array.isArray(value)) return value.some(isTrue);
  if (typeof value === "object" && value !== null && !isComplex(value)) {
    return Object.values(value).some(isTrue);
  }
  return toBoolean(value);
}

/**
 * The element of an array without axes as a float.
 *
 * @throws {InvalidArgumentError} there are axes, or the element is complex
 */
export function toNumber(a: NDArray): number {
  checkArray("toNumber", a);
  return toFloat(onlyElement("toNumber", a), "float64");
}

/**
 * The element of an array without axes as an integer; fractions are cut off.
 *
 * @throws {InvalidArgumentError} there are axes, or the element is complex
 * @throws {ValueError} NaN, or text that is no integer
 * @throws {OverflowError} infinite
 */
export function toBigInt(a: NDArray): bigint {
  checkArray("toBigInt", a);
  return toInteger(onlyElement("toBigInt", a), "int64", -(2n ** 63n), 2n ** 64n - 1n);
}

function onlyElement(operation: string, a: NDArray): unknown {
  if (a.shape.length === 0) return a.get();
  throw new InvalidArgumentError(
    `${operation}: only 0-dimensional arrays can be converted to scalars, not ${a.shape.length}-dimensional ones; ` +
      "use item()",
    { value: a.shape },
  );
}
