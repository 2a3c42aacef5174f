import { CastError, IndexError, ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { checkCast } from "../assign/check-cast.ts";
import { astype } from "../assign/astype.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { nums } from "../dtype/dtype.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";
import { compareOf } from "./engine/compare.ts";

/** What `searchsorted` takes beside the arrays. */
export interface SearchOptions {
  /** Before ("left", the default) or behind ("right") equal elements. */
  readonly side?: "left" | "right";
  /** Positions that sort `a`, such as argsort gives. */
  readonly sorter?: unknown;
}

/**
 * Find where values belong in a sorted array.
 *
 * @param a - one axis, ascending (or so after `sorter`); NaN last
 * @param values - array of any shape, or one value
 * @returns int64 positions of the shape of `values`; one bigint for one value
 * @throws {ShapeError} `a` has not one axis, or the sorter another length
 * @throws {DTypeError} the dtypes have no common one
 * @example searchsorted(array([1, 2, 3]), 2.5) // 2n
 * @see numpy.searchsorted
 */
export function searchsorted(
  a: NDArray,
  values: unknown,
  options: SearchOptions = {},
): NDArray<"int64"> | bigint {
  checkArray("searchsorted", a, options);
  const found = searchsortedArray(a, values, options);
  return found.shape.length === 0 ? (found.load(found.byteOffset) as bigint) : found;
}

/** `searchsorted` that gives an array without axes for one value. */
export function searchsortedArray(
  a: NDArray,
  values: unknown,
  { side = "left", sorter }: SearchOptions,
): NDArray<"int64"> {
  const needles = asarray(values);
  // A sentence about the common dtype comes before the ones about shapes, as in NumPy.
  const dtype = promoteDTypes(a.dtype, needles.dtype);
  if (a.shape.length !== 1) {
    const deep = a.shape.length > 1;
    throw new ShapeError(
      `searchsorted: object ${deep ? "too deep" : "of too small depth"} for desired array; ` +
        `give one axis, not ${a.shape.length}`,
      { shape: a.shape },
    );
  }
  const given: string = side;
  if (given !== "left" && given !== "right") {
    throw new ValueError(
      `searchsorted: search side must be 'left' or 'right' (got ${shown(side)})`,
      { value: side },
    );
  }
  const order = sorter === undefined ? null : sorterOf(sorter, a.shape[0]!);
  checkCast("searchsorted", a.dtype, dtype, "safe");
  checkCast("searchsorted", needles.dtype, dtype, "safe");
  const hay = astype(a, dtype, { copy: false });
  const sought = astype(needles, dtype, { copy: false, order: "C" });
  const result = newArray("searchsorted", needles.shape, int64);
  const count = needles.size;
  const positions = result.storage.typed(int64.num) as BigInt64Array;
  const start = result.byteOffset / 8;
  const isBefore = beforeTest(hay, sought, order, side);
  const isLater = laterTest(sought, side);
  search(a.shape[0]!, count, isBefore, isLater, (i, position) => {
    positions[start + i] = BigInt(position);
  });
  return result;
}

/**
 * The binary searches. Bounds carry over from one value to the next, which pays when the values are
 * sorted and decides what unsorted arrays give.
 */
function search(
  length: number,
  count: number,
  isBefore: (position: number, needle: number) => boolean,
  isLater: (needle: number) => boolean,
  store: (needle: number, position: number) => void,
): void {
  let low = 0;
  let high = length;
  for (let i = 0; i < count; i++) {
    if (i > 0 && isLater(i)) high = length;
    else {
      low = 0;
      high = high < length ? high + 1 : length;
    }
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (isBefore(middle, i)) low = middle + 1;
      else high = middle;
    }
    store(i, low);
  }
}

function beforeTest(
  hay: NDArray,
  sought: NDArray,
  order: Int32Array | null,
  side: "left" | "right",
): (position: number, needle: number) => boolean {
  const stride = hay.strides[0]!;
  if (hay.access === nums.float64 && order === null) {
    const a = hay.storage.typed(nums.float64) as Float64Array;
    const b = sought.storage.typed(nums.float64) as Float64Array;
    const step = stride / 8;
    const from = hay.byteOffset / 8;
    const first = sought.byteOffset / 8;
    return side === "left"
      ? (position, needle) => isLess(a[from + position * step]!, b[first + needle]!)
      : (position, needle) => !isLess(b[first + needle]!, a[from + position * step]!);
  }
  const compare = compareOf(hay.dtype);
  const left = hay.storage.view;
  const right = sought.storage.view;
  const { itemsize } = hay.dtype;
  const bound = side === "left" ? 0 : 1;
  return (position, needle) => {
    const at = order === null ? position : order[position]!;
    const verdict = compare(
      left,
      hay.byteOffset + at * stride,
      right,
      sought.byteOffset + needle * itemsize,
    );
    return verdict < bound;
  };
}

function isLess(x: number, y: number): boolean {
  return x < y || (Number.isNaN(y) && !Number.isNaN(x));
}

/** Tells whether a needle comes behind the one before it, so that the lower bound still holds. */
function laterTest(sought: NDArray, side: "left" | "right"): (needle: number) => boolean {
  const compare = compareOf(sought.dtype);
  const { view } = sought.storage;
  const { itemsize } = sought.dtype;
  const bound = side === "left" ? 0 : 1;
  return (needle) => {
    const at = sought.byteOffset + needle * itemsize;
    return compare(view, at - itemsize, view, at) < bound;
  };
}

function sorterOf(sorter: unknown, length: number): Int32Array {
  const given = asarray(sorter);
  const isPlain = Array.isArray(sorter);
  if (!"iu".includes(given.dtype.kind) && !(isPlain && sorter.every(Number.isInteger))) {
    throw new CastError("searchsorted: sorter must only contain integers", {
      from: given.dtype,
      to: int64,
    });
  }
  if (given.shape.length !== 1 || given.shape[0] !== length) {
    throw new ShapeError(
      `searchsorted: sorter.size must equal a.size: ${given.size} and ${length}`,
      { shape: given.shape },
    );
  }
  return Int32Array.from({ length }, (_, i) => {
    const at = Number(given.load(given.byteOffset + i * given.strides[0]!));
    if (at >= 0 && at < length) return at;
    throw new IndexError(`searchsorted: Sorter index out of range: ${at} of ${length}`, {
      index: at,
    });
  });
}
