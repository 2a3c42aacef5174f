import { ShapeError } from "@tsmem/core";
import { checkList, checkOrder } from "../arguments.ts";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { ValueError } from "../errors.ts";
import { broadcastShapes, checkShape, sizeOf, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import { type IndexMode, integerArrayOf, type Integers, numbersOf, placeOf } from "./integers.ts";
import { ravelNative, unravelNative } from "./native-positions.ts";

/**
 * Places in a flattened array as one array of places per axis.
 *
 * @param order - which axis runs fastest: the last (C, default) or the first (F)
 * @returns arrays of int64 with the shape of `indices`, interleaved in new memory
 * @throws {ValueError} a place outside the array
 */
export function unravelIndex(
  indices: unknown,
  shape: number | readonly number[],
  order: "C" | "F" = "C",
): NDArray<"int64">[] {
  checkOrder("unravelIndex", order);
  const lengths = checkShape("unravelIndex", shape);
  const size = sizeOf(lengths);
  const places = integerArrayOf("unravelIndex", indices);
  const found = newArray("unravelIndex", [...places.shape, lengths.length], int64);
  const axes = lengths.map((_, axis) => (order === "C" ? lengths.length - 1 - axis : axis));
  if (!unravelNative(places, lengths, axes, found)) {
    for (const [n, place] of numbersOf(places).entries()) {
      if (place < 0 || place >= size) {
        throw new ValueError(
          `unravelIndex: index ${place} is out of bounds for array with size ${size}`,
          { value: place },
        );
      }
      let rest = place;
      for (const axis of axes) {
        write(found, n * lengths.length + axis, rest % lengths[axis]!);
        rest = Math.floor(rest / lengths[axis]!);
      }
    }
  }
  const strides = found.strides.slice(0, -1);
  return lengths.map((_, axis) =>
    viewOf(found, [...places.shape], strides, found.byteOffset + axis * int64.itemsize),
  );
}

/**
 * One array of places per axis as places in the flattened array.
 *
 * @param indices - one per axis; they broadcast
 * @param mode - what a place outside its axis does; default `raise`
 * @throws {ValueError} a place outside its axis in mode `raise`
 */
export function ravelMultiIndex(
  indices: readonly unknown[],
  shape: number | readonly number[],
  mode: IndexMode = "raise",
  order: "C" | "F" = "C",
): NDArray<"int64"> {
  checkList("ravelMultiIndex", "indices", indices);
  checkOrder("ravelMultiIndex", order);
  const lengths = checkShape("ravelMultiIndex", shape);
  if (indices.length !== lengths.length) {
    throw new ShapeError(
      `ravelMultiIndex: parameter multi_index must be a sequence of length ${lengths.length}, one per axis of ${tupleText(lengths)}`,
      { shape: lengths },
    );
  }
  const given = indices.map((index) => integerArrayOf("ravelMultiIndex", index));
  const common = broadcastShapes(
    "ravelMultiIndex",
    given.map((list) => list.shape),
  );
  const result = newArray("ravelMultiIndex", common, int64);
  if (result.size > 0 && sizeOf(lengths) === 0) {
    throw new ValueError("ravelMultiIndex: cannot unravel if shape has zero entries (is empty).", {
      value: lengths,
    });
  }
  const steps = lengths.map((_, axis) =>
    sizeOf(order === "C" ? lengths.slice(axis + 1) : lengths.slice(0, axis)),
  );
  if (ravelNative(given, lengths, steps, mode, result)) return result;
  const lists = given.map((list) => ({ shape: list.shape, values: numbersOf(list) }));
  for (let n = 0; n < result.size; n++) {
    let place = 0;
    for (const [axis, list] of lists.entries()) {
      const index = list.values[repeated(n, common, list)]!;
      const length = lengths[axis]!;
      if (mode === "raise" && (index < 0 || index >= length)) {
        throw new ValueError("ravelMultiIndex: invalid entry in coordinates array", {
          value: index,
        });
      }
      place += placeOf("ravelMultiIndex", index, length, mode, axis) * steps[axis]!;
    }
    write(result, n, place);
  }
  return result;
}

function write(a: NDArray, n: number, value: number): void {
  (a.storage.typed(int64.num) as BigInt64Array)[a.byteOffset / 8 + n] = BigInt(value);
}

// The position in a list of what position n of the broadcast shape shows.
function repeated(n: number, common: readonly number[], { shape }: Integers): number {
  let rest = n;
  let position = 0;
  let step = 1;
  for (let axis = common.length - 1; axis >= 0; axis--) {
    const own = shape[axis - common.length + shape.length];
    const i = rest % common[axis]!;
    rest = Math.floor(rest / common[axis]!);
    if (own === undefined) continue;
    if (own !== 1) position += i * step;
    step *= own;
  }
  return position;
}
