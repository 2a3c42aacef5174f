import { IndexError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { NDArray } from "../ndarray.ts";

/** A slice of positions, as in Python: null for the default of a part. */
export interface PositionSlice {
  readonly slice: readonly [start: number | null, stop: number | null, step?: number | null];
}

/** Positions of an axis: one, several, a mask, an array of them, or a slice. */
export type Positions =
  number | bigint | boolean | readonly (number | bigint | boolean)[] | NDArray | PositionSlice;

/** Positions counted from the start, and whether they were one plain integer. */
export interface FoundPositions {
  readonly positions: number[];
  readonly isInteger: boolean;
}

/**
 * Resolve positions of an axis.
 *
 * @param isInsertion - the end of the axis counts as a position
 * @throws {IndexError} a position outside the axis, a mask of another length, or no integer
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
    };
  }
  const items =
    given instanceof NDArray ? flatItems(operation, given) : Array.isArray(given) ? given : [given];
  const isInteger = typeof given === "number" || typeof given === "bigint";
  const isScalar = isInteger || (given instanceof NDArray && given.shape.length === 0);
  if (items.length > 0 && items.every((item) => typeof item === "boolean")) {
    if (items.length !== length) {
      throw new IndexError(
        `${operation}: boolean array argument obj must be one dimensional and match the axis ` +
          `length of ${length}, not ${items.length}`,
        { index: given },
      );
    }
    return { positions: items.flatMap((item, i) => (item ? [i] : [])), isInteger: false };
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
  return { positions, isInteger: isScalar };
}

function isSlice(given: Positions): given is PositionSlice {
  if (typeof given !== "object" || (given as unknown) === null || given instanceof NDArray)
    return false;
  const { slice } = given as Partial<PositionSlice>;
  return Array.isArray(slice);
}

function flatItems(operation: string, a: NDArray): (number | bigint | boolean)[] {
  if (a.shape.length > 1) {
    throw new IndexError(
      `${operation}: index array argument obj must be one dimensional or scalar`,
      {
        index: a.shape,
      },
    );
  }
  const count = a.shape[0] ?? 1;
  return Array.from(
    { length: count },
    (_, i) => a.load(a.byteOffset + i * (a.strides[0] ?? 0)) as number,
  );
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
