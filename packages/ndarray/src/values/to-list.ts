import { checkArray } from "../arguments.ts";
import { bytewise } from "../layout/access.ts";
import type { NDArray } from "../ndarray.ts";
import type { ListOf } from "../types/rows.ts";
import type { NameOf } from "../types/dtypes.ts";
import type { Element } from "../types/element.ts";
import type { Data } from "../storage/memory.ts";

/** Nested lists of elements, one level per axis. */
export type NestedList = Element | NestedList[];

/**
 * The elements as nested lists, one level per axis; the element itself for an array without axes.
 *
 * @returns plain JavaScript values; nothing shares memory with `a`
 * @throws {ReleasedError} `a` was released
 */
export function toArray<X extends NDArray>(a: X): ListOf<NameOf<X>, X["shape"]>;
export function toArray(a: NDArray): NestedList {
  checkArray("toArray", a);
  const { shape, strides, byteOffset, access } = a;
  a.storage.check();
  const isPlain = access !== bytewise && access > 0 && access < 12 && access !== 9;
  if (!isPlain || shape.length === 0) return level(a, 0, byteOffset);
  const data = a.storage.typed(access);
  const unit = data.BYTES_PER_ELEMENT;
  const steps = strides.map((stride) => stride / unit);
  return numbers(data, shape, steps, 0, byteOffset / unit);
}

function numbers(
  data: Data,
  shape: readonly number[],
  steps: readonly number[],
  axis: number,
  at: number,
): NestedList[] {
  const length = shape[axis]!;
  const step = steps[axis]!;
  const list = new Array<NestedList>(length);
  if (axis === shape.length - 1) {
    if (data instanceof Float64Array) fillFloats(list, data, at, step);
    else for (let i = 0; i < length; i++, at += step) list[i] = data[at]!;
    return list;
  }
  for (let i = 0; i < length; i++, at += step) list[i] = numbers(data, shape, steps, axis + 1, at);
  return list;
}

function fillFloats(list: NestedList[], data: Float64Array, at: number, step: number): void {
  for (let i = 0; i < list.length; i++, at += step) list[i] = data[at]!;
}

function level(a: NDArray, axis: number, at: number): NestedList {
  if (axis === a.shape.length) return a.load(at) as Element;
  const list = new Array<NestedList>(a.shape[axis]!);
  for (let i = 0; i < list.length; i++) list[i] = level(a, axis + 1, at + i * a.strides[axis]!);
  return list;
}
