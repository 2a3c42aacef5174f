import { ShapeError } from "@tsmem/core";
import { checkArray, checkOrder } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { knownOrders } from "../create/like.ts";
import { resolveShape } from "../layout/reshape.ts";
import { sizeOf, tupleText } from "../layout/shape.ts";
import { contiguousStrides, isCContiguous, isFContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import type { Reshaped } from "../types/axes.ts";
import type { SameSize } from "../types/size.ts";
import type { NameOf } from "../types/dtypes.ts";
import type { Shape } from "../types/shape.ts";
import { reshapeView } from "./reshape-view.ts";
import { viewOf } from "./view-of.ts";

/** Options of `reshape`. */
export interface ReshapeOptions {
  /** The order in which elements are read and placed; A means F for F-contiguous arrays. Default C. */
  readonly order?: "C" | "F" | "A";
  /** False throws instead of copying, true always copies; default copies only when it must. */
  readonly copy?: boolean;
}

/**
 * The same elements under another shape: a view when the strides allow it, otherwise a copy.
 *
 * @param shape - one length may be -1, which means whatever is left
 * @returns view of `a` that keeps its base alive, or a view of a new array (see `base`)
 * @throws {ShapeError} the sizes differ, or `copy: false` and no view has that shape
 */
export function reshape<X extends NDArray, const T extends number | Shape = number | Shape>(
  a: X,
  shape: T & SameSize<X["shape"], T>,
  options?: ReshapeOptions,
): NDArray<NameOf<X>, Reshaped<T>>;
export function reshape(a: NDArray, shape: number | Shape, options: ReshapeOptions = {}): NDArray {
  checkArray("reshape", a, options);
  const { order: wanted = "C", copy: wantsCopy } = options;
  checkOrder("reshape", wanted, ["C", "F", "A"], `order 'K' is not permitted for reshaping`);
  const target = resolveShape("reshape", shape, sizeOf(a.shape));
  const order = wanted === "A" ? (isFortran(a) ? "F" : "C") : wanted;
  const direct =
    wantsCopy === true
      ? null
      : reshapeView(a, target, order, typeof shape === "number" ? [shape] : shape);
  if (direct !== null) return direct;
  if (wantsCopy === false) {
    throw new ShapeError(
      `reshape: Unable to avoid creating a copy while reshaping: an array of shape ${tupleText(a.shape)} with ` +
        `strides ${tupleText(a.strides)} has no strides for ${tupleText(target)}; copy() it first`,
      { shape: target },
    );
  }
  return reshapeView(copy(a, { order }), target, order)!;
}

/** F-contiguous and not C-contiguous as well. */
function isFortran(a: NDArray): boolean {
  const { shape, strides, dtype } = a;
  return (
    isFContiguous(shape, strides, dtype.itemsize) && !isCContiguous(shape, strides, dtype.itemsize)
  );
}

/**
 * All elements along one axis: a view when they lie one after the other in that order, otherwise a copy.
 *
 * @param order - C, F, A (F for F-contiguous arrays) or K (as they lie in memory)
 * @returns view of `a` that keeps its base alive, or a new array
 */
export function ravel<D extends string>(
  a: NDArray<D>,
  order?: "C" | "F" | "A" | "K",
): NDArray<D, readonly [number]>;
export function ravel(a: NDArray, order: "C" | "F" | "A" | "K" = "C"): NDArray {
  checkArray("ravel", a);
  checkOrder("ravel", order, ["C", "F", "A", "K"], knownOrders);
  const { shape, strides, dtype } = a;
  const isC = isCContiguous(shape, strides, dtype.itemsize);
  const isF = isFContiguous(shape, strides, dtype.itemsize);
  const size = sizeOf(shape);
  const settled = order === "A" ? (isF && !isC ? "F" : "C") : order;
  if (isC && settled !== "F") return reshapeView(a, [size], "C", [-1])!;
  if (isF && settled !== "C") return reshapeView(a, [size], "F", [-1])!;
  if (settled === "K") {
    if (isDense(a)) return viewOf(a, [size], [dtype.itemsize], a.byteOffset);
    return flatten(a, "K");
  }
  return flatten(a, settled);
}

/** Elements fill their span without gaps, all strides positive, in some order of axes. */
function isDense(a: NDArray): boolean {
  const axes = a.shape
    .map((length, axis) => ({ length, stride: a.strides[axis]! }))
    .filter(({ length }) => length !== 1)
    .sort((x, y) => x.stride - y.stride);
  let expected = a.dtype.itemsize;
  for (const { length, stride } of axes) {
    if (stride !== expected) return false;
    expected *= length;
  }
  return true;
}

/**
 * All elements along one axis, always as a copy.
 *
 * @param order - as for `ravel`
 * @returns new array of shape (size,) that owns its data
 */
export function flatten<D extends string>(
  a: NDArray<D>,
  order?: "C" | "F" | "A" | "K",
): NDArray<D, readonly [number]>;
export function flatten(a: NDArray, order: "C" | "F" | "A" | "K" = "C"): NDArray {
  checkArray("flatten", a);
  const copied = copy(a, { order });
  const { shape, dtype, byteOffset } = copied;
  const size = sizeOf(shape);
  // The copy lies in memory in the order that was asked for, so its memory is the answer.
  const flat = viewOf(copied, [size], contiguousStrides([size], dtype.itemsize), byteOffset);
  // The copy has no other holder: the flat array takes over as the owner.
  flat.root = null;
  return flat;
}
