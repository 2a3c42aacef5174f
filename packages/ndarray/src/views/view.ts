import { checkArray } from "../arguments.ts";
import { ValueError } from "../errors.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import type { Shape } from "../types/shape.ts";
import type { View } from "../types/view.ts";
import { reinterpret, viewOf } from "./view-of.ts";

/**
 * The same bytes as another dtype. Always a view.
 *
 * When the itemsize changes, so does the length of the last axis, which must then have no gaps.
 *
 * @param dtype - default that of `a`
 * @returns view; keeps the base of `a` alive
 * @throws {ValueError} the sizes do not fit, or the last axis has gaps
 */
export function view<const T extends DTypeLike>(
  a: NDArray,
  dtype: T & ExistingDType<T>,
): View<NDArray<DTypeName<T>>>;
export function view<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
): View<NDArray<D, S>>;
export function view(a: NDArray, dtype?: DTypeLike): View<NDArray> {
  checkArray("view", a);
  if (dtype === undefined) return viewOf(a, a.shape, a.strides, a.byteOffset);
  const target = sized(dtypeOf(dtype), a.dtype.itemsize);
  const { shape, strides } = a;
  const from = a.dtype.itemsize;
  const to = target.itemsize;
  if (from === to) return reinterpret(a, target, shape, strides, a.byteOffset);
  if (shape.length === 0) {
    throw cannot(
      "Changing the dtype of a 0d array is only supported if the itemsize is unchanged",
      target,
    );
  }
  const axis = shape.length - 1;
  const length = shape[axis]!;
  if (length !== 1 && sizeOf(shape) !== 0 && strides[axis] !== from) {
    throw cannot(
      `To change to a dtype of a different size, the last axis must be contiguous; its stride is ${strides[axis]!} ` +
        `bytes for elements of ${from}. copy() the array first`,
      target,
    );
  }
  if (to < from && (to === 0 || from % to !== 0)) {
    throw cannot(
      "When changing to a smaller dtype, its size must be a divisor of the size of original dtype " +
        `(${to} does not divide ${from})`,
      target,
    );
  }
  if ((length * from) % to !== 0) {
    throw cannot(
      "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last " +
        `axis of the array (${to} does not divide ${length * from})`,
      target,
    );
  }
  const newShape = [...shape.slice(0, axis), (length * from) / to];
  return reinterpret(a, target, newShape, [...strides.slice(0, axis), to], a.byteOffset);
}

/** A string dtype without a length takes the size that is there. */
function sized(dtype: DType, itemsize: number): DType {
  if (dtype.itemsize > 0 || dtype.fields !== null) return dtype;
  return dtypeOf(`${dtype.kind}${dtype.kind === "U" ? Math.floor(itemsize / 4) : itemsize}`);
}

function cannot(why: string, dtype: DType): ValueError {
  return new ValueError(`view: ${why}`, { value: dtype });
}
