import type { NDArray } from "../ndarray.ts";
import { isComplex } from "../dtype/complex.ts";

/** Call `visit` with each element's truth in C order. Text is true unless it is empty. */
export function forEachTruth(a: NDArray, visit: (isTrue: boolean, n: number) => void): void {
  if (a.size === 0) return;
  const { view } = a.storage;
  const { codec } = a.dtype;
  let n = 0;
  const walk = (at: number, axis: number): void => {
    if (axis === a.ndim) {
      visit(isTrue(codec.read(view, at)), n++);
      return;
    }
    for (let i = 0; i < a.shape[axis]!; i++) walk(at + i * a.strides[axis]!, axis + 1);
  };
  walk(a.byteOffset, 0);
}

/** Whether a value counts as true: not 0, not empty, NaN included; a record when one of its fields is. */
export function isTrue(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    if (isComplex(value)) return value.re !== 0 || value.im !== 0;
    if (value instanceof Uint8Array) return value.some((byte) => byte !== 0);
    return Object.values(value).flat(Infinity).some(isTrue);
  }
  return Number.isNaN(value) || Boolean(value);
}
