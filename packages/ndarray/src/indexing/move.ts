import { nums } from "../dtype/dtype.ts";
import { cOrderPositions } from "./positions.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * Copy stretches of `byteLength` bytes from scattered places to consecutive ones.
 *
 * @param start - byte of the source that the offsets count from
 * @param target - byte of the first one in `to`
 */
export function gatherItems(
  from: NDArray,
  start: number,
  offsets: Float64Array,
  to: NDArray,
  target: number,
  byteLength: number,
): void {
  const unit = unitOf(from, widthOf(start, offsets, target, byteLength));
  const a = from.storage.typed(unit);
  const o = to.storage.typed(unit);
  const bytes = a.BYTES_PER_ELEMENT;
  const count = byteLength / bytes;
  const at = start / bytes;
  let out = target / bytes;
  if (unit === nums.float64) {
    gather64(a as Float64Array, at, offsets, count, o as Float64Array, out);
  } else if (unit === nums.int32) {
    gather32(a as Int32Array, at, offsets, count, o as Int32Array, out);
  } else {
    for (let k = 0; k < offsets.length; k++) {
      const source = at + offsets[k]!;
      for (let i = 0; i < count; i++) (o as Uint8Array)[out++] = (a as Uint8Array)[source + i]!;
    }
  }
}

/** The other way around: consecutive stretches to scattered places, in order. */
export function scatterItems(
  from: NDArray,
  to: NDArray,
  start: number,
  offsets: Float64Array,
  byteLength: number,
): void {
  const unit = unitOf(to, widthOf(start, offsets, from.byteOffset, byteLength));
  const a = from.storage.typed(unit);
  const o = to.storage.typed(unit);
  const bytes = a.BYTES_PER_ELEMENT;
  const count = byteLength / bytes;
  const at = start / bytes;
  let next = from.byteOffset / bytes;
  if (unit === nums.float64) {
    scatter64(a as Float64Array, next, offsets, count, o as Float64Array, at);
  } else if (unit === nums.int32) {
    scatter32(a as Int32Array, next, offsets, count, o as Int32Array, at);
  } else {
    for (let k = 0; k < offsets.length; k++) {
      const target = at + offsets[k]!;
      for (let i = 0; i < count; i++) (o as Uint8Array)[target + i] = (a as Uint8Array)[next++]!;
    }
  }
}

/** The typed array to move elements of an array in, where all positions are multiples of `width`. */
function unitOf({ access }: NDArray, width: number): number {
  // Only real float64 goes through floats: some engines change the bits of other NaNs.
  const areFloats = access === nums.float64 || access === nums.complex128;
  if (width === 8 && areFloats) return nums.float64;
  return width >= 4 ? nums.int32 : nums.uint8;
}

/** The bytes that all positions are multiples of: 8, 4 or 1. */
function widthOf(start: number, offsets: Float64Array, target: number, byteLength: number): number {
  let isEight = start % 8 === 0 && target % 8 === 0 && byteLength % 8 === 0;
  let isFour = start % 4 === 0 && target % 4 === 0 && byteLength % 4 === 0;
  for (let k = 0; k < offsets.length && isFour; k++) {
    if (offsets[k]! % 8 !== 0) isEight = false;
    if (offsets[k]! % 4 !== 0) isFour = false;
  }
  return isFour ? (isEight ? 8 : 4) : 1;
}

function gather64(
  a: Float64Array,
  at: number,
  offsets: Float64Array,
  count: number,
  o: Float64Array,
  out: number,
): void {
  for (let k = 0; k < offsets.length; k++) {
    const source = at + offsets[k]! / 8;
    for (let i = 0; i < count; i++) o[out++] = a[source + i]!;
  }
}

function gather32(
  a: Int32Array,
  at: number,
  offsets: Float64Array,
  count: number,
  o: Int32Array,
  out: number,
): void {
  for (let k = 0; k < offsets.length; k++) {
    const source = at + offsets[k]! / 4;
    for (let i = 0; i < count; i++) o[out++] = a[source + i]!;
  }
}

function scatter64(
  a: Float64Array,
  next: number,
  offsets: Float64Array,
  count: number,
  o: Float64Array,
  at: number,
): void {
  for (let k = 0; k < offsets.length; k++) {
    const target = at + offsets[k]! / 8;
    for (let i = 0; i < count; i++) o[target + i] = a[next++]!;
  }
}

function scatter32(
  a: Int32Array,
  next: number,
  offsets: Float64Array,
  count: number,
  o: Int32Array,
  at: number,
): void {
  for (let k = 0; k < offsets.length; k++) {
    const target = at + offsets[k]! / 4;
    for (let i = 0; i < count; i++) o[target + i] = a[next++]!;
  }
}

/** Whether two arrays lie in one buffer, so that they may overlap. */
export function shareBuffer(a: NDArray, b: NDArray): boolean {
  return a.storage.memory.buffer === b.storage.memory.buffer;
}

/**
 * Write the elements of `source`, repeated, to the bytes `targets` of an array of the same dtype one after
 * the other: where both overlap, later elements are read as earlier ones were written, as in NumPy.
 */
export function moveInTurn(source: NDArray, target: NDArray, targets: Float64Array): void {
  const from = cOrderPositions(source);
  if (from.length === 0) return;
  const { itemsize } = target;
  const { view } = target.storage;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (const [i, at] of targets.entries()) {
    const start = from[i % from.length]!;
    bytes.copyWithin(at, start, start + itemsize);
  }
}
