import { Scalar } from "../dtype/scalar.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * Write one value into every element of a new array, whose memory has no gaps: once through the
 * dtype, then as bytes.
 *
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function fillNew(a: NDArray, value: unknown): void {
  const { itemsize } = a;
  const scratch = new DataView(new ArrayBuffer(itemsize));
  const plain = value instanceof Scalar ? value.value : value;
  a.dtype.codec.write(scratch, 0, plain); // checks the value even when there is no element
  const { view, byteStart } = a.storage;
  const bytes = new Uint8Array(view.buffer, byteStart, a.nbytes);
  if (bytes.length === 0) return;
  bytes.set(new Uint8Array(scratch.buffer));
  for (let done = itemsize; done < bytes.length; done *= 2) {
    bytes.copyWithin(done, 0, Math.min(done, bytes.length - done));
  }
}

/** Write a value computed from its position in C order into every element of a new C-order array. */
export function fillByIndex(a: NDArray, valueAt: (n: number) => unknown): void {
  const { view, byteStart } = a.storage;
  const { itemsize } = a.dtype;
  const codec = a.dtype.codec;
  const { size } = a;
  for (let n = 0; n < size; n++) codec.write(view, byteStart + n * itemsize, valueAt(n));
}
