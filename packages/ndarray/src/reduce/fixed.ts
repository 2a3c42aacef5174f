import { asarray } from "../create/array.ts";
import { float64 } from "../dtype/builtin.ts";
import { isComplex } from "../dtype/complex.ts";
import { WeakFloat } from "../dtype/weak-float.ts";

/**
 * A plain number with a dtype of its own, int64 or float64: `at` and `outer` of NumPy make arrays of their
 * operands first, so that plain numbers do not adapt to the other one. Everything else is as it is.
 */
export function fixed(value: unknown): unknown {
  const isWhole = Number.isInteger(value) && !Object.is(value, -0);
  if (isWhole && Math.abs(value as number) < 2 ** 63) return asarray(BigInt(value as number));
  if (value instanceof WeakFloat) return asarray(value.value, { dtype: float64 });
  const isPlain = typeof value === "number" || typeof value === "bigint" || isComplex(value);
  return isPlain ? asarray(value) : value;
}
