import { sliceOf } from "./python-slice.ts";

/** A plain array to compare with: its shape, and for each element in C order the cell that it stands for. */
export interface Model {
  readonly shape: readonly number[];
  readonly cells: readonly number[];
}

/** An array of `shape` whose elements are the cells 0, 1, 2, … */
export function modelOf(shape: readonly number[]): Model {
  return { shape, cells: Array.from({ length: sizeOf(shape) }, (_, i) => i) };
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Every index of a shape, in C order. */
export function indicesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) =>
      all.flatMap((head) => Array.from({ length }, (_, i) => [...head, i] as number[])),
    [[]],
  );
}

/** The model of an array of `shape` whose element at each index is that of `source` at `from(index)`. */
function mapped(
  source: Model,
  shape: readonly number[],
  from: (index: readonly number[]) => readonly number[],
): Model {
  return {
    shape,
    cells: indicesOf(shape).map((index) => source.cells[placeOf(source.shape, from(index))]!),
  };
}

function placeOf(shape: readonly number[], index: readonly number[]): number {
  return shape.reduce((place, length, axis) => place * length + index[axis]!, 0);
}

export function transposed(source: Model, axes: readonly number[]): Model {
  const shape = axes.map((axis) => source.shape[axis]!);
  return mapped(source, shape, (index) =>
    source.shape.map((_, axis) => index[axes.indexOf(axis)]!),
  );
}

/** One axis replaced by the places that a Python slice takes from it. */
export function sliced(
  source: Model,
  axis: number,
  range: readonly [number | null, number | null, number | null],
): Model {
  const places = sliceOf(source.shape[axis]!, ...range);
  return mapped(source, source.shape.with(axis, places.length), (index) =>
    index.with(axis, places[index[axis]!]!),
  );
}

export function picked(source: Model, axis: number, place: number): Model {
  return mapped(source, source.shape.toSpliced(axis, 1), (index) =>
    index.toSpliced(axis, 0, place),
  );
}

export function expanded(source: Model, axis: number): Model {
  return reshaped(source, source.shape.toSpliced(axis, 0, 1));
}

export function reshaped(source: Model, shape: readonly number[]): Model {
  return { shape, cells: source.cells };
}

export function diagonalOf(source: Model, offset: number, axis1: number, axis2: number): Model {
  const rest = source.shape
    .map((_, axis) => axis)
    .filter((axis) => axis !== axis1 && axis !== axis2);
  let length = 0;
  const [rows, columns] = [source.shape[axis1]!, source.shape[axis2]!];
  const first = Math.max(0, -offset);
  while (first + length < rows && first + length + offset < columns) length++;
  return mapped(source, [...rest.map((axis) => source.shape[axis]!), length], (index) => {
    const at = first + index.at(-1)!;
    return source.shape.map((_, axis) =>
      axis === axis1 ? at : axis === axis2 ? at + offset : index[rest.indexOf(axis)]!,
    );
  });
}
