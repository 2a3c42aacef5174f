import { copyInto } from "../assign/copy-into.ts";
import { newArray } from "../create/empty.ts";
import type { DType } from "../dtype/dtype.ts";
import { nums } from "../dtype/dtype.ts";
import { bytewise } from "../layout/access.ts";
import { isCContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { mergeOrder, refineOrder } from "./engine/argsort.ts";
import { type Compare, compareOf } from "./engine/compare.ts";
import { type KeyedArray, type Keys, keysOf } from "./engine/keys.ts";
import { axisLast } from "./numbers.ts";

/**
 * The lines of an array along one axis, each without gaps in native byte order: the array itself where
 * it is so already, else a copy that `store` writes back.
 */
export interface Lines {
  /** Same elements, the axis last, C-contiguous. */
  readonly buffer: NDArray;
  readonly count: number;
  readonly length: number;
  /** True when `buffer` is a copy. */
  readonly isCopy: boolean;
}

/** Give the lines of `a` along `axis`. */
export function linesOf(operation: string, a: NDArray, axis: number): Lines {
  const moved = axisLast(a, axis);
  const length = moved.shape.at(-1)!;
  const count = length === 0 ? 0 : a.size / length;
  const { dtype, shape, strides } = moved;
  const isReady =
    isCContiguous(shape, strides, dtype.itemsize) &&
    (a.access !== bytewise || isTextOrVoid(dtype)) &&
    dtype.isNative;
  if (isReady) return { buffer: moved, count, length, isCopy: false };
  // The fields of a record may have different orders, and are read one by one.
  const buffer = newArray(operation, shape, dtype.fields === null ? dtype.asNative() : dtype);
  copyInto("sort", buffer, moved, "unsafe");
  return { buffer, count, length, isCopy: true };
}

function isTextOrVoid({ num }: DType): boolean {
  return num >= nums.bytes && num <= nums.void;
}

/** True for the dtypes that have keys: numbers, booleans, dates and spans, but no complex numbers. */
export function hasKeys({ num }: DType): boolean {
  return num <= nums.float64 || num >= nums.datetime64;
}

/** True for dates and spans. */
export function isTime({ num }: DType): boolean {
  return num >= nums.datetime64;
}

/** The elements of one line as the typed array that stores them; dtypes with keys only. */
export function typedLine({ buffer, length }: Lines, line: number): KeyedArray {
  const data = buffer.storage.typed(buffer.dtype.num);
  const start = buffer.byteOffset / data.BYTES_PER_ELEMENT + line * length;
  return data.subarray(start, start + length);
}

/** The keys of one line; dtypes with keys only. */
export function lineKeys(lines: Lines, line: number): Keys {
  const { dtype } = lines.buffer;
  const meaning = dtype.num === nums.float16 ? "half" : isTime(dtype) ? "time" : "plain";
  return keysOf(typedLine(lines, line), meaning);
}

/**
 * Sort a list of positions in one line by the elements there, stably.
 *
 * @param compare - needed for dtypes without keys; default the order of the dtype
 * @returns `order`, or another array with the result
 */
export function refineByLine(
  lines: Lines,
  line: number,
  order: Int32Array,
  compare: Compare | null = null,
): Int32Array {
  const { buffer, length } = lines;
  const { dtype, storage } = buffer;
  if (compare === null && hasKeys(dtype)) return refineOrder(order, lineKeys(lines, line));
  const rule = compare ?? compareOf(dtype);
  const { view } = storage;
  const { itemsize } = dtype;
  const start = buffer.byteOffset + line * length * itemsize;
  return mergeOrder(
    order,
    (a, b) => rule(view, start + a * itemsize, view, start + b * itemsize) < 0,
  );
}

/** The positions 0 to n - 1. */
export function identity(n: number): Int32Array {
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}

/** Put the elements of one line into the given order. */
export function permuteLine({ buffer, length }: Lines, line: number, order: Int32Array): void {
  const { itemsize } = buffer.dtype;
  const bytes = buffer.storage.typed(nums.uint8) as Uint8Array;
  const start = buffer.byteOffset + line * length * itemsize;
  const from = bytes.slice(start, start + length * itemsize);
  for (let i = 0; i < length; i++) {
    const at = order[i]! * itemsize;
    bytes.set(from.subarray(at, at + itemsize), start + i * itemsize);
  }
}

/** Write a copy back to where the lines came from. */
export function storeLines({ buffer, isCopy }: Lines, a: NDArray, axis: number): void {
  if (isCopy) copyInto("sort", axisLast(a, axis), buffer, "unsafe");
}
