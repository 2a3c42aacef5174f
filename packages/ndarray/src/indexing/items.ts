import { IndexError } from "@tsmem/core";
import { asarray } from "../create/array.ts";
import { shown } from "../dtype/convert.ts";
import { leavesOf } from "../dtype/leaves.ts";
import { Scalar } from "../dtype/scalar.ts";
import { maxDims, tupleText } from "../layout/shape.ts";
import { parseIndex, type Range } from "../layout/slice.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { integerArrayOf, numbersOf } from "./integers.ts";
import { alongAxes, truePlaces } from "./nonzero.ts";

/** Integers that choose along one axis, in C order of `shape`. */
export interface IntegerList {
  readonly kind: "integers";
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** A boolean without axes: an axis of length 1 or 0 that takes none of the array's. */
export interface Flag {
  readonly kind: "flag";
  readonly value: boolean;
}

/** One item of an index after reading, with everything that it consumes known. */
export type IndexItem =
  | { readonly kind: "integer"; readonly value: number }
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "newaxis" }
  | IntegerList
  | Flag;

type RawItem =
  IndexItem | { readonly kind: "ellipsis" } | { readonly kind: "mask"; readonly mask: NDArray };

/** Anything that NumPy takes between the brackets. */
export type Index = unknown;

const everything: Range = [];

/**
 * Read an index of any kind for an array: ellipses and missing items become full ranges, boolean arrays
 * the integers where they are true.
 *
 * Lists are index arrays here, as in NumPy; ranges are written `"start:stop:step"`.
 *
 * @throws {IndexError} not an index, too many items, a boolean array of another shape
 */
export function readIndex(
  operation: string,
  shape: readonly number[],
  index: readonly Index[],
): IndexItem[] {
  const raw: RawItem[] = index.flatMap((item) => readItem(operation, item));
  let used = 0;
  let ellipses = 0;
  for (const item of raw) {
    if (item.kind === "mask") used += item.mask.shape.length;
    else if (item.kind === "ellipsis") ellipses++;
    else if (item.kind !== "newaxis" && item.kind !== "flag") used++;
  }
  if (ellipses > 1) {
    throw new IndexError(`${operation}: an index can only have a single ellipsis ('...')`, {
      index,
    });
  }
  const missing = shape.length - used;
  if (missing < 0) {
    throw new IndexError(
      `${operation}: too many indices for array: array is ${shape.length}-dimensional, but ${used} were indexed`,
      { index },
    );
  }
  if (ellipses === 0) raw.push({ kind: "ellipsis" });
  const items: IndexItem[] = [];
  let axis = 0;
  for (const item of raw) {
    if (item.kind === "ellipsis") {
      for (let i = 0; i < missing; i++) items.push({ kind: "range", range: everything });
      axis += missing;
    } else if (item.kind === "mask") {
      items.push(...maskItems(operation, item.mask, shape, axis));
      axis += item.mask.shape.length;
    } else {
      items.push(item);
      if (item.kind !== "newaxis" && item.kind !== "flag") axis++;
    }
  }
  return items;
}

function readItem(operation: string, item: Index): RawItem | RawItem[] {
  if (typeof item === "number" || typeof item === "bigint") return integer(operation, item);
  if (item === null) return { kind: "newaxis" };
  if (typeof item === "boolean") return { kind: "flag", value: item };
  if (typeof item === "string") {
    return parseIndex(operation, item).map((part): RawItem => {
      if (part === null) return { kind: "newaxis" };
      if (part === "...") return { kind: "ellipsis" };
      return typeof part === "number"
        ? { kind: "integer", value: part }
        : { kind: "range", range: part };
    });
  }
  if (item instanceof Scalar) return scalarItem(operation, item);
  if (isArray(item)) return arrayItem(operation, item);
  if (typeof item !== "object") throw notAnIndex(operation, item);
  return arrayItem(operation, Array.isArray(item) ? listArray(operation, item) : asarray(item));
}

function integer(operation: string, value: number | bigint): RawItem {
  const number = Number(value);
  if (Number.isInteger(number)) return { kind: "integer", value: number };
  throw notAnIndex(operation, value);
}

function scalarItem(operation: string, { dtype, value }: Scalar): RawItem {
  if (dtype.kind === "b") return { kind: "flag", value: value === true };
  if (dtype.kind === "i" || dtype.kind === "u") return integer(operation, value as number | bigint);
  throw notAnIndex(operation, value);
}

/** Lists of integers or booleans; an empty list is one of integers. */
function listArray(operation: string, item: readonly unknown[]): NDArray {
  // Most lists are flat ones of whole numbers, which need no look at what they nest.
  if (item.length > 0 && item.every(Number.isSafeInteger)) return integerArrayOf(operation, item);
  const flat = leavesOf(operation, item);
  if (flat.every((value) => Number.isInteger(value) || typeof value === "bigint")) {
    return asarray(
      mapLeaves(item, (value) => BigInt(value as number | bigint)),
      { dtype: "int64" },
    );
  }
  return asarray(item);
}

function mapLeaves(values: unknown, convert: (value: unknown) => unknown): unknown {
  return Array.isArray(values) ? values.map((value) => mapLeaves(value, convert)) : convert(values);
}

function arrayItem(operation: string, array: NDArray): RawItem {
  const { dtype, shape } = array;
  if (dtype.kind === "b") {
    return shape.length === 0
      ? { kind: "flag", value: array.get() === true }
      : { kind: "mask", mask: array };
  }
  if (dtype.kind !== "i" && dtype.kind !== "u") {
    throw new IndexError(
      `${operation}: arrays used as indices must be of integer (or boolean) type, not ${dtype.toString()}`,
      { index: array },
    );
  }
  if (shape.length === 0) return integer(operation, array.get() as number | bigint);
  return { kind: "integers", shape, values: numbersOf(array) };
}

/** The integers along each axis where a boolean array is true. */
function maskItems(
  operation: string,
  mask: NDArray,
  shape: readonly number[],
  axis: number,
): IntegerList[] {
  const covered = shape.slice(axis, axis + mask.shape.length);
  // NumPy takes a mask of no length for an axis of any.
  const wrong = mask.shape.findIndex((length, i) => length !== covered[i] && length !== 0);
  if (wrong >= 0) {
    throw new IndexError(
      `${operation}: boolean index did not match indexed array along axis ${axis + wrong}; size of axis is ` +
        `${covered[wrong]!} but size of corresponding boolean axis is ${mask.shape[wrong]!}`,
      { index: mask },
    );
  }
  return nonzeroLists(mask).map((values) => ({ kind: "integers", shape: [values.length], values }));
}

/** For each axis the indices of the true elements of a boolean array, in C order. */
export function nonzeroLists(mask: NDArray): Float64Array[] {
  return alongAxes(mask.shape, truePlaces(mask));
}

/** Tell whether an integer of an index was given as an array without axes; NumPy copies then. */
export function hasScalarArray(index: readonly Index[]): boolean {
  return index.some((item) => isArray(item) && item.shape.length === 0 && item.dtype.kind !== "b");
}

/** Tell whether items need a copy: anything but integers, ranges and new axes. */
export function isAdvanced(items: readonly IndexItem[]): boolean {
  return items.some(({ kind }) => kind === "integers" || kind === "flag");
}

/** Refuse results with more axes than arrays can have. */
export function checkDims(operation: string, ndim: number, index: readonly Index[]): void {
  if (ndim <= maxDims) return;
  throw new IndexError(
    `${operation}: number of dimensions must be within [0, ${maxDims}], indexing result would have ${ndim}`,
    { index },
  );
}

function notAnIndex(operation: string, item: unknown): IndexError {
  return new IndexError(
    `${operation}: only integers, slices (":"), ellipsis ("..."), null and integer or boolean arrays are valid ` +
      `indices, not ${shown(item)}`,
    { index: item },
  );
}

/** The shape that index arrays have together. */
export function jointShape(operation: string, shapes: readonly (readonly number[])[]): number[] {
  const ndim = shapes.reduce((most, shape) => Math.max(most, shape.length), 0);
  const joint = new Array<number>(ndim).fill(1);
  for (const shape of shapes) {
    for (const [i, length] of shape.entries()) {
      const axis = ndim - shape.length + i;
      if (length === 1 || length === joint[axis]) continue;
      if (joint[axis] !== 1) {
        throw new IndexError(
          `${operation}: shape mismatch: indexing arrays could not be broadcast together with shapes ` +
            shapes.map(tupleText).join(" "),
          { index: shapes },
        );
      }
      joint[axis] = length;
    }
  }
  return joint;
}
