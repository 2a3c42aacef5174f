import { CastError, IndexError } from "@tsmem/core";
import { array, asarray } from "../create/array.ts";
import { isArray } from "../create/discover.ts";
import { int64 } from "../dtype/builtin.ts";
import type { NDArray } from "../ndarray.ts";

/** Integers that name places, in C order, with the shape they came in. */
export interface Integers {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How an index outside an axis is treated: refused, taken modulo the length, or moved to the end. */
export type IndexMode = "raise" | "wrap" | "clip";

/**
 * Read an argument that holds integers: an array of integers or booleans, or lists of whole numbers.
 *
 * @throws {CastError} floats, text or anything else that is not safely an integer
 */
export function integersOf(operation: string, value: unknown): Integers {
  const a = isArray(value) ? value : integerArray(value);
  if (!"biu".includes(a.dtype.kind)) {
    throw new CastError(
      `${operation}: Cannot cast array data from dtype('${a.dtype.toString()}') to dtype('int64') according to ` +
        "the rule 'safe'; give integers",
      { from: a.dtype, to: int64 },
    );
  }
  const values = new Float64Array(a.size);
  let n = 0;
  const { view } = a.storage;
  const { codec } = a.dtype;
  const walk = (at: number, axis: number): void => {
    if (axis === a.ndim) {
      values[n++] = Number(codec.read(view, at));
      return;
    }
    for (let i = 0; i < a.shape[axis]!; i++) walk(at + i * a.strides[axis]!, axis + 1);
  };
  if (a.size > 0) walk(a.byteOffset, 0);
  return { shape: a.shape, values };
}

// In JavaScript a whole number is an integer, so lists of them name places.
function integerArray(value: unknown): NDArray {
  const flat = [value].flat(Infinity);
  const areWhole = flat.length > 0 && flat.every((item) => Number.isInteger(item));
  return areWhole ? array(value, { dtype: "int64" }) : asarray(value);
}

/**
 * The place of an index on an axis.
 *
 * @throws {IndexError} outside the axis in mode `raise`
 */
export function placeOf(
  operation: string,
  index: number,
  length: number,
  mode: IndexMode,
  axis: number,
): number {
  if (mode === "clip") return Math.min(Math.max(index, 0), length - 1);
  if (mode === "wrap") return ((index % length) + length) % length;
  if (index >= -length && index < length) return index < 0 ? index + length : index;
  throw new IndexError(
    `${operation}: index ${index} is out of bounds for axis ${axis} with size ${length}`,
    { index },
  );
}

/**
 * Check a mode that a caller gave.
 *
 * @throws {IndexError} it is not one of the three
 */
export function checkMode(operation: string, mode: string): asserts mode is IndexMode {
  if (mode === "raise" || mode === "wrap" || mode === "clip") return;
  throw new IndexError(
    `${operation}: mode must be one of 'clip', 'raise', or 'wrap' (got ${JSON.stringify(mode)})`,
    { index: mode },
  );
}
