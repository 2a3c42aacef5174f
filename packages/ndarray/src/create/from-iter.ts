import { type AllocatorLike, InvalidArgumentError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { shown } from "../dtype/convert.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { float64 } from "../dtype/builtin.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { ValueError } from "../errors.ts";
import { checkShape } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import type { Storage } from "../storage/storage.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { newArray } from "./empty.ts";

/** Options of `fromIter`. */
export interface FromIterOptions<T extends DTypeLike = DTypeLike> {
  /** Default float64; it is not discovered from the items. */
  readonly dtype?: T & ExistingDType<T>;
  /** Items to take; below 0 all of them, which is the default. */
  readonly count?: number;
  readonly allocator?: AllocatorLike;
}

/**
 * A new array of one axis from what an iterable gives, item by item, without a list of all of them.
 *
 * With a count the memory is taken once, and nothing beyond the last item is asked of the iterable. Without
 * one the memory doubles as items come, and the result is a copy of the right length.
 *
 * @param items - one value per element, converted to the dtype
 * @returns new array that owns its data, shape (count) or (number of items)
 * @throws {ValueError} the iterable ends before `count` items, or a text dtype has no length
 * @throws {OverflowError} an integer that does not fit the dtype
 * @throws {AllocationError} no memory
 * @example fromIter(new Set([3, 1, 2]), { dtype: "int32" }) // array([3, 1, 2], dtype=int32)
 * @see numpy.fromiter
 */
export function fromIter<const D extends DTypeLike = "float64">(
  items: Iterable<unknown>,
  options: FromIterOptions<D> = {},
): NDArray<DTypeName<D>, readonly [number]> {
  checkOptions("fromIter", options);
  const { count = -1, allocator } = options;
  const dtype = dtypeOf(options.dtype ?? float64);
  const iterator = iteratorOf(items);
  if (!Number.isSafeInteger(count)) {
    throw new InvalidArgumentError(`fromIter: count ${shown(count)} is not an integer`, {
      value: count,
    });
  }
  if (dtype.itemsize === 0 && dtype.num !== nums.void) {
    throw new ValueError(
      `fromIter: Must specify length when using variable-size data-type; give "${dtype.kind}" a length, such as "${dtype.kind}8"`,
      { value: options.dtype },
    );
  }
  const isCounted = count >= 0;
  let array = vector(isCounted ? count : 16, dtype, allocator);
  let length = 0;
  try {
    for (const item of count === 0 ? [] : iterator) {
      if (length === array.shape[0]) array = resized(array, length, 2 * length);
      array.store(array.byteOffset + length * dtype.itemsize, item);
      length += 1;
      if (length === count) break;
    }
    if (length < count) {
      throw new ValueError(
        `fromIter: iterator too short: Expected ${count} but iterator had only ${length} items; ` +
          "give a smaller count, or none",
        { value: count },
      );
    }
  } catch (error) {
    array.dispose();
    throw error;
  }
  const result = isCounted ? array : resized(array, length, length, allocator);
  return result as NDArray<DTypeName<D>, readonly [number]>;
}

function vector(length: number, dtype: DType, allocator?: AllocatorLike): NDArray {
  return newArray("fromIter", checkShape("fromIter", length), dtype, "C", allocator);
}

/** The first `length` elements in an array of `capacity`; the old one is released. */
function resized(
  array: NDArray,
  length: number,
  capacity: number,
  allocator?: AllocatorLike,
): NDArray {
  const { dtype, byteOffset, storage } = array;
  const other = vector(capacity, dtype, allocator);
  const end = byteOffset + length * dtype.itemsize;
  bytesOf(other.storage).set(bytesOf(storage).subarray(byteOffset, end), other.byteOffset);
  array.dispose();
  return other;
}

function bytesOf(storage: Storage): Uint8Array {
  return storage.typed(nums.uint8) as Uint8Array;
}

function iteratorOf(items: Iterable<unknown>): Iterable<unknown> {
  const isOne = isArray(items) && items.ndim === 0;
  let iterator: Iterator<unknown> | undefined;
  let cause: unknown;
  try {
    iterator = isOne ? undefined : items[Symbol.iterator]();
  } catch (error) {
    cause = error; // no iterable, or a typed array whose buffer is detached
  }
  if (typeof iterator?.next === "function") {
    const given = iterator;
    return { [Symbol.iterator]: () => given };
  }
  throw new InvalidArgumentError(
    `fromIter: ${isOne ? "iteration over a 0-d array" : `${shown(items)} object is not iterable`}; give a list, a set or a generator`,
    { value: items, cause },
  );
}
