import { IndexError } from "@tsmem/core";
import { sizeOf } from "../layout/shape.ts";
import { type Range, sliceLayout } from "../layout/slice.ts";
import type { NDArray } from "../ndarray.ts";
import { checkDims, type Index, type IndexItem, jointShape } from "./items.ts";

/**
 * What an advanced index selects: blocks of one basic layout, each at its own distance.
 *
 * Block k has the bytes at `block.byteOffset + offsets[k]`. In the result the axes of `joint` stand at
 * `place`, between those of the block.
 */
export interface Selection {
  /** Shape that the index arrays have together; the blocks are in its C order. */
  readonly joint: readonly number[];
  readonly offsets: Float64Array;
  readonly block: {
    readonly shape: readonly number[];
    readonly strides: readonly number[];
    readonly byteOffset: number;
  };
  readonly place: number;
}

/**
 * Resolve an index with arrays in it.
 *
 * @throws {IndexError} an integer out of bounds, or index arrays that do not broadcast
 */
export function select(
  operation: string,
  a: NDArray,
  items: readonly IndexItem[],
  index: readonly Index[],
): Selection {
  const { shape, strides } = a;
  const basic: (Range | null | number)[] = [];
  const lists: { axis: number; shape: readonly number[]; values: Float64Array }[] = [];
  const flags: boolean[] = [];
  let axis = 0;
  let place = 0;
  let blockAxes = 0;
  let last = -1;
  let isAdjacent = true;
  for (const [i, item] of items.entries()) {
    if (item.kind === "newaxis" || item.kind === "range") {
      basic.push(item.kind === "newaxis" ? null : item.range);
      blockAxes++;
      if (item.kind === "range") axis++;
      continue;
    }
    // Integers stand with the arrays: they decide whether the arrays are next to each other.
    if (last < 0) place = blockAxes;
    else if (last !== i - 1) isAdjacent = false;
    last = i;
    if (item.kind === "flag") {
      flags.push(item.value);
      continue;
    }
    basic.push(0);
    const values = item.kind === "integer" ? Float64Array.of(item.value) : item.values;
    lists.push({ axis, shape: item.kind === "integer" ? [] : item.shape, values });
    axis++;
  }
  const flagShapes = flags.map((value) => [value ? 1 : 0]);
  const joint = jointShape(operation, [...lists.map((list) => list.shape), ...flagShapes]);
  const count = sizeOf(joint);
  const isUsed = count > 0;
  const offsets = new Float64Array(count);
  for (const list of lists) {
    // Single integers must be in bounds even where nothing is selected.
    if (isUsed || list.shape.length === 0) {
      checkBounds(operation, list.values, list.axis, shape[list.axis]!);
    }
    addOffsets(offsets, joint, list, shape[list.axis]!, strides[list.axis]!);
  }
  // An axis that an array chooses from may be empty; then nothing is chosen.
  const lengths = shape.map((length, i) =>
    lists.some((list) => list.axis === i) ? Math.max(1, length) : length,
  );
  const block = sliceLayout(operation, lengths, strides, a.byteOffset, basic);
  checkDims(operation, joint.length + block.shape.length, index);
  return { joint, offsets, block, place: isAdjacent ? place : 0 };
}

function checkBounds(operation: string, values: Float64Array, axis: number, length: number): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value >= -length && value < length) continue;
    throw new IndexError(
      `${operation}: index ${value} is out of bounds for axis ${axis} with size ${length}`,
      { index: value },
    );
  }
}

function addOffsets(
  offsets: Float64Array,
  joint: readonly number[],
  list: { readonly shape: readonly number[]; readonly values: Float64Array },
  length: number,
  stride: number,
): void {
  const { values } = list;
  if (values.length === 1) {
    const only = values[0]! < 0 ? values[0]! + length : values[0]!;
    for (let k = 0; k < offsets.length; k++) offsets[k]! += only * stride;
    return;
  }
  const steps = listSteps(joint, list.shape);
  const isPlain = values.length === offsets.length;
  for (let k = 0; k < offsets.length; k++) {
    const value = values[isPlain ? k : placeIn(k, joint, steps)]!;
    offsets[k]! += (value < 0 ? value + length : value) * stride;
  }
}

/** Steps in a C-order list of `shape` per axis of `joint`; 0 where the list is repeated. */
function listSteps(joint: readonly number[], shape: readonly number[]): number[] {
  const steps = new Array<number>(joint.length).fill(0);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1) steps[joint.length - shape.length + i] = step;
    step *= shape[i]!;
  }
  return steps;
}

function placeIn(k: number, joint: readonly number[], steps: readonly number[]): number {
  let place = 0;
  for (let axis = joint.length - 1; axis >= 0; axis--) {
    const length = joint[axis]!;
    place += (k % length) * steps[axis]!;
    k = Math.floor(k / length);
  }
  return place;
}
