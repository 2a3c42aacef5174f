import { ShapeError } from "@tsmem/core";
import { builtinOf, float64 } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { dtypeOf } from "../dtype/dtype-of.ts";
import { checkShape, maxDims, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { ArrayOptions } from "./array.ts";
import { newArray } from "./empty.ts";

/**
 * `array` as `functional` does it alone: nested lists of numbers, bigints and booleans, in C order.
 *
 * @throws {UnavailableError} something else was asked for
 * @throws {ShapeError} lists of unequal lengths
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function arrayOfNumbers(
  values: unknown,
  { dtype, order, copy, ndmin, allocator }: ArrayOptions,
): NDArray {
  if (copy === false || order === "F" || ndmin !== undefined) throw needsRest("array");
  const lengths: number[] = [];
  let level = values;
  for (; Array.isArray(level) && lengths.length <= maxDims; level = (level as unknown[])[0]) {
    lengths.push(level.length);
  }
  const shape = checkShape("array", lengths);
  const leaves: unknown[] = [];
  collect(values, shape, 0, leaves);
  const type = dtype === undefined ? dtypeOfNumbers(leaves) : dtypeOf(dtype);
  const made = newArray("array", shape, type, "C", allocator);
  leaves.forEach((leaf, n) => {
    made.store(made.byteOffset + n * type.itemsize, leaf);
  });
  return made;
}

function collect(part: unknown, shape: readonly number[], axis: number, leaves: unknown[]): void {
  if (Array.isArray(part) && part.length === shape[axis]) {
    for (const item of part as readonly unknown[]) collect(item, shape, axis + 1, leaves);
  } else if (typeof part === "object" && !Array.isArray(part)) throw needsRest("array");
  else if (axis === shape.length && !Array.isArray(part)) leaves.push(part);
  else throw ragged("array", shape, axis);
}

function dtypeOfNumbers(leaves: readonly unknown[]): DType {
  const found = new Set(leaves.map(numOf));
  if (found.size > 1) found.delete(nums.bool);
  const [num] = found;
  // int64 and uint64 meet in float64, as everything does that meets a float64.
  return found.size === 1 ? builtinOf(num!) : float64;
}

function numOf(value: unknown): number {
  if (typeof value === "number") return nums.float64;
  if (typeof value === "boolean") return nums.bool;
  if (typeof value !== "bigint") throw needsRest("array");
  return value < 2n ** 63n ? nums.int64 : nums.uint64;
}

/** The error for lists of unequal lengths. */
export function ragged(operation: string, shape: readonly number[], axis: number): ShapeError {
  return new ShapeError(
    `${operation}: the requested array has an inhomogeneous shape after ${axis} dimensions, ` +
      `${tupleText(shape.slice(0, axis))}; give lists of equal lengths`,
    { shape },
  );
}
