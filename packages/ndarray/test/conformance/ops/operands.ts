import { array } from "../../../src/create/array.ts";
import { newArray } from "../../../src/create/empty.ts";
import { builtins } from "../../../src/dtype/builtin.ts";
import { isComplex } from "../../../src/dtype/complex.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { WeakFloat } from "../../../src/dtype/weak-float.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { isArray } from "../runner/kinds.ts";

/**
 * An operand as the array that NumPy makes of it: lists of Python ints are int64 there, while plain
 * JavaScript numbers are float64 here.
 */
export function asGiven(value: unknown): NDArray {
  if (isArray(value)) return value;
  if (value instanceof Scalar) {
    const a = newArray("array", [], value.dtype);
    value.dtype.codec.write(a.storage.view, a.byteOffset, value.value);
    return a;
  }
  const leaves = (Array.isArray(value) ? value.flat(Infinity) : [value]) as unknown[];
  const kinds = leaves.map(rank);
  const most = Math.max(0, ...kinds);
  const isBig = leaves.some((leaf) => typeof leaf === "bigint" && leaf !== BigInt.asIntN(64, leaf));
  if (leaves.length === 0 || kinds.includes(-1) || isBig) return array(stripped(value));
  return array(stripped(value), { dtype: builtins[[0, 7, 11, 13][most]!]! });
}

// 0 bool, 1 integer, 2 float, 3 complex, -1 anything else.
function rank(value: unknown): number {
  if (typeof value === "boolean") return 0;
  if (typeof value === "bigint" || Number.isInteger(value)) return 1;
  if (typeof value === "number" || value instanceof WeakFloat) return 2;
  return isComplex(value) ? 3 : -1;
}

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  return value instanceof WeakFloat ? value.value : value;
}

/** An array without axes as NumPy's scalar, anything else as it is. */
export function orScalar(a: NDArray): NDArray | Scalar {
  if (a.shape.length > 0) return a;
  return new Scalar(a.dtype.asNative(), a.dtype.codec.read(a.storage.view, a.byteOffset));
}
