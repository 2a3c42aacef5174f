import { bool, float64, int64 } from "../dtype/builtin.ts";
import type { DType } from "../dtype/dtype.ts";
import { strong, weakFloat, weakInteger } from "../dtype/numeric-promotion.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";

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

/**
 * Look at one argument.
 *
 * @throws {DTypeError} it is neither an array nor a number, bigint, boolean or complex number
 */
export function operandOf(name: string, value: unknown): Operand {
  if (isArray(value)) {
    return { ...plain(undefined, value.dtype, strong), array: value };
  }
  if (typeof value === "bigint" || (Number.isInteger(value) && !Object.is(value, -0))) {
    return plain(value, int64, weakInteger);
  }
  if (typeof value === "number") return plain(value, float64, weakFloat);
  if (typeof value === "boolean") return plain(value, bool, strong);
  return restOf(name).operandOf(name, value);
}

/** The operand for a value that is repeated. */
export function plain(value: unknown, dtype: DType, strength: number): Operand {
  return { array: null, value, dtype, strength };
}
