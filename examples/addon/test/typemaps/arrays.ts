import { type ArrayDescriptor, type ArrayLikeObject, arraySymbol } from "@tsmem/core";
import type { NativeScalar } from "@tsmem/native";
import type { DType } from "./dtypes.ts";

export type Order = "C" | "F";

export interface Arrangement {
  readonly order?: Order;
  readonly isBigEndian?: boolean;
  /** Elements of room per element: 2 leaves a gap after each. */
  readonly spread?: number;
  /** Bytes before the first element. */
  readonly offset?: number;
  readonly readonly?: boolean;
}

export function product(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** Byte strides of a gapless array, times `spread`. */
export function stridesOf(
  shape: readonly number[],
  itemsize: number,
  order: Order,
  spread = 1,
): number[] {
  const strides = new Array<number>(shape.length).fill(0);
  const axes = [...shape.keys()];
  if (order === "C") axes.reverse();
  let step = itemsize * spread;
  for (const axis of axes) {
    strides[axis] = step;
    step *= Math.max(shape[axis]!, 1);
  }
  return strides;
}

/** Every index of a shape, in C or Fortran order. */
export function indices(shape: readonly number[], order: Order = "C"): number[][] {
  const walked = order === "C" ? shape : [...shape].reverse();
  let all: number[][] = [[]];
  for (const length of walked) {
    all = all.flatMap((index) => Array.from({ length }, (_, i) => [...index, i]));
  }
  return order === "C" ? all : all.map((index) => index.reverse());
}

/** The value that the tests put at an index, whatever the memory looks like. */
export function valueAt(
  dtype: DType,
  shape: readonly number[],
  index: readonly number[],
): NativeScalar {
  const position = index.reduce((sum, i, axis) => sum * shape[axis]! + i, 0);
  return dtype.pattern(3 * position + 1);
}

/** An object of the array protocol, and how to read it back from its memory. */
export interface TestArray extends ArrayLikeObject {
  readonly shape: readonly number[];
  at(index: readonly number[]): NativeScalar;
  bytes(): Uint8Array;
}

export function makeArray(
  dtype: DType,
  shape: readonly number[],
  arrangement: Arrangement = {},
): TestArray {
  const { order = "C", isBigEndian = false, spread = 1, offset = 0 } = arrangement;
  const strides = stridesOf(shape, dtype.itemsize, order, spread);
  const buffer = new ArrayBuffer(offset + product(shape) * dtype.itemsize * spread);
  const view = new DataView(buffer);
  const place = (index: readonly number[]): number =>
    index.reduce((at, i, axis) => at + i * strides[axis]!, offset);
  for (const index of indices(shape)) {
    dtype.write(view, place(index), valueAt(dtype, shape, index), !isBigEndian);
  }
  const descriptor: ArrayDescriptor = {
    buffer,
    byteOffset: offset,
    dtype: isBigEndian && dtype.part > 1 ? `>${dtype.name}` : dtype.name,
    shape,
    strides,
    readonly: arrangement.readonly ?? false,
  };
  return {
    [arraySymbol]: descriptor,
    shape,
    at: (index) => dtype.read(view, place(index)),
    bytes: () => new Uint8Array(buffer),
  };
}

type Nested = NativeScalar | Nested[];

/** The same values as nested lists. */
export function makeList(dtype: DType, shape: readonly number[]): Nested[] {
  const nest = (index: readonly number[]): Nested =>
    index.length === shape.length
      ? valueAt(dtype, shape, index)
      : Array.from({ length: shape[index.length]! }, (_, i) => nest([...index, i]));
  return nest([]) as Nested[];
}

/** What C computes over the values when it sees them in the given order. */
export function checksum(dtype: DType, shape: readonly number[], order: Order): number {
  return indices(shape, order).reduce(
    (sum, index, k) => sum + (k + 1) * dtype.weigh(valueAt(dtype, shape, index)),
    0,
  );
}
