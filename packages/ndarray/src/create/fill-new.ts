import { nums } from "../dtype/dtype.ts";
import type { NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";

/**
 * Write one value into every element of a new array, whose memory has no gaps: once through the
 * dtype, then as bytes.
 *
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function fillNew(a: NDArray, value: unknown): void {
  const { itemsize } = a;
  const scratch = new DataView(new ArrayBuffer(itemsize));
  a.dtype.codec.write(scratch, 0, value); // checks the value even when there is no element
  const { view, byteStart } = a.storage;
  const bytes = new Uint8Array(view.buffer, byteStart, a.nbytes);
  if (bytes.length === 0) return;
  bytes.set(new Uint8Array(scratch.buffer));
  for (let done = itemsize; done < bytes.length; done *= 2) {
    bytes.copyWithin(done, 0, Math.min(done, bytes.length - done));
  }
}

/**
 * Write a value, or an array that broadcasts, into a new array. Integers are checked against the dtype;
 * fractions, complex numbers and arrays are converted as C does.
 *
 * @throws {OverflowError} an integer that does not fit the dtype
 * @throws {BroadcastError} the array does not broadcast
 */
export function fillWith(operation: string, a: NDArray, value: unknown): void {
  const isCut = a.dtype.num <= nums.uint64 && typeof value === "number" && value % 1 !== 0;
  if (isCut || typeof value === "object") {
    restOf(operation).fillWith(operation, a, value);
  } else {
    fillNew(a, value);
  }
}

/** Write a value computed from its position in C order into every element of a new C-order array. */
export function fillByIndex(a: NDArray, valueAt: (n: number) => unknown): void {
  const { size } = a;
  if (a.access === nums.float64) {
    const data = a.storage.typed(nums.float64) as Float64Array;
    const start = a.byteOffset / 8;
    for (let n = 0; n < size; n++) data[start + n] = Number(valueAt(n));
    return;
  }
  const { view, byteStart } = a.storage;
  const { itemsize } = a.dtype;
  const codec = a.dtype.codec;
  for (let n = 0; n < size; n++) codec.write(view, byteStart + n * itemsize, valueAt(n));
}
