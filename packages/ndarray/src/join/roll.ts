import { InvalidArgumentError, ShapeError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkArray, checkList, checkNumber } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { stridesLike } from "../create/like.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import { ValueError } from "../errors.ts";
import { checkAxis, listOf } from "../layout/shape.ts";
import { flat, shaped } from "../views/flat.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "../views/view-of.ts";
import { partOf } from "./parts.ts";
import type { Permuted } from "../types/axes.ts";
import type { Shape } from "../types/shape.ts";

/**
 * Shift the elements along axes; what falls off the end comes back at the start.
 *
 * @param shift - positions, one number for all axes or one per axis
 * @param axis - default null, which shifts the flat array and restores the shape
 * @returns new array that owns its data, in the memory order of `a`
 * @throws {ShapeError} several shifts and axes that do not pair up
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example roll(array([1, 2, 3]), 1) // array([3, 1, 2])
 * @see numpy.roll
 */
export function roll<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  shift: number | readonly number[],
  axis?: number | readonly number[] | null,
): NDArray<D, S>;
export function roll(
  a: NDArray,
  shift: number | readonly number[],
  axis: number | readonly number[] | null = null,
): NDArray {
  checkArray("roll", a);
  if (axis === null) return shaped(roll(flat(a), shift, 0), [...a.shape]);
  const axes = listOf("roll", "axis", axis).map((i) => checkAxis("roll", i, a.shape.length));
  const shifts = listOf("roll", "shift", shift);
  if (axes.length !== shifts.length && axes.length !== 1 && shifts.length !== 1) {
    throw new ShapeError(
      `roll: 'shift' and 'axis' should be scalars or 1D sequences of one length, ` +
        `not ${shifts.length} and ${axes.length}`,
      { shape: [shifts.length, axes.length] },
    );
  }
  const totals = new Map<number, number>();
  const count = axes.length === 0 || shifts.length === 0 ? 0 : Math.max(axes.length, shifts.length);
  for (let i = 0; i < count; i++) {
    const along = axes[axes.length === 1 ? 0 : i]!;
    const by = shifts[shifts.length === 1 ? 0 : i]!;
    if (!Number.isSafeInteger(by)) {
      throw new ValueError(`roll: shift ${shown(by)} is not an integer`, { value: shift });
    }
    totals.set(along, (totals.get(along) ?? 0) + by);
  }
  const strides = stridesLike(a, a.shape, a.dtype.itemsize, "K");
  const result = newArrayWithStrides("roll", a.shape, strides, a.dtype);
  moveParts(result, a, [...totals]);
  return result;
}

/** Copy the two parts of each rolled axis to their places. */
function moveParts(
  target: NDArray,
  source: NDArray,
  rolled: readonly (readonly [axis: number, shift: number])[],
): void {
  const [first, ...rest] = rolled;
  if (first === undefined) {
    copyInto("roll", target, source, "unsafe");
    return;
  }
  const [axis, shift] = first;
  const length = source.shape[axis]!;
  const by = length === 0 ? 0 : ((shift % length) + length) % length;
  const parts: readonly (readonly [from: number, to: number, count: number])[] = [
    [0, by, length - by],
    [length - by, 0, by],
  ];
  for (const [from, to, count] of parts) {
    if (count === 0 && by !== 0) continue;
    moveParts(partOf(target, axis, to, count), partOf(source, axis, from, count), rest);
  }
}

/**
 * Turn an array by multiples of 90 degrees, from the first of two axes towards the second.
 *
 * @param k - how often; negative turns the other way
 * @returns view of `a`, which it keeps alive
 * @throws {ShapeError} not two different axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example rot90(array([[1, 2], [3, 4]])) // array([[2, 4], [1, 3]])
 * @see numpy.rot90
 */
export function rot90<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  k?: number,
  axes?: readonly number[],
): View<NDArray<D, Permuted<S>>>;
export function rot90(a: NDArray, k = 1, axes: readonly number[] = [0, 1]): View<NDArray> {
  checkArray("rot90", a);
  checkList("rot90", "axes", axes);
  if (!Number.isInteger(k)) {
    throw new InvalidArgumentError(`rot90: k is ${shown(k)}; give an integer`, { value: k });
  }
  const ndim = a.shape.length;
  if (axes.length !== 2) {
    throw new ShapeError(`rot90: len(axes) must be 2, not ${axes.length}`, { shape: axes });
  }
  const [from, to] = axes as [number, number];
  checkNumber("rot90", "an axis", from);
  checkNumber("rot90", "an axis", to);
  if (from === to || Math.abs(from - to) === ndim) {
    throw new ShapeError(`rot90: Axes must be different: ${from} and ${to}`, { shape: axes });
  }
  if (from >= ndim || from < -ndim || to >= ndim || to < -ndim) {
    throw new ValueError(`rot90: Axes=(${from}, ${to}) out of range for array of ndim=${ndim}`, {
      value: axes,
    });
  }
  const first = checkAxis("rot90", from, ndim);
  const second = checkAxis("rot90", to, ndim);
  const turns = ((k % 4) + 4) % 4;
  if (turns === 0) return viewOf(a, a.shape, a.strides, a.byteOffset);
  if (turns === 2) return flipped(flipped(a, first), second);
  if (turns === 1) return exchanged(flipped(a, second), first, second);
  return flipped(exchanged(a, first, second), second);
}

function flipped(a: NDArray, axis: number): NDArray {
  const length = a.shape[axis]!;
  return partOf(a, axis, Math.max(length - 1, 0), length, -1);
}

function exchanged(a: NDArray, first: number, second: number): NDArray {
  const axes = a.shape.map((_, i) => (i === first ? second : i === second ? first : i));
  return viewOf(
    a,
    axes.map((i) => a.shape[i]!),
    axes.map((i) => a.strides[i]!),
    a.byteOffset,
  );
}
