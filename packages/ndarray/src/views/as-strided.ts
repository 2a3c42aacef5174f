import { ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { checkStrides } from "../create/from-buffer.ts";
import { checkAxes, checkShape, listOf, tupleText } from "../layout/shape.ts";
import { byteBounds } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { reinterpret, viewOf } from "./view-of.ts";

/** Options of `asStrided`. */
export interface AsStridedOptions {
  /** Default that of the array. */
  readonly shape?: readonly number[];
  /** In bytes; default those of the array. */
  readonly strides?: readonly number[];
  /** False gives a read-only view; default as the array. */
  readonly writeable?: boolean;
}

/**
 * Any shape and strides over the memory of an array, starting at its first element. Always a view.
 *
 * Unlike NumPy's, every element must lie inside the memory that the array's owner has. Elements may lie
 * on top of each other; writing through such a view writes the same memory several times.
 *
 * @returns view; keeps the base of `a` alive; views of it have it as their base, as in NumPy
 * @throws {ShapeError} an element would lie outside, or there is not one stride per axis
 */
export function asStrided<D extends string>(
  a: NDArray<D>,
  options: AsStridedOptions = {},
): View<NDArray<D>> {
  checkArray("asStrided", a, options);
  const shape = options.shape === undefined ? [...a.shape] : checkShape("asStrided", options.shape);
  const strides = checkStrides("asStrided", shape, options.strides ?? a.strides);
  const { low, high } = byteBounds(shape, strides, a.byteOffset, a.dtype.itemsize);
  const { byteStart, byteLength } = a.storage;
  a.storage.check();
  if (low !== high && (low < byteStart || high > byteStart + byteLength)) {
    throw new ShapeError(
      `asStrided: shape ${tupleText(shape)} with strides ${tupleText(strides)} spans bytes ${low - byteStart} to ` +
        `${high - byteStart} of the ${byteLength} that the owner has`,
      { shape },
    );
  }
  const view = reinterpret(a, a.dtype, shape, strides, a.byteOffset);
  anchor(view, a);
  if (options.writeable === false) view.writeable = false;
  return view;
}

/**
 * Windows of fixed shape that slide over an array by one element. Always a view.
 *
 * @param windowShape - one length per axis of `axis`
 * @param axis - the axes that it slides along; default all
 * @returns view of shape (…positions, …windowShape), read-only unless asked, because windows overlap;
 *   keeps the base of `a` alive
 * @throws {ShapeError} a window is longer than its axis, or lengths do not match the axes
 * @throws {AxisError} out of bounds
 */
export function slidingWindowView<D extends string>(
  a: NDArray<D>,
  windowShape: number | readonly number[],
  axis?: number | readonly number[] | null,
  options: { readonly writeable?: boolean } = {},
): View<NDArray<D>> {
  checkArray("slidingWindowView", a, options);
  const given = listOf("slidingWindowView", "windowShape", windowShape);
  if (given.some((length) => Number.isInteger(length) && length < 0)) {
    throw new ShapeError("slidingWindowView: `window_shape` cannot contain negative values", {
      shape: given,
    });
  }
  const lengths = checkShape("slidingWindowView", given);
  const { shape, strides } = a;
  const isGiven = axis !== undefined && axis !== null;
  const list = isGiven ? listOf("slidingWindowView", "axis", axis) : shape.map((_, i) => i);
  if (list.length !== lengths.length) {
    const what = isGiven
      ? `must provide matching length window_shape and axis; got ${lengths.length} window_shape elements ` +
        `and ${list.length} axes elements`
      : `since axis is null, must provide window_shape for all dimensions; got ${lengths.length} ` +
        `window_shape elements for ${shape.length} axes`;
    throw new ShapeError(`slidingWindowView: ${what}`, { shape: lengths });
  }
  // The same axis may slide more than once, so axes are checked one by one.
  const axes = list.flatMap((one) => checkAxes("slidingWindowView", [one], shape.length));
  const positions = [...shape];
  for (const [i, one] of axes.entries()) {
    if (positions[one]! < lengths[i]!) {
      throw new ShapeError(
        `slidingWindowView: window shape cannot be larger than input array shape: ${tupleText(lengths)} over ` +
          tupleText(shape),
        { shape: lengths },
      );
    }
    positions[one]! -= lengths[i]! - 1;
  }
  const windows = [...positions, ...lengths];
  const steps = [...strides, ...axes.map((one) => strides[one]!)];
  const result = viewOf(a, windows, steps, a.byteOffset);
  anchor(result, a);
  if (options.writeable !== true) result.writeable = false;
  return result;
}

/** NumPy keeps the array that was given as the base, not its owner, and the result as that of its views. */
function anchor(view: NDArray, a: NDArray): void {
  view.root = a;
  view.isAnchor = true;
}
