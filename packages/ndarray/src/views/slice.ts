import { checkArray } from "../arguments.ts";
import { type BasicIndex, parseIndex, type Range, sliceLayout } from "../layout/slice.ts";
import type { NDArray } from "../ndarray.ts";
import type { Sliced } from "../types/sliced.ts";
import type { NameOf, View } from "../types.ts";
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
  const count = index.length;
  if (count !== 1 && count !== 2) return null;
  const first = single(index[0]!);
  const second = count === 2 ? single(index[1]!) : all;
  const { shape, strides } = a;
  if (isRange(first)) {
    const height = countOf(first, shape[0]!);
    if (height <= 0) return null;
    const rowStride = strides[0]!;
    const at = a.byteOffset + startOf(first, shape[0]!) * rowStride;
    if (isRange(second)) {
      const width = countOf(second, shape[1]!);
      if (width <= 0) return null;
      const columnStride = strides[1]!;
      return viewOf(
        a,
        [height, width],
        [rowStride * stepOf(first), columnStride * stepOf(second)],
        at + startOf(second, shape[1]!) * columnStride,
      );
    }
    const column = placeOf(second, shape[1]!);
    if (column < 0) return null;
    return viewOf(a, [height], [rowStride * stepOf(first)], at + column * strides[1]!);
  }
  const row = placeOf(first, shape[0]!);
  if (row < 0) return null;
  const at = a.byteOffset + row * strides[0]!;
  const columnStride = strides[1]!;
  if (second === all) return viewOf(a, [shape[1]!], [columnStride], at);
  if (isRange(second)) {
    const length = countOf(second, shape[1]!);
    if (length <= 0) return null;
    const start = startOf(second, shape[1]!);
    return viewOf(a, [length], [columnStride * stepOf(second)], at + start * columnStride);
  }
  const column = placeOf(second, shape[1]!);
  if (column < 0) return null;
  return viewOf(a, [], [], at + column * columnStride);
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
function isRange(item: number | Range | null): item is Range {
  return Array.isArray(item);
}

/** Where an integer points to, or -1 when it is none or is outside. */
function placeOf(item: number | null, length: number): number {
  if (!Number.isInteger(item)) return -1;
  const place = item! < 0 ? item! + length : item!;
  return place < length ? place : -1;
}

// The length is asked first: a read behind the end of a list costs more than all of these functions.

/** Where a forward range starts, or -1 when it has no simple start. */
function startOf(range: Range, length: number): number {
  return range.length === 0 ? placeOf(0, length) : placeOf(range[0] ?? 0, length);
}

function stepOf(range: Range): number {
  return range.length < 3 ? 1 : (range[2] ?? 1);
}

/** How many items a forward range has, or -1 when it is empty or not simple. */
function countOf(range: Range, length: number): number {
  const start = startOf(range, length);
  const step = stepOf(range);
  const given = range.length < 2 ? length : (range[1] ?? length);
  if (start < 0 || !Number.isInteger(given) || !Number.isInteger(step) || step < 1) return -1;
  const end = given < 0 ? given + length : given;
  const span = (end > length ? length : end) - start;
  if (step === 1 || span <= 0) return span;
  // Without Math.ceil, whose result would be a floating-point number in the shape.
  const last = span - 1;
  return 1 + ((last | 0) === last ? (last / step) | 0 : Math.floor(last / step));
}
