import { type AllocatorLike, readArray } from "@tsmem/core";
import { checkCast } from "../assign/check-cast.ts";
import { copyInto } from "../assign/copy-into.ts";
import { maxDims } from "../layout/shape.ts";
import { shown } from "../dtype/convert.ts";
import { checkOptions } from "../arguments.ts";
import { valueCast } from "../assign/value-cast.ts";
import { float64 } from "../dtype/builtin.ts";
import { type DType, sameDType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { Scalar } from "../dtype/scalar.ts";
import { ValueError } from "../errors.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import type { NameOfValues, ShapeOfValues } from "../types/values.ts";
import { reinterpret, viewOf } from "../views/view-of.ts";
import { commonDType, discover, type Discovery } from "./discover.ts";
import { newArray, newArrayWithStrides } from "./empty.ts";
import { arrayOfNumbers } from "./from-numbers.ts";
import { fromBuffer } from "./from-buffer.ts";
import { fromProtocol, typedArrayDType } from "./from-protocol.ts";
import { follows, type LikeOrder, stridesLike } from "./like.ts";

/** Options of `array` and `asarray`. */
export interface ArrayOptions<T extends DTypeLike = DTypeLike> {
  /** Default that of the values: float64 for numbers, int64 for bigints. */
  readonly dtype?: T & ExistingDType<T>;
  /** Order of the axes in memory; default `K`, that of the input. */
  readonly order?: LikeOrder;
  /** True: always new memory. False: never, or an error. Undefined: only when needed. */
  readonly copy?: boolean | undefined;
  /** Axes of length 1 are put in front until there are this many. */
  readonly ndmin?: number;
  readonly allocator?: AllocatorLike;
}

/**
 * A new array from nested lists, an array, a typed array or an object of the array protocol.
 *
 * Numbers give float64, bigints int64 (uint64 beyond 2^63), booleans bool, strings `U`, unless `dtype`
 * says otherwise.
 *
 * @param values - a value, or lists of lists of one length per axis
 * @returns new array that owns its data, unless `copy` says otherwise
 * @throws {ShapeError} lists of unequal lengths
 * @throws {OverflowError} an integer that does not fit the dtype
 * @throws {ValueError} `copy: false` and a copy is needed
 * @example array([[1, 2], [3, 4]], { dtype: "int32" })
 */
export function array<const V, const T = unknown>(
  values: V,
  options?: ArrayOptions<T & DTypeLike> & { readonly ndmin?: undefined },
): NDArray<NameOfValues<V, T>, ShapeOfValues<V>>;
export function array<const T extends DTypeLike = DTypeLike>(
  values: unknown,
  options?: ArrayOptions<T>,
): NDArray<DTypeName<T>>;
export function array(values: unknown, options: ArrayOptions = {}): NDArray {
  checkOptions("array", options);
  const { rest } = registry;
  return rest === null ? arrayOfNumbers(values, options) : rest.array(values, options);
}

/** `array` of any values with any options. */
export function arrayOfAny(values: unknown, options: ArrayOptions): NDArray {
  const copy = "copy" in options ? options.copy : true;
  return make("array", values, { ...options, copy });
}

/**
 * The input as an array, without a copy where none is needed.
 *
 * @returns the array itself when dtype and order fit; over the memory of a typed array or an object of
 *   the array protocol, which it keeps alive; a new array otherwise
 * @throws {ShapeError} lists of unequal lengths, or a descriptor that leaves its buffer
 * @throws {ValueError} `copy: false` and a copy is needed
 */
export function asarray<const V, const T = unknown>(
  values: V,
  options?: ArrayOptions<T & DTypeLike> & { readonly ndmin?: undefined },
): NDArray<NameOfValues<V, T>, ShapeOfValues<V>>;
export function asarray<const T extends DTypeLike = DTypeLike>(
  values: unknown,
  options?: ArrayOptions<T>,
): NDArray<DTypeName<T>>;
export function asarray(values: unknown, options: ArrayOptions = {}): NDArray {
  checkOptions("asarray", options);
  return make("asarray", values, options);
}

/** The input as a C-contiguous array with at least one axis; itself when it is one. May not copy. */
export function ascontiguousarray(values: unknown, dtype?: DTypeLike): NDArray {
  return make("ascontiguousarray", values, { order: "C", ndmin: 1, ...(dtype && { dtype }) });
}

/** The input as an F-contiguous array with at least one axis; itself when it is one. May not copy. */
export function asfortranarray(values: unknown, dtype?: DTypeLike): NDArray {
  return make("asfortranarray", values, { order: "F", ndmin: 1, ...(dtype && { dtype }) });
}

function make(operation: string, values: unknown, options: ArrayOptions): NDArray {
  const made = converted(operation, values, options);
  return prepended(operation, made, options.ndmin ?? 0, options.order === "F");
}

function converted(operation: string, values: unknown, options: ArrayOptions): NDArray {
  const given = existing(values);
  const dtype = options.dtype === undefined ? undefined : dtypeOf(options.dtype);
  if (given !== undefined) return reused(operation, given, dtype, options);
  if (options.copy === false) throw cannotAvoid(operation, values);
  const order = options.order === "F" ? "F" : "C";
  if (dtype === undefined || dtype === float64) {
    const plain = fromNumbers(operation, values, order, options.allocator);
    if (plain !== undefined) return plain;
  }
  const found = discover(operation, values);
  const made = newArray(
    operation,
    found.shape,
    dtype ?? commonDType(found.leaves),
    order,
    options.allocator,
  );
  store(operation, made, found);
  return made;
}

/** The array that a value is, or that can be laid over its memory. */
function existing(values: unknown): NDArray | undefined {
  if (isArray(values)) return values;
  if (typeof values !== "object" || values === null) return undefined;
  const dtype = typedArrayDType(values);
  if (dtype !== undefined) return fromBuffer(values as ArrayBufferView, { dtype });
  const facts = readArray(values);
  return facts === undefined ? undefined : fromProtocol(values, facts);
}

function reused(
  operation: string,
  a: NDArray,
  dtype: DType | undefined,
  { order = "K", copy, allocator }: ArrayOptions,
): NDArray {
  const to = dtype ?? a.dtype;
  // Here A means any order; a plain copy is C or F then, a conversion follows the array.
  const isSame = sameDType(a.dtype, to);
  const fits = isSame && (order === "A" || follows(a, order));
  if (fits && copy !== true) return a;
  if (copy === false) throw cannotAvoid(operation, a);
  checkCast(operation, a.dtype, to, "unsafe");
  const strides = stridesLike(a, a.shape, to.itemsize, order === "A" && !isSame ? "K" : order);
  const made = newArrayWithStrides(operation, [...a.shape], strides, to, allocator);
  copyInto(operation, made, a, "unsafe");
  return made;
}

function cannotAvoid(operation: string, value: unknown): ValueError {
  return new ValueError(
    `${operation}: Unable to avoid copy while creating an array as requested; leave out copy: false`,
    { value },
  );
}

function prepended(operation: string, a: NDArray, ndmin: number, isFortran: boolean): NDArray {
  if (!Number.isInteger(ndmin) || ndmin > maxDims) {
    throw new ValueError(
      `${operation}: ndmin ${shown(ndmin)} is no number of dimensions; give at most ${maxDims}`,
      { value: ndmin },
    );
  }
  const extra = ndmin - a.ndim;
  if (extra <= 0) return a;
  const { cContiguous, fContiguous } = a.flags;
  const isOuter = a.ndim > 0 && !isFortran && (cContiguous || !fContiguous);
  const stride = isOuter ? a.shape[0]! * a.strides[0]! : a.itemsize;
  const ones = new Array<number>(extra).fill(1);
  const strides = new Array<number>(extra).fill(stride);
  return viewOf(a, [...ones, ...a.shape], [...strides, ...a.strides], a.byteOffset);
}

/** The common case of lists that hold nothing but numbers, without looking at anything twice. */
function fromNumbers(
  operation: string,
  values: unknown,
  order: "C" | "F",
  allocator?: AllocatorLike,
): NDArray | undefined {
  if (!Array.isArray(values) || order !== "C") return undefined;
  const shape: number[] = [];
  let level: unknown = values;
  for (; Array.isArray(level); level = (level as readonly unknown[])[0]) {
    shape.push(level.length);
    if (shape.length > 8) return undefined;
  }
  if (typeof level !== "number") return undefined;
  const made = newArray(operation, shape, float64, "C", allocator);
  const data = made.storage.typed(float64.num) as Float64Array;
  const filled = fillRows(values as readonly unknown[], shape, 0, data, made.byteOffset / 8);
  return filled ? made : undefined;
}

function fillRows(
  values: readonly unknown[],
  shape: readonly number[],
  axis: number,
  data: Float64Array,
  at: number,
): boolean {
  const length = shape[axis]!;
  if (values.length !== length) return false;
  if (axis === shape.length - 1) {
    for (let i = 0; i < length; i++) {
      const value = values[i];
      if (typeof value !== "number") return false;
      data[at + i] = value;
    }
    return true;
  }
  const step = shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  for (let i = 0; i < length; i++) {
    const row = values[i];
    if (!Array.isArray(row) || !fillRows(row, shape, axis + 1, data, at + i * step)) return false;
  }
  return true;
}

function store(operation: string, made: NDArray, { shape, leaves, listAxes }: Discovery): void {
  const { view } = made.storage;
  const outer = shape.slice(0, listAxes);
  const inner = shape.slice(listAxes);
  const innerStrides = made.strides.slice(listAxes);
  const index = outer.map(() => 0);
  for (const leaf of leaves) {
    const at = index.reduce((sum, i, axis) => sum + i * made.strides[axis]!, made.byteOffset);
    if (isArray(leaf)) {
      copyInto(operation, reinterpret(made, made.dtype, inner, innerStrides, at), leaf, "unsafe");
    } else if (leaf instanceof Scalar) {
      made.dtype.codec.write(view, at, valueCast(leaf.dtype, made.dtype)(leaf.value));
    } else made.dtype.codec.write(view, at, leaf);
    for (let axis = outer.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      if (index[axis]! < outer[axis]!) break;
      index[axis] = 0;
    }
  }
}
