import { checkArray } from "../arguments.ts";
import { astype } from "../assign/astype.ts";
import { newArray } from "../create/empty.ts";

import { nums } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { accessOf } from "../layout/access.ts";
import { checkShape, sizeOf } from "../layout/shape.ts";
import { filledStrides } from "../layout/reshape.ts";
import { isCContiguous, isFContiguous } from "../layout/strides.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { allocateStorage } from "../storage/allocate.ts";
import { ravel } from "../views/reshape.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A new array of another size, filled with repetitions of the elements in C order.
 *
 * @param shape - may hold more or fewer elements than `a`
 * @returns new array that owns its data; zeros when `a` is empty
 * @throws {ShapeError} negative lengths
 */
export function resize<D extends string>(
  a: NDArray<D>,
  shape: number | readonly number[],
): NDArray<D> {
  checkArray("resize", a);
  const target = checkShape("resize", shape);
  const native = a.dtype.asNative();
  // Without elements there is nothing to join, so NumPy keeps the byte order.
  if (a.size === 0 || sizeOf(target) === 0) return newArray("resize", target, a.dtype);
  const made = newArray("resize", target, native);
  const flat = ravel(a.dtype === native ? a : astype(a, native));
  const to = made.storage.typed(nums.uint8) as Uint8Array;
  const from = flat.storage.typed(nums.uint8) as Uint8Array;
  const have = sizeOf(a.shape) * a.dtype.itemsize;
  const need = sizeOf(target) * a.dtype.itemsize;
  for (let done = 0; done < need; done += have) {
    const count = Math.min(have, need - done);
    const part = from.subarray(flat.byteOffset, flat.byteOffset + count);
    to.set(part, made.byteOffset + done);
  }
  return made;
}

/**
 * Change the size of an array itself: elements keep their place in memory order, new ones are zero.
 *
 * The array moves to other memory. The memory that it had is released, so views made before throw
 * ReleasedError instead of showing what is no longer there.
 *
 * @throws {ValueError} the array does not own its memory, or is not contiguous
 * @throws {ReadOnlyError} the array is read-only
 * @throws {ShapeError} negative lengths
 */
export function resizeInPlace(a: NDArray, shape: number | readonly number[]): void {
  checkArray("resizeInPlace", a);
  const target = checkShape("resizeInPlace", shape);
  const { dtype, storage } = a;
  const { itemsize } = dtype;
  storage.check();
  const isC = isCContiguous(a.shape, a.strides, itemsize);
  if (!isC && !isFContiguous(a.shape, a.strides, itemsize)) {
    throw new ValueError(
      "resizeInPlace: resize only works on single-segment arrays; copy() first",
      {
        value: a.strides,
      },
    );
  }
  const oldSize = sizeOf(a.shape);
  const newSize = sizeOf(target);
  if (oldSize !== newSize) {
    if (a.root !== null || storage.source !== null) {
      throw new ValueError("resizeInPlace: cannot resize this array: it does not own its data", {
        value: a.shape,
      });
    }
    if (!a.writeable) throw readOnly("resizeInPlace");
  }
  const strides = filledStrides(target, itemsize, isC ? "C" : "F");
  const { cContiguous, fContiguous } = a.flags;
  const mutable = a as Mutable<NDArray>;
  if (oldSize !== newSize) {
    const moved = allocateStorage("resizeInPlace", newSize, itemsize);
    const count = Math.min(oldSize, newSize) * itemsize;
    const from = storage.typed(nums.uint8) as Uint8Array;
    const to = moved.typed(nums.uint8) as Uint8Array;
    to.set(from.subarray(a.byteOffset, a.byteOffset + count), moved.byteStart);
    mutable.storage = moved;
    mutable.byteOffset = moved.byteStart;
    storage.release();
  }
  mutable.shape = target;
  mutable.strides = strides;
  mutable.access = accessOf(dtype, target, strides, a.byteOffset + a.storage.memory.skew);
  // NumPy does not look again, although an array without axes is contiguous in both orders.
  a.keptOrder = target.length === 0 ? { cContiguous, fContiguous } : undefined;
}
