import { checkArray } from "../arguments.ts";
import { type BasicIndex, parseIndex, type Range, sliceLayout } from "../layout/slice.ts";
import type { NDArray } from "../ndarray.ts";
import type { Sliced } from "../types/sliced.ts";
import type { NameOf } from "../types/dtypes.ts";
import type { View } from "../types/view.ts";
import { viewOf } from "./view-of.ts";

/**
 * Select with basic indices. Always a view, also when all axes have an integer (an array without axes).
 *
 * @param index - per axis an integer (the axis goes), `[start, stop, step]` with nulls for defaults, or a
 *   string such as `"1:10:2"`, `":"`, `"..."`; null inserts an axis of length 1. Missing ones mean all
 * @returns view; keeps the base of `a` alive
 * @throws {IndexError} out of bounds, too many indices, or not a basic index
 * @throws {ValueError} a step of 0
 * @example slice(a, 1, [0, 10, 2]) // a[1, 0:10:2]
 */
export function slice<
  X extends NDArray,
  const I extends readonly BasicIndex[] = readonly BasicIndex[],
>(a: X, ...index: I): View<NDArray<NameOf<X>, Sliced<X["shape"], I>>>;
export function slice(a: NDArray, ...index: readonly BasicIndex[]): View<NDArray> {
  checkArray("slice", a);
  return sliceBy(a, index);
}

/** `slice` with the index as a list. */
export function sliceBy<D extends string>(
  a: NDArray<D>,
  index: readonly BasicIndex[],
): View<NDArray<D>> {
  const quick = a.shape.length === 2 ? sliceMatrix(a, index) : null;
  if (quick !== null) return quick;
  const { shape, strides, byteOffset } = sliceLayout(
    "slice",
    a.shape,
    a.strides,
    a.byteOffset,
    index,
  );
  return viewOf(a, shape, strides, byteOffset);
}

/**
 * The commonest views of an array with two axes: integers and forward ranges, arrays of the exact length
 * made at once. Null when the index needs a closer look, be it valid or not.
 */
export function sliceMatrix<D extends string>(
  a: NDArray<D>,
  index: readonly BasicIndex[],
): View<NDArray<D>> | null {
  const { shape, strides } = a;
  const count = index.length;
  if (count !== 1 && count !== 2) return null;
  const rows = shape[0]!;
  const columns = shape[1]!;
  const rowStride = strides[0]!;
  const columnStride = strides[1]!;
  const first = single(index[0]!);
  const second = count === 2 ? single(index[1]!) : all;
  if (typeof first === "number") {
    const row = first < 0 ? first + rows : first;
    if (!Number.isInteger(row) || row < 0 || row >= rows) return null;
    const at = a.byteOffset + row * rowStride;
    if (second === all) return viewOf(a, [columns], [columnStride], at);
    if (typeof second === "number") {
      const column = second < 0 ? second + columns : second;
      if (!Number.isInteger(column) || column < 0 || column >= columns) return null;
      return viewOf(a, [], [], at + column * columnStride);
    }
    if (!isRange(second)) return null;
    const range = second;
    const start = startOf(range, columns);
    const length = lengthOf(range, start, columns);
    if (length <= 0) return null;
    return viewOf(a, [length], [columnStride * (range[2] ?? 1)], at + start * columnStride);
  }
  if (!isRange(first)) return null;
  const rowRange = first;
  const firstRow = startOf(rowRange, rows);
  const height = lengthOf(rowRange, firstRow, rows);
  if (height <= 0) return null;
  const at = a.byteOffset + firstRow * rowStride;
  const newRowStride = rowStride * (rowRange[2] ?? 1);
  if (typeof second === "number") {
    const column = second < 0 ? second + columns : second;
    if (!Number.isInteger(column) || column < 0 || column >= columns) return null;
    return viewOf(a, [height], [newRowStride], at + column * columnStride);
  }
  if (!isRange(second)) return null;
  const range = second;
  const start = startOf(range, columns);
  const width = lengthOf(range, start, columns);
  if (width <= 0) return null;
  return viewOf(
    a,
    [height, width],
    [newRowStride, columnStride * (range[2] ?? 1)],
    at + start * columnStride,
  );
}

const all: Range = [];

/** An item of an index, a string with one item read. */
function single(item: BasicIndex): number | Range | null {
  if (typeof item !== "string") return item;
  const parsed = parseIndex("slice", item);
  const only = parsed.length === 1 ? parsed[0]! : null;
  return only === "..." ? null : only;
}

/** False for what is no basic index at all, whatever its type promised. */
function isRange(item: Range | null): item is Range {
  return Array.isArray(item);
}

/** Where a forward range starts, or -1 when it has no simple start. */
function startOf(range: Range, length: number): number {
  const given = range[0] ?? 0;
  if (!Number.isInteger(given)) return -1;
  const start = given < 0 ? given + length : given;
  return start >= 0 && start < length ? start : -1;
}

/** How many items a forward range has, or -1 when it is empty or not simple. */
function lengthOf(range: Range, start: number, length: number): number {
  const step = range[2] ?? 1;
  const given = range[1] ?? length;
  if (start < 0 || !Number.isInteger(given) || !Number.isInteger(step) || step < 1) return -1;
  const end = given < 0 ? given + length : given;
  const stop = end > length ? length : end;
  if (stop <= start) return -1;
  return step === 1 ? stop - start : Math.ceil((stop - start) / step);
}
