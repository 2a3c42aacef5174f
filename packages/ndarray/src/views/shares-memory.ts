import { checkArray } from "../arguments.ts";
import { type ByteLayout, layoutsOverlap } from "../layout/overlap.ts";
import { byteBounds } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * Tell whether two arrays share a byte of memory. Exact.
 *
 * For layouts that overlap themselves in unusual ways, such as results of `asStrided`, the question can
 * take exponential time; `mayShareMemory` never does.
 *
 * @throws {ReleasedError} one of them was released
 * @example sharesMemory(a.slice("::2"), a.slice("1::2")) // false
 */
export function sharesMemory(a: NDArray, b: NDArray): boolean {
  checkArray("sharesMemory", a);
  checkArray("sharesMemory", b);
  return mayShareMemory(a, b) && layoutsOverlap(byteLayout(a), byteLayout(b)) === true;
}

/**
 * Tell whether the spans of bytes of two arrays meet. Never false when they share memory, sometimes
 * true when they do not.
 *
 * @throws {ReleasedError} one of them was released
 */
export function mayShareMemory(a: NDArray, b: NDArray): boolean {
  checkArray("mayShareMemory", a);
  checkArray("mayShareMemory", b);
  a.storage.check();
  b.storage.check();
  if (a.storage.memory.buffer !== b.storage.memory.buffer) return false;
  const first = byteBounds(a.shape, a.strides, a.byteOffset, a.dtype.itemsize);
  const second = byteBounds(b.shape, b.strides, b.byteOffset, b.dtype.itemsize);
  if (first.low === first.high || second.low === second.high) return false;
  return first.low < second.high && second.low < first.high;
}

/** @internal The layout of an array in bytes. */
export function byteLayout(a: NDArray): ByteLayout {
  return {
    shape: a.shape,
    strides: a.strides,
    byteOffset: a.byteOffset,
    itemsize: a.dtype.itemsize,
  };
}
