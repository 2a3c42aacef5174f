import type { AllocatorLike } from "@tsmem/core";
import { checkOptions, checkOrder } from "../arguments.ts";
import { float64 } from "../dtype/builtin.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { accessOf } from "../layout/access.ts";
import { checkShape, sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { NDArray } from "../ndarray.ts";
import { allocateResult, allocateStorage } from "../storage/allocate.ts";
import type { Storage } from "../storage/storage.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { ShapeOf } from "../types/axes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import type { Shape } from "../types/shape.ts";

/** Memory order of a new array: rows first (C) or columns first (F). */
export type Order = "C" | "F";

/** Options of the functions that make new arrays. */
export interface CreateOptions<T extends DTypeLike = DTypeLike> {
  /** Default float64. */
  readonly dtype?: T & ExistingDType<T>;
  /** Default C. */
  readonly order?: Order;
  /** Who gives the memory, such as a Pool; default V8-owned memory. */
  readonly allocator?: AllocatorLike;
}

/**
 * A new array for results, of a checked shape. Zeroed, whatever the name: fresh memory is.
 *
 * @internal
 */
export function newArray<D extends string, S extends Shape>(
  operation: string,
  shape: S,
  dtype: DType<D>,
  order: Order = "C",
  allocator?: AllocatorLike,
): NDArray<D, S> {
  return newArrayWithStrides(
    operation,
    shape,
    contiguousStrides(shape, dtype.itemsize, order),
    dtype,
    allocator,
  );
}

/**
 * A new array whose memory follows the given strides, which leave no gaps and start at the first byte.
 *
 * @internal
 */
export function newArrayWithStrides<D extends string, S extends Shape>(
  operation: string,
  shape: S,
  strides: readonly number[],
  dtype: DType<D>,
  allocator?: AllocatorLike,
): NDArray<D, S> {
  const storage = allocateStorage(operation, sizeOf(shape), dtype.itemsize, allocator);
  return arrayOver(storage, shape, strides, dtype);
}

function arrayOver<D extends string, S extends Shape>(
  storage: Storage,
  shape: S,
  strides: readonly number[],
  dtype: DType<D>,
): NDArray<D, S> {
  const at = storage.byteStart;
  const access = accessOf(dtype, shape, strides, at);
  return new NDArray<D, S>(dtype, shape, strides, at, storage, null, access, true);
}

/**
 * A new array for a result of which every element will be written: large ones hold anything until then.
 *
 * @internal
 */
export function newResult<D extends string, S extends Shape>(
  operation: string,
  shape: S,
  strides: readonly number[],
  dtype: DType<D>,
): NDArray<D, S> {
  const storage = allocateResult(operation, sizeOf(shape), dtype.itemsize);
  return arrayOver(storage, shape, strides, dtype);
}

// From here on, warm pages are worth more than a zeroed buffer.
const smallestWarm = 2 ** 20;

/**
 * A new array of which every byte will be written, of a checked shape: large ones hold anything until then.
 *
 * @internal
 */
export function newFilled<D extends string, S extends Shape>(
  operation: string,
  shape: S,
  dtype: DType<D>,
  order: Order,
  allocator: AllocatorLike | undefined,
): NDArray<D, S> {
  if (allocator !== undefined || sizeOf(shape) * dtype.itemsize < smallestWarm) {
    return newArray(operation, shape, dtype, order, allocator);
  }
  return newResult(operation, shape, contiguousStrides(shape, dtype.itemsize, order), dtype);
}

/**
 * A new array of zeros (false, empty strings, 1970-01-01).
 *
 * @param shape - lengths of the axes; a number makes one axis
 * @returns new array that owns its data
 * @throws {ShapeError} negative lengths or more than 64 axes
 * @throws {AllocationError} no memory
 * @example zeros([2, 3], { dtype: "int32" })
 */
export function zeros<const T extends number | Shape, const D extends DTypeLike = "float64">(
  shape: T,
  options: CreateOptions<D> = {},
): NDArray<DTypeName<D>, ShapeOf<T>> {
  checkOptions("zeros", options);
  return create("zeros", shape, options) as NDArray<DTypeName<D>, ShapeOf<T>>;
}

/**
 * A new array whose values are not promised. Today they are zeros.
 *
 * @param shape - lengths of the axes; a number makes one axis
 * @returns new array that owns its data
 * @throws {ShapeError} negative lengths or more than 64 axes
 * @throws {AllocationError} no memory
 */
export function empty<const T extends number | Shape, const D extends DTypeLike = "float64">(
  shape: T,
  options: CreateOptions<D> = {},
): NDArray<DTypeName<D>, ShapeOf<T>> {
  checkOptions("empty", options);
  return create("empty", shape, options) as NDArray<DTypeName<D>, ShapeOf<T>>;
}

function create(operation: string, shape: number | Shape, options: CreateOptions): NDArray {
  const { dtype = float64, order = "C", allocator } = options;
  checkOrder(operation, order);
  return newArray(operation, checkShape(operation, shape), dtypeOf(dtype), order, allocator);
}
