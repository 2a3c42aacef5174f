import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "../views/view-of.ts";

/** A view of `length` positions of one axis, from `start` in steps of `step`; the caller checks them. */
export function partOf(
  a: NDArray,
  axis: number,
  start: number,
  length: number,
  step = 1,
): View<NDArray> {
  const shape = [...a.shape];
  const strides = [...a.strides];
  const stride = strides[axis]!;
  shape[axis] = length;
  strides[axis] = stride * step;
  // An empty part begins where the array does, whatever was asked for, so it never points outside.
  if (length === 0) strides[axis] = stride;
  return viewOf(a, shape, strides, a.byteOffset + (length === 0 ? 0 : start * stride));
}

/** A view without `axis`, at one position of it; the caller checks the position. */
export function withoutAxis(a: NDArray, axis: number, position: number): View<NDArray> {
  const shape = a.shape.filter((_, i) => i !== axis);
  const strides = a.strides.filter((_, i) => i !== axis);
  return viewOf(a, shape, strides, a.byteOffset + position * a.strides[axis]!);
}

/** A view with an axis of length 1 inserted at `axis`. */
export function withAxis(a: NDArray, axis: number): View<NDArray> {
  const shape = [...a.shape];
  const strides = [...a.strides];
  shape.splice(axis, 0, 1);
  strides.splice(axis, 0, 0);
  return viewOf(a, shape, strides, a.byteOffset);
}

/** A view of at least `ndim` axes: missing ones of length 1 are put in front. */
export function withLeadingAxes(a: NDArray, ndim: number): NDArray {
  let result = a;
  while (result.shape.length < ndim) result = withAxis(result, 0);
  return result;
}
