import type { BasicIndex } from "../layout/slice.ts";
import { sliceLayout } from "../layout/slice.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types.ts";
import { viewOf } from "./view-of.ts";

/**
 * Select with basic indices. Always a view, also when all axes have an integer (an array without axes).
 *
 * @param index - per axis an integer (the axis goes), `[start, stop, step]` with nulls for defaults, or a
 *   string such as `"1:10:2"`, `":"`, `"..."`; null inserts an axis of length 1. Missing ones mean all
 * @returns view; keeps the base of `a` alive
 * @throws {IndexError} out of bounds, too many indices, or not a basic index
 * @throws {ValueError} a step of 0
 * @example slice(a, 1, [0, 10, 2]) // a[1, 0:10:2]
 */
export function slice<D extends string>(
  a: NDArray<D>,
  ...index: readonly BasicIndex[]
): View<NDArray<D>> {
  const { shape, strides, byteOffset } = sliceLayout(
    "slice",
    a.shape,
    a.strides,
    a.byteOffset,
    index,
  );
  return viewOf(a, shape, strides, byteOffset);
}
