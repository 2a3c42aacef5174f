import { InvalidArgumentError } from "@tsmem/core";
import { flat } from "../views/flat.ts";
import { flatten } from "../views/reshape.ts";
import { checkArray } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import { checkAxis } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { refineOrder } from "./engine/argsort.ts";
import { splitOrder } from "./engine/select.ts";
import {
  hasKeys,
  identity,
  lineKeys,
  type Lines,
  linesOf,
  permuteLine,
  refineByLine,
  storeLines,
} from "./lines.ts";
import { argpartitionNative, argsortNative, partitionNative, sortNative } from "./native.ts";
import { fillOrders } from "./sort.ts";

/**
 * Reorder along an axis so that position `kth` holds what sorting would put there, nothing before it
 * is larger and nothing behind it smaller.
 *
 * @param kth - position or positions; negative counts from the end
 * @param axis - default -1; null works on the flat array
 * @returns new array that owns its data
 * @throws {ValueError} kth outside the axis
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.partition
 */
export function partition(
  a: NDArray,
  kth: number | readonly number[],
  axis: number | null = -1,
): NDArray {
  checkArray("partition", a);
  if (axis !== null) checkAxis("partition", axis, a.shape.length);
  const result = axis === null ? flatten(a) : copy(a, { order: "K" });
  const along = checkAxis("partition", axis ?? 0, result.shape.length);
  const places = placesOf("partition", kth, result.shape[along]!);
  if (result.size === 0) return result;
  const lines = linesOf("partition", result, along);
  if (isMany(places) ? sortNative(lines) : partitionNative(lines, places)) {
    storeLines(lines, result, along);
    return result;
  }
  for (let line = 0; line < lines.count; line++) {
    permuteLine(lines, line, selectLine(lines, line, places));
  }
  storeLines(lines, result, along);
  return result;
}

/**
 * Give the positions that `partition` would take.
 *
 * @returns new int64 array of the shape of `a` (one axis for an array without axes)
 * @see numpy.argpartition
 */
export function argpartition(
  a: NDArray,
  kth: number | readonly number[],
  axis: number | null = -1,
): NDArray<"int64"> {
  checkArray("argpartition", a);
  const source = axis === null || a.shape.length === 0 ? flat(a) : a;
  const along = checkAxis("argpartition", axis ?? 0, Math.max(a.shape.length, 1));
  const places = placesOf("argpartition", kth, source.shape[along]!);
  if (source.size === 0) return newArray("argpartition", source.shape, int64);
  const lines = linesOf("argpartition", source, along);
  const order = isMany(places)
    ? argsortNative("argpartition", source, along, lines)
    : argpartitionNative(source, along, lines, places);
  if (order !== null) return order;
  return fillOrders("argpartition", source, along, lines, (line) =>
    selectLine(lines, line, places),
  );
}

function selectLine(lines: Lines, line: number, places: readonly number[]): Int32Array {
  const order = identity(lines.length);
  if (!hasKeys(lines.buffer.dtype)) return refineByLine(lines, line, order);
  const keys = lineKeys(lines, line);
  if (isMany(places)) return refineOrder(order, keys);
  splitOrder(order, keys, places, (part) => refineOrder(part, keys));
  return order;
}

/** Whether there are so many places that sorting is no more work than selecting. */
function isMany(places: readonly number[]): boolean {
  return places.length > 8;
}

function placesOf(operation: string, kth: number | readonly number[], length: number): number[] {
  const given: readonly unknown[] = Array.isArray(kth) ? kth : [kth];
  const places = given.map((k) => {
    if (typeof k === "boolean") {
      throw new ValueError(`${operation}: Booleans unacceptable as partition index`, { value: k });
    }
    if (!Number.isInteger(k)) {
      throw new InvalidArgumentError(
        `${operation}: Partition index must be integer, not ${shown(k)}`,
        { value: k },
      );
    }
    const place = k as number;
    if (place < -length || place >= length) {
      throw new ValueError(`${operation}: kth(=${place}) out of bounds (${length})`, { value: k });
    }
    return place < 0 ? place + length : place;
  });
  return [...new Set(places)].sort((a, b) => a - b);
}
