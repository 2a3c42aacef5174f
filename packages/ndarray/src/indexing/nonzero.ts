import { ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newArray } from "../create/empty.ts";
import { fromBuffer } from "../create/from-buffer.ts";
import { int64 } from "../dtype/builtin.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "../views/view-of.ts";
import { numbersOf } from "./integers.ts";
import { positionsNative } from "./native.ts";
import { forEachTruth } from "./truth.ts";

/**
 * Where an array is not zero: one array of int64 per axis, in C order of the elements.
 *
 * @throws {ShapeError} a 0-d array
 */
export function nonzero(a: NDArray): NDArray<"int64">[] {
  checkArray("nonzero", a);
  if (a.ndim === 0) {
    throw new ShapeError("nonzero: Calling nonzero on 0d arrays is not allowed; use atleast1d(a)", {
      shape: [],
    });
  }
  if (a.ndim === 1) {
    const places = flatnonzero(a);
    return [viewOf(places, places.shape, [8], places.byteOffset)];
  }
  const flat = truePlaces(a);
  const found = newArray("nonzero", [flat.length, a.ndim], int64);
  return alongAxes(a.shape, flat).map((places, axis) => {
    const column = viewOf(found, [flat.length], [a.ndim * 8], found.byteOffset + axis * 8);
    storeNumbers(column, places);
    return column;
  });
}

/**
 * Where an array is not zero, one row of places per element.
 *
 * @returns view of new memory, of shape (n, ndim), F-contiguous as in NumPy
 */
export function argwhere(a: NDArray): View<NDArray<"int64">> {
  checkArray("argwhere", a);
  const flat = truePlaces(a);
  const found = newArray("argwhere", [a.ndim, flat.length], int64);
  for (const [axis, places] of alongAxes(a.shape, flat).entries()) {
    storeNumbers(
      viewOf(found, [flat.length], [8], found.byteOffset + axis * flat.length * 8),
      places,
    );
  }
  const strides = found.size === 0 ? [0, 0] : [8, flat.length * 8];
  return viewOf(found, [flat.length, a.ndim], strides, found.byteOffset);
}

/** Places in the flattened array that are not zero. */
export function flatnonzero(a: NDArray): NDArray<"int64"> {
  checkArray("flatnonzero", a);
  const known = positionsNative("flatnonzero", a);
  if (known !== null) return known;
  const flat = truePlaces(a);
  const found = newArray("flatnonzero", [flat.length], int64);
  storeNumbers(found, flat);
  return found;
}

/** Places in C order where an array is true. */
export function truePlaces(a: NDArray): Float64Array {
  const known = positionsNative("nonzero", a);
  if (known !== null) return numbersOf(known);
  const flat = new Float64Array(a.size);
  let count = 0;
  forEachTruth(a, (isTrue, n) => {
    if (isTrue) flat[count++] = n;
  });
  return flat.subarray(0, count);
}

/** Places in C order as one list of indices per axis. */
export function alongAxes(shape: readonly number[], flat: Float64Array): Float64Array[] {
  if (shape.length === 1) return [flat];
  let step = 1;
  const lists: Float64Array[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const [length, below] = [shape[axis]!, step];
    lists.unshift(flat.map((place) => Math.floor(place / below) % length));
    step *= length;
  }
  return lists;
}

/** Write whole numbers to an int64 array of one axis. */
function storeNumbers(target: NDArray<"int64">, numbers: Float64Array): void {
  if (numbers.length > 0) copyInto("nonzero", target, fromBuffer(numbers), "unsafe");
}
