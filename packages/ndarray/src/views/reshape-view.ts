import { filledStrides, reshapedStrides } from "../layout/reshape.ts";
import { sameShape, sizeOf } from "../layout/shape.ts";
import { isCContiguous, isFContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "./view-of.ts";

/**
 * The view of `a` under a new shape of the same size, or null when only a copy can have that shape.
 *
 * @param given - the shape before -1 was resolved: only a shape that is spelled out keeps the strides of
 *   axes of length 1
 * @internal
 */
export function reshapeView<D extends string>(
  a: NDArray<D>,
  shape: readonly number[],
  order: "C" | "F",
  given: readonly number[] = shape,
): View<NDArray<D>> | null {
  const { itemsize } = a.dtype;
  if (sameShape(a.shape, given)) return viewOf(a, a.shape, a.strides, a.byteOffset);
  const isContiguous =
    order === "C"
      ? isCContiguous(a.shape, a.strides, itemsize)
      : isFContiguous(a.shape, a.strides, itemsize);
  if (isContiguous || sizeOf(shape) === 0) {
    return viewOf(a, shape, filledStrides(shape, itemsize, order), a.byteOffset);
  }
  const strides = reshapedStrides(a.shape, a.strides, itemsize, shape, order);
  return strides === null ? null : viewOf(a, shape, strides, a.byteOffset);
}
