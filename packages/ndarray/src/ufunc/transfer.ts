import { copyInto } from "../assign/copy-into.ts";
import { newResult } from "../create/empty.ts";
import type { DType } from "../dtype/dtype.ts";
import { sortAxes, stridesAlong } from "../iterate/axes.ts";
import type { NDArray } from "../ndarray.ts";

/** Whether a loop for `dtype` can read and write the array where it is. */
export function isDirect(array: NDArray, dtype: DType): boolean {
  return array.access === dtype.num && (array.dtype === dtype || array.dtype.name === dtype.name);
}

/** A copy in another dtype, with axes in the order of the original. */
export function castArray(name: string, array: NDArray, dtype: DType): NDArray {
  const strides = stridesAlong(array.shape, sortAxes(array.shape, [array.strides]), dtype.itemsize);
  const copy = newResult(name, array.shape, strides, dtype);
  copyInto(name, copy, array, "unsafe");
  return copy;
}

/** Write values into an array, cast as C does, where the mask is true. */
export function copyValues(target: NDArray, source: NDArray, mask: NDArray | null): void {
  copyInto("out", target, source, "unsafe", mask);
}
