import { copySame } from "../assign/copy-same.ts";
import { newResult } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { itemsOf } from "../iterate/run-loops.ts";
import { isNative } from "../layout/access.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import { flat } from "../views/flat.ts";
import { viewOf } from "../views/view-of.ts";
import type { KeyedArray } from "./engine/keys.ts";
import { sortValues } from "./engine/values.ts";

/**
 * The sorts as `functional` does them alone: native numbers, line by line, with the sort of the runtime.
 */

/** Sort the lines of an array along an axis in place. */
export function sortNumbers(operation: string, a: NDArray, axis: number): void {
  const moved = axisLast(a, axis);
  const { buffer, lines } = linesOfNumbers(operation, moved);
  for (const line of lines) sortValues(line, false);
  copySame(operation, moved, buffer);
}

/** The orders that sort the lines of an array along an axis; equal elements keep theirs. */
export function argsortNumbers(a: NDArray, axis: number): NDArray<"int64"> {
  const { lines } = linesOfNumbers("argsort", axisLast(a, axis));
  const made = newResult("argsort", a.shape, contiguousStrides(a.shape, 8), int64);
  const moved = axisLast(made, axis);
  const { shape } = moved;
  const orders = newResult("argsort", shape, contiguousStrides(shape, 8), int64);
  const { data, start } = itemsOf(orders, shape);
  let at = start;
  for (const line of lines) {
    for (const place of orderOf(line)) data[at++] = BigInt(place);
  }
  copySame("argsort", moved, orders);
  return made;
}

function orderOf(line: KeyedArray): number[] {
  const isNaN = (x: unknown): number => (x === x ? 0 : 1);
  return [...line.keys()].sort((i, j) => {
    const [x, y] = [line[i]!, line[j]!];
    return x < y ? -1 : x > y ? 1 : isNaN(x) - isNaN(y);
  });
}

/** A copy of an array in C order, and its lines along the last axis. */
export function linesOfNumbers(
  operation: string,
  a: NDArray,
): { buffer: NDArray; lines: KeyedArray[] } {
  if (!isNative(a)) throw needsRest(operation);
  const { shape, size, dtype } = a;
  const buffer = newResult(operation, shape, contiguousStrides(shape, dtype.itemsize), dtype);
  copySame(operation, buffer, a);
  const { data, start } = itemsOf(buffer, shape);
  const length = shape.at(-1)!;
  const lines: KeyedArray[] = [];
  for (let at = start; at < start + size; at += length) lines.push(data.subarray(at, at + length));
  return { buffer, lines };
}

/** A view with one axis moved to the end. */
export function axisLast(a: NDArray, axis: number): NDArray {
  if (axis === a.shape.length - 1) return a;
  const axes = a.shape.map((_, i) => i).filter((i) => i !== axis);
  axes.push(axis);
  return viewOf(
    a,
    axes.map((i) => a.shape[i]!),
    axes.map((i) => a.strides[i]!),
    a.byteOffset,
  );
}

/** The different elements of an array, sorted; all NaN count as one. */
export function uniqueNumbers(a: NDArray): NDArray {
  const [line] = linesOfNumbers("unique", flat(a)).lines;
  let count = 0;
  if (line !== undefined) {
    sortValues(line, false);
    for (const value of line) {
      const before = line[count - 1];
      const isNew = value === value ? value !== before : before === before || count === 0;
      if (isNew) line[count++] = value;
    }
  }
  const values = newResult("unique", [count], contiguousStrides([count], a.itemsize), a.dtype);
  const { data, start } = itemsOf(values, values.shape);
  if (line !== undefined)
    (data as Float64Array).set((line as Float64Array).subarray(0, count), start);
  return values;
}
