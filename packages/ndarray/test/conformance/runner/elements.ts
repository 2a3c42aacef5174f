import type { NDArray } from "../../../src/ndarray.ts";

/** Byte positions of all elements in C order. */
export function positions(a: NDArray): number[] {
  let at = [a.byteOffset];
  for (const [axis, length] of a.shape.entries()) {
    const stride = a.strides[axis]!;
    at = at.flatMap((start) => Array.from({ length }, (_, i) => start + i * stride));
  }
  return at;
}

/** All elements in C order, read one by one through the dtype's codec and nothing else. */
export function elements(a: NDArray): unknown[] {
  const at = positions(a);
  if (at.length === 0) return [];
  const { view } = a.storage;
  return at.map((position) => a.dtype.codec.read(view, position));
}

/** The bytes that the elements of an array occupy, as positions in its buffer. */
export function occupied(a: NDArray): { buffer: ArrayBufferLike | undefined; bytes: Set<number> } {
  const bytes = new Set<number>();
  for (const start of positions(a)) for (let i = 0; i < a.itemsize; i += 1) bytes.add(start + i);
  return { buffer: bytes.size === 0 ? undefined : a.storage.view.buffer, bytes };
}

/** Whether two arrays have a byte in common, decided without the library's own overlap test. */
export function shareBytes(a: NDArray, b: NDArray): boolean {
  const left = occupied(a);
  const right = occupied(b);
  if (left.buffer === undefined || left.buffer !== right.buffer) return false;
  for (const byte of left.bytes) if (right.bytes.has(byte)) return true;
  return false;
}
