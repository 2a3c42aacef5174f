import { copyInto } from "../assign/copy-into.ts";
import { copy } from "../assign/copy.ts";
import { newArray } from "../create/empty.ts";
import { isCContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";

/** All elements on one axis in C order: a view of a C-contiguous array, else of a copy. */
export function flat(a: NDArray): NDArray {
  return shaped(a, [a.size]);
}

/** All elements on one axis in C order, as a new array that owns its data. */
export function flatCopy(a: NDArray): NDArray {
  const result = newArray("flatten", [a.size], a.dtype);
  copyInto("flatten", shaped(result, a.shape), a, "unsafe");
  return result;
}

/** The elements in another shape of the same size: a view of a C-contiguous array, else of a copy. */
export function shaped(a: NDArray, shape: readonly number[]): NDArray {
  const source = compact(a);
  const strides = new Array<number>(shape.length);
  let stride = a.itemsize;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= Math.max(shape[axis]!, 1);
  }
  return viewOf(source, shape, strides, source.byteOffset);
}

function compact(a: NDArray): NDArray {
  return isCContiguous(a.shape, a.strides, a.itemsize) ? a : copy(a);
}
