import { ShapeError } from "@tsmem/core";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types.ts";
import { viewOf } from "../views/view-of.ts";
import { forEachTruth } from "./truth.ts";

/**
 * Where an array is not zero: one array of int64 per axis, in C order of the elements.
 *
 * @throws {ShapeError} a 0-d array
 */
export function nonzero(a: NDArray): NDArray<"int64">[] {
  if (a.ndim === 0) {
    throw new ShapeError("nonzero: Calling nonzero on 0d arrays is not allowed; use atleast1d(a)", {
      shape: [],
    });
  }
  const flat = truePlaces(a);
  const found = newArray("nonzero", [flat.length, a.ndim], int64);
  fillRows(found, a, flat, [a.ndim, 1]);
  if (a.ndim === 1) return [viewOf(found, [flat.length], [8], found.byteOffset)];
  return a.shape.map((_, axis) =>
    viewOf(found, [flat.length], [a.ndim * 8], found.byteOffset + axis * 8),
  );
}

/**
 * Where an array is not zero, one row of places per element.
 *
 * @returns view of new memory, of shape (n, ndim), F-contiguous as in NumPy
 */
export function argwhere(a: NDArray): View<NDArray<"int64">> {
  const flat = truePlaces(a);
  const found = newArray("argwhere", [a.ndim, flat.length], int64);
  fillRows(found, a, flat, [1, flat.length]);
  const strides = found.size === 0 ? [0, 0] : [8, flat.length * 8];
  return viewOf(found, [flat.length, a.ndim], strides, found.byteOffset);
}

/** Places in the flattened array that are not zero. */
export function flatnonzero(a: NDArray): NDArray<"int64"> {
  const flat = truePlaces(a);
  const found = newArray("flatnonzero", [flat.length], int64);
  const data = found.storage.typed(int64.num) as BigInt64Array;
  for (const [i, place] of flat.entries()) data[found.byteOffset / 8 + i] = BigInt(place);
  return found;
}

/** Places in C order where an array is true. */
export function truePlaces(a: NDArray): number[] {
  const flat: number[] = [];
  forEachTruth(a, (isTrue, n) => {
    if (isTrue) flat.push(n);
  });
  return flat;
}

function fillRows(
  found: NDArray,
  a: NDArray,
  flat: readonly number[],
  [rowStep, axisStep]: readonly [number, number],
): void {
  const data = found.storage.typed(int64.num) as BigInt64Array;
  const start = found.byteOffset / 8;
  for (const [row, place] of flat.entries()) {
    let rest = place;
    for (let axis = a.ndim - 1; axis >= 0; axis--) {
      const length = a.shape[axis]!;
      data[start + row * rowStep + axis * axisStep] = BigInt(rest % length);
      rest = Math.floor(rest / length);
    }
  }
}
