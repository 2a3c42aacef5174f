import {
  AxisError,
  BroadcastError,
  InvalidArgumentError,
  ShapeError,
  SizeOverflowError,
} from "@tsmem/core";
import { shown } from "../dtype/convert.ts";

/** Arrays have at most this many axes, as in NumPy. */
export const maxDims = 64;

/** A shape or an index as NumPy prints tuples: `(3,)`, `(2,3)`. */
export function tupleText(values: readonly unknown[]): string {
  return `(${values.map(shown).join(",")}${values.length === 1 ? "," : ""})`;
}

/** Number of elements of a shape; shapes are checked before they get here. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i]!;
  return size;
}

/**
 * Check a shape that a caller gave.
 *
 * @returns the lengths as a new list; a single number is one axis
 * @throws {InvalidArgumentError} not a list of integers
 * @throws {ShapeError} negative lengths, or more than 64 axes
 * @throws {SizeOverflowError} more than 2^53 - 1 elements
 */
export function checkShape(operation: string, shape: unknown): number[] {
  const lengths: readonly unknown[] = Array.isArray(shape) ? shape : [shape];
  const checked: number[] = [];
  let size = 1;
  for (const length of lengths) {
    const value = typeof length === "bigint" ? Number(length) : length;
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw new InvalidArgumentError(
        `${operation}: length ${shown(length)} in a shape is not an integer`,
        { value: length },
      );
    }
    checked.push(value);
    if (value !== 0) size *= value;
  }
  if (checked.some((length) => length < 0)) {
    throw new ShapeError(
      `${operation}: negative dimensions are not allowed in shape ${tupleText(checked)}`,
      { shape: checked },
    );
  }
  if (checked.length > maxDims) {
    throw new ShapeError(
      `${operation}: ${checked.length} dimensions are more than the maximum of ${maxDims}`,
      { shape: checked },
    );
  }
  if (size > Number.MAX_SAFE_INTEGER) {
    throw new SizeOverflowError(
      `${operation}: array is too big; shape ${tupleText(checked)} has more than 2^53 - 1 elements`,
      { sizes: checked },
    );
  }
  return checked;
}

/**
 * The axis counted from the front.
 *
 * @throws {AxisError} outside -ndim to ndim - 1
 * @throws {InvalidArgumentError} not an integer
 */
export function checkAxis(operation: string, axis: number, ndim: number): number {
  if (!Number.isInteger(axis)) {
    throw new InvalidArgumentError(`${operation}: axis ${shown(axis)} is not an integer`, {
      value: axis,
    });
  }
  if (axis < -ndim || axis >= ndim) {
    throw new AxisError(
      `${operation}: axis ${axis} is out of bounds for array of dimension ${ndim}`,
      { axis, ndim },
    );
  }
  return axis < 0 ? axis + ndim : axis;
}

/**
 * One integer or a list of them, as a list. The items are as they were given.
 *
 * @throws {InvalidArgumentError} neither a number nor a list
 */
export function listOf(
  operation: string,
  name: string,
  given: number | readonly number[],
): readonly number[] {
  if (typeof given === "number") return [given];
  // A gap counts as undefined here, and for no method that takes a function.
  if (Array.isArray(given) && !given.includes(undefined)) return given as readonly number[];
  throw new InvalidArgumentError(
    `${operation}: ${name} ${shown(given)} is not an integer; give an integer or a list of integers`,
    { value: given },
  );
}

/**
 * The axes counted from the front, each at most once.
 *
 * @throws {AxisError} one is out of bounds
 * @throws {ShapeError} one occurs twice
 * @throws {InvalidArgumentError} not an integer, or a list of them
 */
export function checkAxes(
  operation: string,
  axes: number | readonly number[],
  ndim: number,
): number[] {
  const list = listOf(operation, "axis", axes);
  const checked = list.map((axis) => checkAxis(operation, axis, ndim));
  if (new Set(checked).size !== checked.length) {
    throw new ShapeError(`${operation}: repeated axis in ${tupleText(list)}`, { shape: [...list] });
  }
  return checked;
}

/**
 * The shape that operands have together; axes of length 1 repeat.
 *
 * @throws {BroadcastError} lengths differ
 */
export function broadcastShapes(
  operation: string,
  shapes: readonly (readonly number[])[],
): number[] {
  const ndim = Math.max(0, ...shapes.map((shape) => shape.length));
  const result = new Array<number>(ndim).fill(1);
  for (const shape of shapes) {
    const shift = ndim - shape.length;
    for (let i = 0; i < shape.length; i++) {
      const length = shape[i]!;
      if (length === 1) continue;
      const known = result[shift + i]!;
      if (known !== 1 && known !== length) {
        throw new BroadcastError(
          `${operation}: operands could not be broadcast together with shapes ` +
            `${shapes.map(tupleText).join(" ")}; lengths must match or be 1`,
          { shapes: shapes.map((s) => [...s]) },
        );
      }
      result[shift + i] = length;
    }
  }
  return result;
}

/** Tell whether two shapes are equal. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
