import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { Data } from "../storage/memory.ts";
import { sortAxes, stridesAlong } from "./axes.ts";
import { itemsOf, runTwo } from "./run-loops.ts";

/** A copy in a dtype to which the elements cast safely, with axes in the order of the original. */
export function widened(name: string, array: NDArray, num: number): NDArray {
  const { shape } = array;
  const dtype = builtinOf(num);
  const strides = stridesAlong(shape, sortAxes(shape, [array.strides]), dtype.itemsize);
  const copy = newResult(name, shape, strides, dtype);
  if (sizeOf(shape) > 0) {
    runTwo(widen, shape, [itemsOf(array, shape), itemsOf(copy, shape)]);
  }
  return copy;
}

/** A loop that copies native numbers into a dtype to which they cast safely. */
export function widen(
  n: number,
  a: Data,
  ai: number,
  sa: number,
  o: Data,
  oi: number,
  so: number,
): void {
  if (sa === 1 && so === 1 && typeof o[oi] === typeof a[ai]) {
    (o as Float64Array).set((a as Float64Array).subarray(ai, ai + n), oi);
    return;
  }
  const isBig = typeof o[oi] === "bigint";
  for (; n > 0; n--, ai += sa, oi += so) o[oi] = isBig ? BigInt(a[ai]!) : Number(a[ai]!);
}
