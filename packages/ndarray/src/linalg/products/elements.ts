import type { DType } from "../../dtype/dtype.ts";
import { nums } from "../../dtype/dtype.ts";
import { sizeOf } from "../../layout/shape.ts";
import type { NDArray } from "../../ndarray.ts";
import type { Data } from "../../storage/memory.ts";

/** Components per element in the typed array of a dtype: 2 for complex ones. */
export function components({ num }: DType): number {
  return num === nums.complex64 || num === nums.complex128 ? 2 : 1;
}

/** A C-contiguous array of one dtype as the typed array of its elements. */
export function elementsOf(a: NDArray): Data {
  return elementsFrom(a, a.byteOffset, sizeOf(a.shape));
}

/** `count` elements without gaps from a byte of the buffer on, in the dtype of the array. */
export function elementsFrom(a: NDArray, byteOffset: number, count: number): Data {
  const data = a.storage.typed(a.dtype.num);
  const start = byteOffset / data.BYTES_PER_ELEMENT;
  return data.subarray(start, start + count * components(a.dtype));
}

/** Set all elements to zero: sums start there, and memory is not promised to be clear. */
export function clear(data: Data): void {
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) data.fill(0n);
  else data.fill(0);
}
