import { isTsmemError } from "@tsmem/core";
import { copyInto } from "../assign/copy-into.ts";
import { copy } from "../assign/copy.ts";
import { newArray, newResult } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { giveArray, giveRun } from "../iterate/native.ts";
import type { NativeKernels } from "../kernels/native.ts";
import { sameShape, sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import type { IndexMode } from "./integers.ts";
import {
  hasRun,
  indicesOf,
  kernelsFor,
  overlaps,
  placesIn,
  placesNative,
  takeNative,
  withInteger,
} from "./native.ts";

/*
 * Reading and writing where arrays of integers point, in native kernels. Every function gives null or false,
 * and has written nothing, where there is no kernel for the case or an index is out of range; the caller
 * then goes on in JavaScript, which names what is wrong.
 */

/** Runs a kernel that checks indices; false when one of them is out of range. */
function inRange(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (isTsmemError(error) && error.code === "ERR_TSMEM_INDEX") return false;
    throw error;
  }
}

/**
 * Write rows to places along an axis.
 *
 * @param a - without gaps, of shape (outer, length, ...row)
 * @param indices - integers; negative ones count from the end; of equal ones the last counts
 * @param values - without gaps, of the dtype of `a`, not in its memory: a row for each index, or one row
 * @param mode - what an index outside the axis does
 */
export function putNative(
  a: NDArray,
  outer: number,
  length: number,
  indices: NDArray,
  values: NDArray,
  mode: IndexMode = "raise",
): boolean {
  const kernels = kernelsFor(indices.size);
  if (kernels === null || !hasRun(a) || outer * length === 0) return false;
  a.storage.check();
  const given = placesIn(kernels, indices, length, mode);
  if (given === null) return false;
  const places = overlaps(a, given) ? copy(given) : given;
  const bytes = a.size * a.itemsize;
  const rowBytes = bytes / (outer * length);
  const needed = outer * places.size * rowBytes;
  const valueBytes = Math.min(values.size * a.itemsize, needed);
  giveRun(kernels, 0, a, nums.uint8, bytes);
  giveRun(kernels, 1, values, nums.uint8, valueBytes);
  giveRun(kernels, 2, places, nums.int64, places.size);
  return inRange(() => {
    kernels.put(rowBytes, outer, length);
  });
}

/** The arrays of an index that consists of integer arrays of one shape only; null for any other one. */
function integerArrays(a: NDArray, index: readonly unknown[]): readonly NDArray[] | null {
  const [first] = index;
  if (index.length > a.ndim || !isArray(first) || first.ndim === 0 || first.size === 0) return null;
  const fits = (item: unknown): boolean =>
    isArray(item) && "iu".includes(item.dtype.kind) && sameShape(item.shape, first.shape);
  return index.every(fits) ? (index as readonly NDArray[]) : null;
}

/** Places in the joined first axes of an array of `shape` that index arrays of one shape name. */
function joinedPlaces(
  kernels: NativeKernels,
  shape: readonly number[],
  lists: readonly NDArray[],
): NDArray<"int64"> | null {
  const [first] = lists;
  const made = newArray("index", first!.shape, int64);
  let step = sizeOf(shape.slice(0, lists.length));
  for (const [axis, list] of lists.entries()) {
    const indices = indicesOf(list);
    const length = shape[axis]!;
    if (indices === null || length === 0) return null;
    step /= length;
    giveRun(kernels, 0, made, nums.int64, made.size);
    giveRun(kernels, 1, indices, nums.int64, indices.size);
    const isDone = inRange(() => {
      kernels.positions(1, length, step, true);
    });
    if (!isDone) return null;
  }
  return made;
}

/** A new array of what integer arrays, one for each of the first axes, choose; or null. */
export function gatherNative(
  operation: string,
  a: NDArray,
  index: readonly unknown[],
): NDArray | null {
  const lists = integerArrays(a, index);
  if (lists === null || !hasRun(a) || !lists.every(hasRun)) return null;
  const kernels = kernelsFor(lists[0]!.size);
  if (kernels === null) return null;
  a.storage.check();
  const places = lists.length === 1 ? lists[0]! : joinedPlaces(kernels, a.shape, lists);
  if (places === null) return null;
  const shape = [...lists[0]!.shape, ...a.shape.slice(lists.length)];
  const result = newResult(operation, shape, contiguousStrides(shape, a.itemsize), a.dtype);
  const length = sizeOf(a.shape.slice(0, lists.length));
  return takeNative(a, 1, length, places, result) ? result : null;
}

/** Write a value where integer arrays, one for each of the first axes, point. */
export function assignNative(
  operation: string,
  a: NDArray,
  index: readonly unknown[],
  valueOf: () => NDArray,
): boolean {
  const lists = integerArrays(a, index);
  if (lists === null || !hasRun(a) || a.dtype.fields !== null) return false;
  const kernels = kernelsFor(lists[0]!.size);
  if (kernels === null) return false;
  a.storage.check();
  const places = lists.length === 1 ? lists[0]! : joinedPlaces(kernels, a.shape, lists);
  if (places === null) return false;
  const value = valueOf();
  const row = a.shape.slice(lists.length);
  const shape = [...lists[0]!.shape, ...row];
  if (!broadcastsTo(value.shape, shape)) return false;
  const isOneRow = value.ndim <= row.length;
  const ready = readyRows(operation, a, isOneRow ? row : shape, value);
  return putNative(a, 1, sizeOf(a.shape.slice(0, lists.length)), places, ready);
}

function broadcastsTo(from: readonly number[], shape: readonly number[]): boolean {
  const shift = shape.length - from.length;
  return shift >= 0 && from.every((length, i) => length === 1 || length === shape[shift + i]);
}

/** A value as rows of the dtype of `a`: itself where it is that already, else a copy. */
function readyRows(
  operation: string,
  a: NDArray,
  shape: readonly number[],
  value: NDArray,
): NDArray {
  const isReady = value.dtype === a.dtype && sameShape(value.shape, shape) && hasRun(value);
  if (isReady && value.storage.memory.buffer !== a.storage.memory.buffer) return value;
  const ready = newResult(operation, shape, contiguousStrides(shape, a.itemsize), a.dtype);
  copyInto(operation, ready, value, "unsafe");
  return ready;
}

/** Shapes (outer, length, inner) and (outer, n, inner) of an array and its indices along an axis. */
function placesAlong(a: NDArray, indices: NDArray, axis: number): NDArray<"int64"> | null {
  const kernels = kernelsFor(indices.size);
  const isAlike = a.shape.every((length, i) => i === axis || length === indices.shape[i]);
  if (kernels === null || !isAlike || !hasRun(a) || a.size === 0 || indices.size === 0) return null;
  a.storage.check();
  const given = indicesOf(indices);
  if (given === null) return null;
  const { shape } = indices;
  const made = newResult("index", shape, contiguousStrides(shape, 8), int64);
  giveRun(kernels, 0, made, nums.int64, made.size);
  giveRun(kernels, 1, given, nums.int64, given.size);
  const [outer, inner] = [sizeOf(a.shape.slice(0, axis)), sizeOf(a.shape.slice(axis + 1))];
  const isDone = inRange(() => {
    kernels.positions(outer, a.shape[axis]!, inner);
  });
  return isDone ? made : null;
}

/** Fill a new array, shaped like the indices, with the elements that they choose along an axis. */
export function takeAlongNative(
  a: NDArray,
  indices: NDArray,
  axis: number,
  result: NDArray,
): boolean {
  const places = placesAlong(a, indices, axis);
  return places !== null && takeNative(a, 1, a.size, places, result);
}

/** Write values without gaps, as many as indices, to where those point along an axis. */
export function putAlongNative(
  a: NDArray,
  indices: NDArray,
  axis: number,
  values: NDArray,
): boolean {
  const places = placesAlong(a, indices, axis);
  return places !== null && putNative(a, 1, a.size, places, values);
}

/**
 * Split places in a flattened array into one place for each axis.
 *
 * @param found - new int64 array of the shape of the places with one more axis, for the axes
 * @param order - of the axes: those that run fastest first
 */
export function unravelNative(
  places: NDArray,
  lengths: readonly number[],
  order: readonly number[],
  found: NDArray,
): boolean {
  const kernels = kernelsFor(places.size);
  const given = order.length === 0 ? null : placesNative(places, sizeOf(lengths), "raise");
  if (kernels === null || given === null) return false;
  let rest: NDArray = given;
  for (const [k, axis] of order.entries()) {
    const part = viewOf(
      found,
      places.shape,
      found.strides.slice(0, -1),
      found.byteOffset + axis * 8,
    );
    const length = lengths[axis]!;
    if (k === order.length - 1) {
      copyInto("unravelIndex", part, rest, "unsafe");
    } else {
      withInteger(kernels, "remainder", part, rest, length);
      const next = newResult(
        "unravelIndex",
        places.shape,
        contiguousStrides(places.shape, 8),
        int64,
      );
      withInteger(kernels, "floor_divide", next, rest, length);
      rest = next;
    }
  }
  return true;
}

/**
 * Join one place for each axis into places in a flattened array, which are added to `result`.
 *
 * @param lists - integers of the shape of `result`, or of one that broadcasts to it
 * @param result - new int64 array of zeros
 */
export function ravelNative(
  lists: readonly NDArray[],
  lengths: readonly number[],
  steps: readonly number[],
  mode: IndexMode,
  result: NDArray,
): boolean {
  const kernels = kernelsFor(result.size);
  if (kernels === null) return false;
  const places: NDArray[] = [];
  for (const [axis, list] of lists.entries()) {
    const length = lengths[axis]!;
    const given = placesNative(list, length, mode);
    if (given === null) return false;
    places.push(given);
  }
  for (const [axis, list] of places.entries()) {
    const scaled = newResult(
      "ravelMultiIndex",
      list.shape,
      contiguousStrides(list.shape, 8),
      int64,
    );
    withInteger(kernels, "multiply", scaled, list, steps[axis]!);
    kernels.frame(result.shape);
    giveArray(kernels, 0, result);
    giveArray(kernels, 1, result);
    giveArray(kernels, 2, scaled);
    kernels.binary(kernels.BinaryOp["add"]!, nums.int64);
  }
  return true;
}
