import { inCOrder } from "../assign/copy-same.ts";
import { filledStrides } from "../layout/reshape.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { viewOf } from "./view-of.ts";

/**
 * All elements on one axis in C order: a view of a C-contiguous array, else of a copy. What `ravel` does
 * by default, without the other orders.
 */
export function flat<D extends string>(a: NDArray<D>): NDArray<D> {
  return shaped(a, [sizeOf(a.shape)]);
}

/**
 * The elements in another shape of the same size: a view of a C-contiguous array, else of a copy. Unlike
 * `reshape`, which keeps the strides of an array without elements, it gives those of a new array.
 */
export function shaped<D extends string>(a: NDArray<D>, shape: readonly number[]): NDArray<D> {
  const source = inCOrder("copy", a);
  return viewOf(source, shape, filledStrides(shape, a.itemsize, "C"), source.byteOffset);
}
