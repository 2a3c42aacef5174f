import { ShapeError } from "@tsmem/core";
import { checkArray, checkList } from "../arguments.ts";
import { checkAxes, checkAxis, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { MatrixTransposed, Permuted, Swapped, Transposed } from "../types/axes.ts";
import type { Shape } from "../types/shape.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "./view-of.ts";

/** A view with axes in another order; `axes` is a checked permutation. */
function permuted<D extends string>(a: NDArray<D>, axes: readonly number[]): View<NDArray<D>> {
  const { shape, strides } = a;
  const ndim = axes.length;
  const newShape = new Array<number>(ndim);
  const newStrides = new Array<number>(ndim);
  for (let i = 0; i < ndim; i++) {
    newShape[i] = shape[axes[i]!]!;
    newStrides[i] = strides[axes[i]!]!;
  }
  return viewOf(a, newShape, newStrides, a.byteOffset);
}

/**
 * Reverse or permute the axes. Always a view.
 *
 * @param axes - a permutation; default reversed
 * @returns view of shape `axes.map((i) => a.shape[i])`; keeps the base of `a` alive
 * @throws {ShapeError} not a permutation
 * @throws {AxisError} an axis out of bounds
 */
export function transpose<
  D extends string,
  S extends Shape = Shape,
  const A extends readonly number[] | null | undefined = undefined,
>(a: NDArray<D, S>, axes?: A): View<NDArray<D, Transposed<S, A>>>;
export function transpose(a: NDArray, axes?: readonly number[] | null): View<NDArray> {
  checkArray("transpose", a);
  const ndim = a.shape.length;
  if (axes === undefined || axes === null) {
    const { shape, strides } = a;
    if (ndim === 2) {
      return viewOf(a, [shape[1]!, shape[0]!], [strides[1]!, strides[0]!], a.byteOffset);
    }
    const newShape = new Array<number>(ndim);
    const newStrides = new Array<number>(ndim);
    for (let i = 0; i < ndim; i++) {
      newShape[i] = shape[ndim - 1 - i]!;
      newStrides[i] = strides[ndim - 1 - i]!;
    }
    return viewOf(a, newShape, newStrides, a.byteOffset);
  }
  checkList("transpose", "axes", axes);
  if (axes.length !== ndim) {
    throw new ShapeError(
      `transpose: axes ${tupleText(axes)} don't match array of dimension ${ndim}; name each axis once`,
      { shape: [...axes] },
    );
  }
  return permuted(a, checkAxes("transpose", axes, ndim));
}

/**
 * Swap the last two axes. Always a view.
 *
 * @returns view; keeps the base of `a` alive
 * @throws {ShapeError} fewer than two axes
 */
export function matrixTranspose<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
): View<NDArray<D, MatrixTransposed<S>>>;
export function matrixTranspose(a: NDArray): View<NDArray> {
  checkArray("matrixTranspose", a);
  const ndim = a.shape.length;
  if (ndim < 2) {
    throw new ShapeError(
      `matrixTranspose: matrix transpose with ndim < 2 is undefined; the array has ${ndim} axes`,
      { shape: [...a.shape] },
    );
  }
  return swapaxes(a, ndim - 2, ndim - 1);
}

/**
 * Swap two axes. Always a view.
 *
 * @returns view; keeps the base of `a` alive
 * @throws {AxisError} out of bounds
 */
export function swapaxes<
  D extends string,
  S extends Shape = Shape,
  A extends number = number,
  B extends number = number,
>(a: NDArray<D, S>, axis1: A, axis2: B): View<NDArray<D, Swapped<S, A, B>>>;
export function swapaxes(a: NDArray, axis1: number, axis2: number): View<NDArray> {
  checkArray("swapaxes", a);
  const ndim = a.shape.length;
  const first = checkAxis("swapaxes", axis1, ndim);
  const second = checkAxis("swapaxes", axis2, ndim);
  const axes = Array.from({ length: ndim }, (_, axis) => axis);
  axes[first] = second;
  axes[second] = first;
  return permuted(a, axes);
}

/**
 * Move axes to other positions; the rest keep their order. Always a view.
 *
 * @returns view; keeps the base of `a` alive
 * @throws {AxisError} out of bounds
 * @throws {ShapeError} an axis twice, or lists of unequal length
 */
export function moveaxis<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  source: number | readonly number[],
  destination: number | readonly number[],
): View<NDArray<D, Permuted<S>>>;
export function moveaxis(
  a: NDArray,
  source: number | readonly number[],
  destination: number | readonly number[],
): View<NDArray> {
  checkArray("moveaxis", a);
  const ndim = a.shape.length;
  const from = checkAxes("moveaxis", source, ndim);
  const to = checkAxes("moveaxis", destination, ndim);
  if (from.length !== to.length) {
    throw new ShapeError(
      "moveaxis: source and destination arguments must have the same number of elements",
      { shape: [...a.shape] },
    );
  }
  const order = Array.from({ length: ndim }, (_, axis) => axis).filter(
    (axis) => !from.includes(axis),
  );
  const moves = to.map((target, i) => [target, from[i]!] as const).sort((x, y) => x[0] - y[0]);
  for (const [target, axis] of moves) order.splice(target, 0, axis);
  return permuted(a, order);
}

/**
 * Move one axis backwards until it lies before position `start`. Always a view; `moveaxis` is clearer.
 *
 * @returns view; keeps the base of `a` alive
 * @throws {AxisError} out of bounds; `start` may be -ndim to ndim
 */
export function rollaxis<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  axis: number,
  start?: number,
): View<NDArray<D, Permuted<S>>>;
export function rollaxis(a: NDArray, axis: number, start = 0): View<NDArray> {
  checkArray("rollaxis", a);
  const ndim = a.shape.length;
  const from = checkAxis("rollaxis", axis, ndim);
  let before =
    start === ndim
      ? ndim
      : checkAxis("rollaxis", start, ndim + (Number.isInteger(start) && start > 0 ? 1 : 0));
  if (from < before) before--;
  const order = Array.from({ length: ndim }, (_, i) => i).filter((i) => i !== from);
  order.splice(before, 0, from);
  return permuted(a, order);
}
