import { IndexError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { Scalar } from "../dtype/scalar.ts";
import { ValueError } from "../errors.ts";
import { tupleText } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import { flat } from "../views/flat.ts";

/** A slice of positions, as in Python: null for the default of a part. */
export interface PositionSlice {
  readonly slice: readonly [start: number | null, stop: number | null, step?: number | null];
}

/** Positions of an axis: one, several, a mask, an array of them, or a slice. */
export type Positions =
  | number
  | bigint
  | boolean
  | readonly (number | bigint | boolean)[]
  | NDArray
  | Scalar
  | PositionSlice;

/** Positions counted from the start, and whether they were one plain integer. */
export interface FoundPositions {
  readonly positions: number[];
  readonly isInteger: boolean;
  /** Whether a mask named them. */
  readonly isMask: boolean;
}

/**
 * Resolve positions of an axis.
 *
 * @param isInsertion - the end of the axis counts as a position
 * @throws {IndexError} a position outside the axis, or no integer
 * @throws {ValueError} a mask of another length, or too many axes
 */
export function positionsOf(
  operation: string,
  given: Positions,
  length: number,
  axis: number,
  isInsertion = false,
): FoundPositions {
  if (isSlice(given)) {
    return {
      positions: slicePositions(given.slice, length),
      isInteger: false,
      isMask: false,
    };
  }
  const { items, shape, isInteger } = itemsOf(operation, given, isInsertion);
  if (items.length > 0 && items.every((item) => typeof item === "boolean")) {
    const isRow = shape.length === 1 && (isInsertion || items.length === length);
    if (!isRow) {
      throw new ValueError(
        `${operation}: boolean array argument obj to ${isInsertion ? "insert" : "delete"} must be one ` +
          (isInsertion ? "dimensional" : `dimensional and match the axis length of ${length}`) +
          `; its shape is ${tupleText(shape)}`,
        { value: given },
      );
    }
    return {
      positions: items.flatMap((item, i) => (item ? [i] : [])),
      isInteger: false,
      isMask: true,
    };
  }
  const most = isInsertion ? length : length - 1;
  const positions = items.map((item) => {
    const at = typeof item === "number" || typeof item === "bigint" ? Number(item) : NaN;
    if (!Number.isInteger(at)) {
      throw new IndexError(
        `${operation}: ${shown(item)} is not a position; arrays used as indices must be of ` +
          "integer (or boolean) type",
        { index: item },
      );
    }
    if (at < -length || at > most) {
      throw new IndexError(
        `${operation}: index ${at} is out of bounds for axis ${axis} with size ${length}`,
        { index: at },
      );
    }
    return at < 0 ? at + length : at;
  });
  return { positions, isInteger, isMask: false };
}

interface Items {
  readonly items: readonly unknown[];
  readonly shape: readonly number[];
  readonly isInteger: boolean;
}

function itemsOf(operation: string, given: Positions, isInsertion: boolean): Items {
  if (given instanceof Scalar) return { items: [given.value], shape: [], isInteger: true };
  if (Array.isArray(given)) return { items: given, shape: [given.length], isInteger: false };
  if (!(given instanceof NDArray)) {
    return { items: [given], shape: [], isInteger: typeof given !== "boolean" };
  }
  const { shape } = given;
  if (isInsertion && shape.length > 1) {
    throw new ValueError(
      `${operation}: index array argument obj to insert must be one dimensional or scalar, not of shape ` +
        tupleText(shape),
      { value: given },
    );
  }
  const line = flat(given);
  const items = Array.from({ length: line.size }, (_, i) =>
    line.load(line.byteOffset + i * line.strides[0]!),
  );
  return { items, shape, isInteger: shape.length === 0 };
}

/** Whether positions are given as a slice. */
export function isSlice(given: Positions): given is PositionSlice {
  if (typeof given !== "object" || (given as unknown) === null || given instanceof NDArray)
    return false;
  const { slice } = given as Partial<PositionSlice>;
  return Array.isArray(slice);
}

function slicePositions([start, stop, step]: PositionSlice["slice"], length: number): number[] {
  const by = step ?? 1;
  if (by === 0) throw new IndexError("slice step cannot be zero", { index: step });
  if (![start ?? 0, stop ?? 0, by].every((at) => Number.isInteger(at))) {
    throw new IndexError("slice indices must be integers or null", { index: [start, stop, step] });
  }
  const clip = (at: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, at < 0 ? at + length : at));
  const from = by > 0 ? clip(start ?? 0, 0, length) : clip(start ?? length - 1, -1, length - 1);
  const to =
    stop === null || (stop as unknown) === undefined
      ? by > 0
        ? length
        : -1
      : by > 0
        ? clip(stop, 0, length)
        : clip(stop, -1, length - 1);
  const positions: number[] = [];
  for (let at = from; by > 0 ? at < to : at > to; at += by) positions.push(at);
  return positions;
}
