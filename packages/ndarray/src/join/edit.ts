import { BroadcastError, ShapeError } from "@tsmem/core";
import { flat } from "../views/flat.ts";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { astype } from "../assign/astype.ts";
import { copy } from "../assign/copy.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { checkAxis, checkShape } from "../layout/shape.ts";
import { isCContiguous, isFContiguous } from "../layout/strides.ts";
import { getItem } from "../indexing/get-item.ts";
import type { NDArray } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import { join } from "./concatenate.ts";
import { partOf, withLeadingAxes } from "./parts.ts";
import { isSlice, type Positions, positionsOf } from "./positions.ts";
import type { EditedShape, Joinable, JoinedName, JoinedShape } from "../types/joined.ts";
import type { Shape } from "../types/shape.ts";

/**
 * Remove positions of an axis.
 *
 * @param positions - an integer, a list of integers, booleans, or a slice `[start, stop, step]` as
 *   `{ slice }`; negative integers count from the end
 * @param axis - default null, which removes elements of the flat array
 * @returns new array that owns its data
 * @throws {IndexError} a position outside the axis
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example remove(array([1, 2, 3]), 1) // array([1, 3])
 * @see numpy.delete (a reserved word here)
 */
export function remove<D extends string, S extends Shape = Shape, A extends number | null = null>(
  a: NDArray<D, S>,
  positions: Positions,
  axis?: A,
): NDArray<D, EditedShape<S, A>>;
export function remove(a: NDArray, positions: Positions, axis: number | null = null): NDArray {
  checkArray("remove", a);
  const { source, along } = flatOrAxis("remove", a, axis);
  const length = source.shape[along]!;
  const found = positionsOf("remove", positions, length, along);
  const gone = new Set(found.positions);
  if (!isSlice(positions) && (found.isMask || found.positions.length !== 1)) {
    // NumPy picks the rest with a mask, whose result may lie in another order.
    const keep = Array.from({ length }, (_, i) => !gone.has(i));
    const index = source.shape.map((_, axis) => (axis === along ? keep : ":"));
    return getItem(source, index) as NDArray;
  }
  if (gone.size === 0) return copy(source, { order: isFortran(source) ? "F" : "C" });
  const shape = [...source.shape];
  shape[along] = length - gone.size;
  const result = newArray("remove", shape, source.dtype, isFortran(source) ? "F" : "C");
  let to = 0;
  // Copy the runs between the removed positions.
  for (let from = 0; from < length;) {
    if (gone.has(from)) {
      from += 1;
      continue;
    }
    let end = from + 1;
    while (end < length && !gone.has(end)) end += 1;
    copyInto(
      "insert",
      partOf(result, along, to, end - from),
      partOf(source, along, from, end - from),
      "unsafe",
    );
    to += end - from;
    from = end;
  }
  return result;
}

/**
 * Insert values before positions of an axis.
 *
 * @param positions - as in `remove`, and the length of the axis for the end; they refer to `a` as given
 * @param values - broadcast to the inserted part, converted to the dtype of `a`
 * @param axis - default null, which inserts into the flat array
 * @returns new array that owns its data
 * @throws {IndexError} a position outside the axis
 * @throws {BroadcastError} values do not fit
 * @example insert(array([1, 3]), 1, 2) // array([1, 2, 3])
 * @see numpy.insert
 */
export function insert<D extends string, S extends Shape = Shape, A extends number | null = null>(
  a: NDArray<D, S>,
  positions: Positions,
  values: unknown,
  axis?: A,
): NDArray<D, EditedShape<S, A>>;
export function insert(
  a: NDArray,
  positions: Positions,
  values: unknown,
  axis: number | null = null,
): NDArray {
  checkArray("insert", a);
  const { source, along } = flatOrAxis("insert", a, axis);
  const length = source.shape[along]!;
  const found = positionsOf("insert", positions, length, along, true);
  const order = isFortran(source) ? "F" : "C";
  const given = astype(asarray(values), source.dtype, { copy: false });
  const ndim = source.shape.length;
  if (found.positions.length === 1) {
    let part = withLeadingAxes(given, ndim);
    // For one integer the values are rows of the axis, so their first axis moves there.
    if (found.isInteger) part = movedFirst(part, along);
    const count = part.shape[along]!;
    const at = found.positions[0]!;
    const result = enlarged(source, along, count, order);
    copyInto("insert", partOf(result, along, 0, at), partOf(source, along, 0, at), "unsafe");
    fill(partOf(result, along, at, count), part);
    copyInto(
      "insert",
      partOf(result, along, at + count, length - at),
      partOf(source, along, at, length - at),
      "unsafe",
    );
    return result;
  }
  const count = found.positions.length;
  const result = enlarged(source, along, count, order);
  const sorted = found.positions
    .map((at, i) => ({ at, i }))
    .sort((x, y) => x.at - y.at || x.i - y.i);
  const targetShape = [...source.shape];
  targetShape[along] = count;
  const part = broadcastTo(given, targetShape);
  let from = 0;
  sorted.forEach(({ at, i }, k) => {
    copyInto(
      "insert",
      partOf(result, along, from + k, at - from),
      partOf(source, along, from, at - from),
      "unsafe",
    );
    copyInto("insert", partOf(result, along, at + k, 1), partOf(part, along, i, 1), "unsafe");
    from = at;
  });
  const rest = length - from;
  copyInto(
    "insert",
    partOf(result, along, from + count, rest),
    partOf(source, along, from, rest),
    "unsafe",
  );
  return result;
}

/**
 * Put values behind an array.
 *
 * @param axis - default null, which joins both as if they were flat
 * @returns new array that owns its data
 * @throws {ShapeError} shapes differ except along `axis`
 * @see numpy.append
 */
export function append<const X extends NDArray, const V, A extends number | null = null>(
  a: X,
  values: V & Joinable<readonly [X, V], A>,
  axis?: A,
): NDArray<JoinedName<readonly [X, V], undefined>, JoinedShape<readonly [X, V], A>>;
export function append(a: NDArray, values: unknown, axis: number | null = null): NDArray {
  checkArray("append", a);
  return join("append", [a, asarray(values)], { axis });
}

function isFortran(a: NDArray): boolean {
  const { shape, strides, dtype } = a;
  return (
    isFContiguous(shape, strides, dtype.itemsize) && !isCContiguous(shape, strides, dtype.itemsize)
  );
}

function flatOrAxis(
  operation: string,
  a: NDArray,
  axis: number | null,
): { source: NDArray; along: number } {
  if (axis === null) return { source: a.shape.length === 1 ? a : flat(a), along: 0 };
  return { source: a, along: checkAxis(operation, axis, a.shape.length) };
}

function enlarged(source: NDArray, along: number, count: number, order: "C" | "F"): NDArray {
  const shape = [...source.shape];
  shape[along] = shape[along]! + count;
  return newArray("insert", checkShape("insert", shape), source.dtype, order);
}

function movedFirst(a: NDArray, along: number): NDArray {
  const axes = a.shape.map((_, i) => i).slice(1);
  axes.splice(along, 0, 0);
  return viewOf(
    a,
    axes.map((i) => a.shape[i]!),
    axes.map((i) => a.strides[i]!),
    a.byteOffset,
  );
}

function fill(target: NDArray, values: NDArray): void {
  copyInto("insert", target, broadcastTo(values, target.shape), "unsafe");
}

function broadcastTo(a: NDArray, shape: readonly number[]): NDArray {
  const missing = shape.length - a.shape.length;
  if (missing < 0) {
    throw new ShapeError("insert: the values have more axes than the array", { shape: a.shape });
  }
  const strides = shape.map((length, axis) => {
    const own = axis < missing ? 1 : a.shape[axis - missing]!;
    if (own === 1) return 0;
    if (own === length) return a.strides[axis - missing]!;
    throw new BroadcastError(
      `insert: could not broadcast input array from shape (${a.shape.join(",")}) into shape ` +
        `(${shape.join(",")}); values must fit the inserted part`,
      { shapes: [a.shape, shape] },
    );
  });
  return viewOf(a, shape, strides, a.byteOffset);
}
