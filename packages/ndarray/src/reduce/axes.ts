import { InvalidArgumentError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkAxes } from "../layout/shape.ts";

/** One axis, several, or null for all of them. */
export type AxisOption = number | readonly number[] | null | undefined;

/**
 * The axes to reduce, counted from the front.
 *
 * @throws {AxisError} one is out of bounds
 * @throws {ShapeError} one occurs twice
 */
export function reductionAxes(operation: string, axis: AxisOption, ndim: number): number[] {
  if (axis == null) return Array.from({ length: ndim }, (_, k) => k);
  const given: unknown = axis;
  if (typeof given === "number") {
    // NumPy lets a 0-d array be reduced over axis 0 or -1, which it does not have.
    if (ndim === 0 && (given === 0 || given === -1)) return [];
    return checkAxes(operation, [given], ndim);
  }
  if (!Array.isArray(given)) {
    throw new InvalidArgumentError(
      `${operation}: axis ${shown(given)} is not an integer or a list`,
      {
        value: given,
      },
    );
  }
  return checkAxes(operation, given as number[], ndim);
}

/** Lengths without the reduced axes, or with length 1 in their place. */
export function reducedShape(
  shape: readonly number[],
  axes: readonly number[],
  keepdims: boolean,
): number[] {
  if (keepdims) return shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return shape.filter((_, axis) => !axes.includes(axis));
}
