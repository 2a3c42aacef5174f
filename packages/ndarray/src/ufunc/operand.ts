import { DTypeError } from "@tsmem/core";
import { bool, complex128, float64, int64 } from "../dtype/builtin.ts";
import { isComplex } from "../dtype/complex.ts";
import { shown } from "../dtype/convert.ts";
import type { DType } from "../dtype/dtype.ts";
import { strong, weakComplex, weakFloat, weakInteger } from "../dtype/numeric-promotion.ts";
import { Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { NDArray } from "../ndarray.ts";

/** One argument of an operation: an array, or a value that is repeated. */
export interface Operand {
  readonly array: NDArray | null;
  /** The value, when there is no array. */
  readonly value: unknown;
  /** Of the array or typed scalar; for plain values what they are alone. */
  readonly dtype: DType;
  /** How the dtype takes part in promotion. */
  readonly strength: number;
}

/** Tell arrays from everything else. */
export function isArray(value: unknown): value is NDArray {
  return value instanceof NDArray;
}

/** Turns lists and objects of the array protocol into arrays; set by the entry point that has them. */
export const conversion: { toArray: ((value: unknown) => NDArray) | null } = { toArray: null };

/**
 * Look at one argument.
 *
 * @throws {DTypeError} it is neither an array nor a number, bigint, boolean or complex number
 */
export function operandOf(name: string, value: unknown): Operand {
  if (isArray(value)) {
    return { array: value, value: undefined, dtype: value.dtype, strength: strong };
  }
  if (typeof value === "number") {
    const isInteger = Number.isInteger(value) && !Object.is(value, -0);
    return plain(value, isInteger ? int64 : float64, isInteger ? weakInteger : weakFloat);
  }
  if (typeof value === "bigint") return plain(value, int64, weakInteger);
  if (typeof value === "boolean") return plain(value, bool, strong);
  if (value instanceof WeakFloat) return plain(value.value, float64, weakFloat);
  if (value instanceof Scalar) return plain(value.value, value.dtype, strong);
  if (conversion.toArray !== null && (typeof value === "string" || typeof value === "object")) {
    if (value !== null && !isComplex(value)) return operandOf(name, conversion.toArray(value));
  }
  if (isComplex(value)) return plain(value, complex128, weakComplex);
  throw new DTypeError(
    `${name}: ${shown(value)} is not an array or number; convert it with array()`,
    {
      dtypes: [value],
    },
  );
}

function plain(value: unknown, dtype: DType, strength: number): Operand {
  return { array: null, value, dtype, strength };
}
