import { CastError, IndexError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newResult } from "../create/empty.ts";
import { float64, int64 } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";

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
  const a = integerArrayOf(operation, value);
  return { shape: a.shape, values: numbersOf(a) };
}

/** `integersOf` as the array that it reads. */
export function integerArrayOf(operation: string, value: unknown): NDArray {
  const a = isArray(value) ? value : integerArray(operation, value);
  if ("biu".includes(a.dtype.kind)) return a;
  throw new CastError(
    `${operation}: Cannot cast array data from dtype('${a.dtype.toString()}') to dtype('int64') according to ` +
      "the rule 'safe'; give integers",
    { from: a.dtype, to: int64 },
  );
}

/** The elements of an array of integers in C order; beyond 2^53 the nearest floats. */
export function numbersOf(a: NDArray): Float64Array {
  const wide = newResult("indices", a.shape, contiguousStrides(a.shape, 8), float64);
  copyInto("indices", wide, a, "unsafe");
  const data = wide.storage.typed(nums.float64) as Float64Array;
  const start = wide.byteOffset / 8;
  return data.subarray(start, start + wide.size);
}

// In JavaScript a whole number is an integer, so lists of them name places.
function integerArray(operation: string, value: unknown): NDArray {
  const isFlat = Array.isArray(value) && value.length > 0;
  // Spread, holes are undefined, which every() would pass over.
  const list: readonly unknown[] = isFlat ? [...(value as unknown[])] : [value];
  if (!list.every(Number.isSafeInteger)) return restOf(operation).integerArray(value);
  const made = newResult(operation, isFlat ? [list.length] : [], isFlat ? [8] : [], int64);
  const data = made.storage.typed(nums.int64) as BigInt64Array;
  for (const [i, item] of list.entries()) data[made.byteOffset / 8 + i] = BigInt(item as number);
  return made;
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
    `${operation}: mode must be one of 'clip', 'raise', or 'wrap' (got ${shown(mode)})`,
    { index: mode },
  );
}
