import { InvalidArgumentError, ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { shown } from "../dtype/convert.ts";
import { checkAxes, checkAxis, listOf, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { Expanded, Squeezed } from "../types/axes.ts";
import type { Shape } from "../types/shape.ts";
import type { View } from "../types/view.ts";
import { reshapeView } from "./reshape-view.ts";
import { slice } from "./slice.ts";
import { viewOf } from "./view-of.ts";

/**
 * Drop axes of length 1. Never copies.
 *
 * @param axis - which ones; default all
 * @returns view; keeps the base of `a` alive. `a` itself when it has no such axis
 * @throws {AxisError} out of bounds
 * @throws {ShapeError} an axis whose length is not 1
 */
export function squeeze<
  D extends string,
  S extends Shape = Shape,
  const A extends number | readonly number[] | null | undefined = undefined,
>(a: NDArray<D, S>, axis?: A): View<NDArray<D, Squeezed<S, A>>>;
export function squeeze(a: NDArray, axis?: number | readonly number[] | null): View<NDArray> {
  checkArray("squeeze", a);
  const { shape, strides } = a;
  let drop: readonly number[] | null = null;
  if (axis !== undefined && axis !== null) {
    drop = checkAxes("squeeze", axis, shape.length);
    if (drop.some((i) => shape[i] !== 1)) {
      throw new ShapeError(
        `squeeze: cannot select an axis to squeeze out which has size not equal to one in ${tupleText(shape)}`,
        { shape: [...shape] },
      );
    }
  }
  const kept = Array.from({ length: shape.length }, (_, i) => i).filter((i) =>
    drop === null ? shape[i] !== 1 : !drop.includes(i),
  );
  if (drop === null && kept.length === shape.length) return a;
  return viewOf(
    a,
    kept.map((i) => shape[i]!),
    kept.map((i) => strides[i]!),
    a.byteOffset,
  );
}

/**
 * Insert axes of length 1. Always a view.
 *
 * @param axis - positions in the result
 * @returns view; keeps the base of `a` alive
 * @throws {AxisError} out of bounds
 */
export function expandDims<
  D extends string,
  S extends Shape = Shape,
  const A extends number | readonly number[] = number | readonly number[],
>(a: NDArray<D, S>, axis: A): View<NDArray<D, Expanded<S, A>>>;
export function expandDims(a: NDArray, axis: number | readonly number[]): View<NDArray> {
  checkArray("expandDims", a);
  const list = listOf("expandDims", "axis", axis);
  const ndim = a.shape.length + list.length;
  const inserted = checkAxes("expandDims", list, ndim);
  const rest = [...a.shape];
  const shape = Array.from({ length: ndim }, (_, i) => (inserted.includes(i) ? 1 : rest.shift()!));
  return reshapeView(a, shape, "C")!;
}

/**
 * Reverse the order of elements along axes. Always a view, with negative strides.
 *
 * @param axis - which ones; default all
 * @returns view; keeps the base of `a` alive
 * @throws {AxisError} out of bounds
 */
export function flip<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  axis?: number | readonly number[] | null,
): View<NDArray<D, S>>;
export function flip(a: NDArray, axis?: number | readonly number[] | null): View<NDArray> {
  checkArray("flip", a);
  const ndim = a.shape.length;
  const axes = axis === undefined || axis === null ? null : checkAxes("flip", axis, ndim);
  const index = Array.from({ length: ndim }, (_, i) =>
    axes === null || axes.includes(i) ? ([null, null, -1] as const) : ([] as const),
  );
  return slice(a, ...index);
}

/** Reverse the rows. Always a view. @throws {ShapeError} no axis */
export function flipud<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
): View<NDArray<D, S>> {
  checkArray("flipud", a);
  if (a.shape.length < 1) throw tooFewAxes("flipud", 1, a.shape);
  return flip(a, 0);
}

/** Reverse the columns. Always a view. @throws {ShapeError} fewer than two axes */
export function fliplr<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
): View<NDArray<D, S>> {
  checkArray("fliplr", a);
  if (a.shape.length < 2) throw tooFewAxes("fliplr", 2, a.shape);
  return flip(a, 1);
}

function tooFewAxes(operation: string, needed: number, shape: readonly number[]): ShapeError {
  return new ShapeError(
    `${operation}: Input must be >= ${needed}-d, not of shape ${tupleText(shape)}`,
    {
      shape: [...shape],
    },
  );
}

/**
 * Give an array at least one axis.
 *
 * @returns `a` itself when it has one, otherwise a view of shape (1,)
 */
export function atleast1d<D extends string>(a: NDArray<D>): NDArray<D> {
  checkArray("atleast1d", a);
  return a.shape.length === 0 ? reshapeView(a, [1], "C")! : a;
}

/**
 * Give an array at least two axes, in front.
 *
 * @returns `a` itself when it has them, otherwise a view of shape (1, 1) or (1, n)
 */
export function atleast2d<D extends string>(a: NDArray<D>): NDArray<D> {
  checkArray("atleast2d", a);
  if (a.shape.length === 0) return reshapeView(a, [1, 1], "C")!;
  return a.shape.length === 1 ? slice(a, null) : a;
}

/**
 * Give an array at least three axes.
 *
 * @returns `a` itself when it has them, otherwise a view of shape (1, 1, 1), (1, n, 1) or (n, m, 1)
 */
export function atleast3d<D extends string>(a: NDArray<D>): NDArray<D> {
  checkArray("atleast3d", a);
  switch (a.shape.length) {
    case 0:
      return reshapeView(a, [1, 1, 1], "C")!;
    case 1:
      return slice(a, null, ":", null);
    case 2:
      return slice(a, ":", ":", null);
    default:
      return a;
  }
}

/**
 * The diagonal of the plane of two axes, as the last axis. Always a view, and read-only as in NumPy.
 *
 * @param offset - columns to the right of the main diagonal; negative below it
 * @returns read-only view; keeps the base of `a` alive
 * @throws {AxisError} out of bounds
 * @throws {ShapeError} fewer than two axes, or the same axis twice
 */
export function diagonal<D extends string>(
  a: NDArray<D>,
  offset = 0,
  axis1 = 0,
  axis2 = 1,
): View<NDArray<D>> {
  checkArray("diagonal", a);
  const { shape, strides } = a;
  if (shape.length < 2) {
    throw new ShapeError("diagonal: diag requires an array of at least two dimensions", {
      shape: [...shape],
    });
  }
  if (!Number.isInteger(offset)) {
    throw new InvalidArgumentError(`diagonal: offset is ${shown(offset)}; give an integer`, {
      value: offset,
    });
  }
  const first = checkAxis("diagonal", axis1, shape.length);
  const second = checkAxis("diagonal", axis2, shape.length);
  if (first === second) {
    throw new ShapeError("diagonal: axis1 and axis2 cannot be the same", { shape: [...shape] });
  }
  const rows = shape[first]! + Math.min(offset, 0);
  const columns = shape[second]! - Math.max(offset, 0);
  const length = Math.max(0, Math.min(rows, columns));
  const skip = offset >= 0 ? offset * strides[second]! : -offset * strides[first]!;
  const kept = Array.from({ length: shape.length }, (_, i) => i).filter(
    (i) => i !== first && i !== second,
  );
  const view = viewOf(
    a,
    [...kept.map((i) => shape[i]!), length],
    [...kept.map((i) => strides[i]!), strides[first]! + strides[second]!],
    // Beyond the corner there is no place to start from.
    a.byteOffset + (Math.min(rows, columns) < 0 ? 0 : skip),
  );
  view.writeable = false;
  return view;
}
