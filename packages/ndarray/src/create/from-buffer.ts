import { ValueError } from "../errors.ts";
import { InvalidArgumentError, OutOfRangeError, ReleasedError, ShapeError } from "@tsmem/core";
import { checkNumber, checkOptions } from "../arguments.ts";
import { float64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { nativeKernels } from "../kernels/native.ts";
import { accessOf } from "../layout/access.ts";
import { checkShape, tupleText } from "../layout/shape.ts";
import { filledStrides } from "../layout/reshape.ts";
import { byteBounds } from "../layout/strides.ts";
import { NDArray } from "../ndarray.ts";
import type { ShapeOf } from "../types/axes.ts";
import { Memory } from "../storage/memory.ts";
import { Storage } from "../storage/storage.ts";
import type { DTypeName } from "../types/dtypes.ts";
import type { Shape } from "../types/shape.ts";
import type { Order } from "./empty.ts";

/** Memory that an array can be built on without a copy. */
export type BufferLike = ArrayBuffer | SharedArrayBuffer | ArrayBufferView;

/** Options of `fromBuffer`. */
export interface FromBufferOptions<
  T extends DTypeLike = DTypeLike,
  S extends number | Shape = number | Shape,
> {
  /** Default float64. */
  readonly dtype?: T;
  /** Default one axis over everything after `byteOffset`. */
  readonly shape?: S;
  /** Number of elements when there is no shape; default all that fit. */
  readonly count?: number;
  /** Bytes to skip at the start; default 0. */
  readonly byteOffset?: number;
  /** In bytes; default without gaps in `order`. */
  readonly strides?: readonly number[];
  /** Default C. */
  readonly order?: Order;
  /** Refuse writes through the array; default false. */
  readonly readonly?: boolean;
}

interface Region {
  readonly memory: Memory;
  readonly start: number;
  readonly byteLength: number;
}

// The same buffer always gives the same Memory, so that arrays over one buffer are known to share it.
const memories = new WeakMap<object, Memory>();

/** The Memory of a buffer that belongs to somebody else. */
export function memoryOf(buffer: ArrayBuffer | SharedArrayBuffer): Memory {
  let memory = memories.get(buffer);
  if (memory === undefined || memory.byteLength !== buffer.byteLength) {
    memory = foreignMemory(buffer);
    memories.set(buffer, memory);
  }
  return memory;
}

/** A Memory of its own for a buffer that may be at any address. */
export function foreignMemory(buffer: ArrayBuffer | SharedArrayBuffer): Memory {
  const memory = new Memory(buffer);
  memory.skew = nativeKernels()?.misalignment(buffer) ?? 0;
  return memory;
}

function regionOf(operation: string, buffer: unknown): Region {
  const isShared = typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
  if (buffer instanceof ArrayBuffer || isShared) {
    if ((buffer as { detached?: boolean }).detached === true) {
      throw new ReleasedError(`${operation}: the buffer is detached; its memory has moved away`);
    }
    const memory = memoryOf(buffer);
    return { memory, start: 0, byteLength: memory.byteLength };
  }
  if (ArrayBuffer.isView(buffer)) {
    const memory = memoryOf(buffer.buffer);
    return { memory, start: buffer.byteOffset, byteLength: buffer.byteLength };
  }
  throw new InvalidArgumentError(
    `${operation}: ${shown(buffer)} is not a buffer; give an ArrayBuffer, SharedArrayBuffer or typed array`,
    { value: buffer },
  );
}

/**
 * An array over a buffer, without a copy: writes go both ways.
 *
 * @param buffer - kept alive by the array, and its `base`
 * @returns array that shares the buffer
 * @throws {OutOfRangeError} the buffer is too small, or `byteOffset` lies outside
 * @throws {ShapeError} strides leave the buffer, or its size is not a multiple of the itemsize
 * @throws {ReleasedError} the buffer is detached
 * @example fromBuffer(new ArrayBuffer(16), { dtype: "int32", shape: [2, 2] })
 */
export function fromBuffer<
  const D extends DTypeLike = "float64",
  const T extends number | Shape = Shape,
>(buffer: BufferLike, options: FromBufferOptions<D, T> = {}): NDArray<DTypeName<D>, ShapeOf<T>> {
  checkOptions("fromBuffer", options);
  const { order = "C", byteOffset = 0, readonly: isReadOnly = false } = options;
  const region = regionOf("fromBuffer", buffer);
  const dtype = dtypeOf(options.dtype ?? float64);
  if (!Number.isSafeInteger(byteOffset) || byteOffset < 0 || byteOffset > region.byteLength) {
    throw new OutOfRangeError(
      `fromBuffer: offset must be non-negative and no greater than buffer length (${region.byteLength}); ` +
        `byteOffset is ${shown(byteOffset)}`,
      { value: byteOffset },
    );
  }
  const shape =
    options.shape === undefined
      ? [countOf(region.byteLength - byteOffset, dtype, options.count)]
      : checkShape("fromBuffer", options.shape);
  const strides =
    options.strides === undefined
      ? filledStrides(shape, dtype.itemsize, order)
      : checkStrides("fromBuffer", shape, options.strides);
  const { low, high } = byteBounds(shape, strides, byteOffset, dtype.itemsize);
  if (options.strides === undefined && high > region.byteLength) {
    throw new OutOfRangeError(
      `fromBuffer: buffer is smaller than requested size: shape ${tupleText(shape)} of ${dtype.toString()} ` +
        `needs bytes up to ${high} of ${region.byteLength}; correct shape or byteOffset`,
      { value: high },
    );
  }
  if (low < 0 || high > region.byteLength) {
    throw new ShapeError(
      `fromBuffer: strides is incompatible with shape of requested array and size of buffer: ${tupleText(shape)} spans bytes ${low} to ` +
        `${high} of ${region.byteLength}; correct shape, strides or byteOffset`,
      { shape },
    );
  }
  return overRegion(region, buffer, dtype, shape, strides, byteOffset, !isReadOnly) as NDArray<
    DTypeName<D>,
    ShapeOf<T>
  >;
}

function overRegion(
  region: Region,
  source: object,
  dtype: DType,
  shape: readonly number[],
  strides: readonly number[],
  byteOffset: number,
  writeable: boolean,
): NDArray {
  const { memory, start, byteLength } = region;
  const at = start + byteOffset;
  const storage = new Storage(memory, start, byteLength, source);
  storage.isProtected = !writeable;
  const access = accessOf(dtype, shape, strides, at + memory.skew);
  return new NDArray(dtype, shape, [...strides], at, storage, null, access, writeable);
}

function countOf(byteLength: number, dtype: DType, count: number | undefined): number {
  if (dtype.itemsize === 0) {
    throw new ValueError("fromBuffer: itemsize cannot be zero in type; give a shape", {
      value: dtype,
    });
  }
  if (count !== undefined) {
    checkNumber("fromBuffer", "count", count);
    if (!(count < 0)) return checkShape("fromBuffer", count)[0]!;
  }
  if (byteLength % dtype.itemsize === 0) return byteLength / dtype.itemsize;
  throw new ValueError(
    `fromBuffer: buffer size must be a multiple of element size: ${byteLength} bytes, elements of ` +
      `${dtype.itemsize}; give a count or a shape`,
    { value: byteLength },
  );
}

/** Strides that a caller gave, as a new list: one integer per axis. */
export function checkStrides(
  operation: string,
  shape: readonly number[],
  strides: unknown,
): readonly number[] {
  const list: unknown[] = Array.isArray(strides) ? [...(strides as readonly unknown[])] : [NaN];
  if (!list.every(Number.isSafeInteger)) {
    throw new InvalidArgumentError(`${operation}: strides must be a list of integers in bytes`, {
      value: strides,
    });
  }
  if (list.length === shape.length) return list as number[];
  throw new ShapeError(
    `${operation}: ${list.length} strides for shape ${tupleText(shape)}; give one per axis`,
    { shape },
  );
}
