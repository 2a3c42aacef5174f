import { flat, shaped } from "../views/flat.ts";
import { BroadcastError, InvalidArgumentError, ShapeError } from "@tsmem/core";
import { copyInto } from "../assign/copy-into.ts";
import { copy } from "../assign/copy.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { canCastDType } from "../dtype/casting.ts";
import { int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { CastError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { ValueError } from "../errors.ts";
import { checkAxis, checkShape, sizeOf } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import { reshape } from "../views/reshape.ts";
import { viewOf } from "../views/view-of.ts";
import { partOf, withLeadingAxes } from "./parts.ts";
import type { RepeatedShape, TiledShape } from "../types/joined.ts";
import type { Shape } from "../types/shape.ts";

/**
 * Repeat each element.
 *
 * @param repeats - how often: one number, or one per position of the axis
 * @param axis - default null, which repeats the elements of the flat array
 * @returns new C-contiguous array that owns its data
 * @throws {ValueError} a negative count
 * @throws {BroadcastError} another number of counts than positions
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example repeat(array([1, 2]), [2, 3]) // array([1, 1, 2, 2, 2])
 * @see numpy.repeat
 */
export function repeat<
  D extends string,
  S extends Shape = Shape,
  const R = unknown,
  A extends number | null = null,
>(a: NDArray<D, S>, repeats: R, axis?: A): NDArray<D, RepeatedShape<S, R, A>>;
export function repeat(a: NDArray, repeats: unknown, axis: number | null = null): NDArray {
  checkArray("repeat", a);
  const source = axis === null ? flat(a) : withLeadingAxes(a, 1);
  const along = checkAxis("repeat", axis ?? 0, source.shape.length);
  const length = source.shape[along]!;
  const counts = countsOf(repeats, length);
  const total = counts.length === 1 ? counts[0]! * length : counts.reduce((sum, n) => sum + n, 0);
  const shape = [...source.shape];
  shape[along] = total;
  const result = newArray("repeat", checkShape("repeat", shape), source.dtype);
  if (sizeOf(shape) === 0) return result;
  if (counts.length === 1) repeatAll(result, source, along, counts[0]!);
  else {
    let start = 0;
    counts.forEach((count, i) => {
      copyInto(
        "repeat",
        partOf(result, along, start, count),
        partOf(source, along, i, 1),
        "unsafe",
      );
      start += count;
    });
  }
  return result;
}

/** Split the repeated axis in two, and broadcast along the inner one. */
function repeatAll(result: NDArray, source: NDArray, along: number, count: number): void {
  const shape = [...result.shape];
  const strides = [...result.strides];
  shape.splice(along, 1, source.shape[along]!, count);
  strides.splice(along, 1, strides[along]! * count, strides[along]!);
  const target = viewOf(result, shape, strides, result.byteOffset);
  const from = [...source.strides];
  from.splice(along + 1, 0, 0);
  copyInto("repeat", target, viewOf(source, shape, from, source.byteOffset), "unsafe");
}

function countsOf(repeats: unknown, length: number): number[] {
  const given = asarray(repeats);
  if (!canCastDType(given.dtype, int64, "safe") && given.shape.length > 0 && given.size > 0) {
    if (!isListOfIntegers(repeats)) {
      throw new CastError(
        `repeat: Cannot cast array data from ${given.dtype.toString()} to int64 according to the ` +
          "rule 'safe'; give integers",
        { from: given.dtype, to: int64 },
      );
    }
  }
  if (given.shape.length > 1) {
    throw new ShapeError("repeat: object too deep for desired array; give a list of counts", {
      shape: given.shape,
    });
  }
  const counts = [...elements(given)];
  if (counts.some((count) => count < 0)) {
    throw new ValueError("repeat: repeats may not contain negative values.", { value: repeats });
  }
  if (counts.length !== 1 && counts.length !== length) {
    throw new BroadcastError(
      `repeat: operands could not be broadcast together with shape (${length},) (${counts.length},)`,
      { shapes: [[length], [counts.length]] },
    );
  }
  return counts;
}

function isListOfIntegers(value: unknown): boolean {
  if (value instanceof NDArray) return false;
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  return items.every((item) => Number.isInteger(item) || typeof item === "bigint");
}

function* elements(a: NDArray): Generator<number> {
  const count = a.shape[0] ?? 1;
  for (let i = 0; i < count; i++) {
    const given = Number(a.load(a.byteOffset + i * (a.strides[0] ?? 0)));
    // One plain number is cut off, as NumPy does; a list of fractions is refused.
    const value = a.shape.length === 0 ? Math.trunc(given) : given;
    if (!Number.isSafeInteger(value)) {
      throw new InvalidArgumentError(`repeat: count ${shown(value)} is not an integer`, { value });
    }
    yield value;
  }
}

/**
 * Repeat a whole array.
 *
 * @param reps - repetitions along each axis; missing ones are 1, on the left
 * @returns new array that owns its data
 * @throws {ShapeError} negative repetitions
 * @example tile(array([1, 2]), [2, 2]) // array([[1, 2, 1, 2], [1, 2, 1, 2]])
 * @see numpy.tile
 */
export function tile<
  D extends string,
  S extends Shape = Shape,
  const R extends number | Shape = number | Shape,
>(a: NDArray<D, S>, reps: R): NDArray<D, TiledShape<S, R>>;
export function tile(a: NDArray, reps: number | readonly number[]): NDArray {
  checkArray("tile", a);
  const given = checkShape("tile", reps);
  const source = withLeadingAxes(a, given.length);
  if (given.every((count) => count === 1)) return copy(source, { order: "K" });
  const ndim = source.shape.length;
  const counts = [...new Array<number>(ndim - given.length).fill(1), ...given];
  const shape = checkShape(
    "tile",
    counts.map((count, axis) => count * source.shape[axis]!),
  );
  if (source.size === 0) return reshape(source, shape);
  const result = newArray("tile", shape, a.dtype);
  if (sizeOf(shape) === 0) return shaped(result, shape);
  // Each axis becomes two: which repetition, and where in it.
  const targetShape: number[] = [];
  const targetStrides: number[] = [];
  const strides: number[] = [];
  for (let axis = 0; axis < ndim; axis++) {
    const length = source.shape[axis]!;
    targetShape.push(counts[axis]!, length);
    targetStrides.push(result.strides[axis]! * length, result.strides[axis]!);
    strides.push(0, source.strides[axis]!);
  }
  const target = viewOf(result, targetShape, targetStrides, result.byteOffset);
  copyInto("repeat", target, viewOf(source, targetShape, strides, source.byteOffset), "unsafe");
  return result;
}
