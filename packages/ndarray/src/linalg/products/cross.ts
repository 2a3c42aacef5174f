import { newArray } from "../../create/empty.ts";
import { promoteDTypes } from "../../dtype/promote.ts";
import { ValueError } from "../../errors.ts";
import { asarray } from "../../create/array.ts";
import { withoutAxis } from "../../join/parts.ts";
import { broadcastShapes, checkAxis } from "../../layout/shape.ts";
import type { NDArray } from "../../ndarray.ts";
import { multiply, negative, subtract } from "../../ufunc/arithmetic.ts";
import { permuted } from "./contract.ts";
import { orScalar } from "./matmul.ts";
import type { GivenName, GivenShape, Unwrapped } from "../../types/given.ts";
import type { CrossShape } from "../../types/products.ts";
import type { Promoted } from "../../types/promotion.ts";

/**
 * The cross product of vectors of 2 or 3 components; a vector of 2 has 0 as its third.
 *
 * @param axis - where the components lie, in both arrays and in the result; default -1
 * @returns new array; without that axis (or one number) when both have 2 components
 * @throws {ValueError} another number of components
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.cross
 */
export function cross<const A, const B, X extends number = -1>(
  a: A,
  b: B,
  axis?: X,
): Unwrapped<Promoted<GivenName<A>, GivenName<B>>, CrossShape<GivenShape<A>, GivenShape<B>, X>>;
export function cross(a: unknown, b: unknown, axis = -1): unknown {
  return orScalar(crossArray(asarray(a), asarray(b), axis));
}

/** `cross` without turning the result into a scalar. */
export function crossArray(a: NDArray, b: NDArray, axis: number): NDArray {
  const left = componentsOf(a, axis);
  const right = componentsOf(b, axis);
  const shape = broadcastShapes("cross", [left[0]!.shape, right[0]!.shape]);
  const type = promoteDTypes(a.dtype, b.dtype);
  const isFlat = left.length === 2 && right.length === 2;
  const result = newArray("cross", isFlat ? shape : [...shape, 3], type);
  const part = (i: number): NDArray => withoutAxis(result, shape.length, i);
  const [a0, a1, a2] = left as [NDArray, NDArray, NDArray?];
  const [b0, b1, b2] = right as [NDArray, NDArray, NDArray?];
  difference(isFlat ? result : part(2), a0, b1, a1, b0);
  if (isFlat) return result;
  if (a2 !== undefined && b2 !== undefined) {
    difference(part(0), a1, b2, a2, b1);
    difference(part(1), a2, b0, a0, b2);
  } else if (a2 !== undefined) {
    negative(multiply(a2, b1, { out: part(0) }), { out: part(0) });
    multiply(a2, b0, { out: part(1) });
  } else {
    multiply(a1, b2!, { out: part(0) });
    negative(multiply(a0, b2!, { out: part(1) }), { out: part(1) });
  }
  return withAxisAt(result, axis);
}

/** out = a b - c d, each product rounded on its own. */
function difference(out: NDArray, a: NDArray, b: NDArray, c: NDArray, d: NDArray): void {
  subtract(multiply(a, b, { out }), multiply(c, d), { out });
}

function componentsOf(a: NDArray, axis: number): NDArray[] {
  const along = checkAxis("cross", axis, a.shape.length);
  const count = a.shape[along]!;
  if (count !== 2 && count !== 3) {
    throw new ValueError(
      `cross: incompatible dimensions for cross product (dimension must be 2 or 3), not ${count}`,
      { value: a.shape },
    );
  }
  return Array.from({ length: count }, (_, i) => withoutAxis(a, along, i));
}

function withAxisAt(a: NDArray, axis: number): NDArray {
  const last = a.shape.length - 1;
  const along = checkAxis("cross", axis, a.shape.length);
  const axes = a.shape.map((_, i) => i).slice(0, last);
  axes.splice(along, 0, last);
  return permuted(a, axes);
}
