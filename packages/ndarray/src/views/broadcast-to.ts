import { BroadcastError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { checkShape, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { ShapeOf } from "../types/axes.ts";
import type { Shape } from "../types/shape.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "./view-of.ts";

/**
 * Strides that repeat a layout to a larger shape: 0 along repeated axes and axes of length 1.
 *
 * @throws {BroadcastError} a length is neither 1 nor that of the target
 */
export function broadcastStrides(
  operation: string,
  shape: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): number[] {
  const shift = target.length - shape.length;
  const result = new Array<number>(target.length).fill(0);
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis]!;
    if (shift >= 0 && length === target[shift + axis]) {
      if (length !== 1) result[shift + axis] = strides[axis]!;
    } else if (shift < 0 || length !== 1) {
      throw new BroadcastError(
        `${operation}: operands could not be broadcast together with remapped shapes ` +
          `[original->remapped]: ${tupleText(shape)}  and requested shape ${tupleText(target)}; lengths must match or be 1`,
        { shapes: [[...shape], [...target]] },
      );
    }
  }
  return result;
}

/**
 * Repeat an array to a larger shape without copying. Always a view, and read-only, because several
 * elements lie in the same memory.
 *
 * @returns read-only view with strides 0 along the repeated axes; keeps the base of `a` alive
 * @throws {BroadcastError} a length is neither 1 nor that of the shape
 */
export function broadcastTo<D extends string, const T extends number | Shape = number | Shape>(
  a: NDArray<D>,
  shape: T,
): View<NDArray<D, ShapeOf<T>>>;
export function broadcastTo(a: NDArray, shape: number | Shape): View<NDArray> {
  checkArray("broadcastTo", a);
  const target = checkShape("broadcastTo", shape);
  const strides = broadcastStrides("broadcastTo", a.shape, a.strides, target);
  const view = viewOf(a, target, strides, a.byteOffset);
  view.writeable = false;
  return view;
}
