import {
  type ArrayDescriptor,
  arraySymbol,
  IndexError,
  InvalidArgumentError,
  ReadOnlyError,
} from "@tsmem/core";
import { shown } from "./dtype/convert.ts";
import type { DType } from "./dtype/dtype.ts";
import { protocolDType } from "./dtype/protocol.ts";
import { bytewise } from "./layout/access.ts";
import { keptOrder } from "./layout/kept-order.ts";
import { sizeOf, tupleText } from "./layout/shape.ts";
import { isAlignedLayout, isCContiguous, isFContiguous } from "./layout/strides.ts";
import type { Data } from "./storage/memory.ts";
import { releasedStorage, type Storage } from "./storage/storage.ts";
import type { ElementOf, IndexOf, Shape, Storable } from "./types.ts";

/** What NumPy's `flags` say. */
export interface Flags {
  readonly cContiguous: boolean;
  readonly fContiguous: boolean;
  readonly owndata: boolean;
  readonly writeable: boolean;
  readonly aligned: boolean;
}

/**
 * An n-dimensional array: a dtype and a layout over memory that it owns, or that another array owns.
 *
 * Made by `zeros`, `array` and friends, never by `new` outside this package. A view keeps its `base`
 * alive; `pinnedBytes` tells how much that is.
 *
 * @typeParam D - name of the dtype; decides the type of the elements
 * @typeParam S - shape, as a tuple of lengths where they are known
 */
export class NDArray<out D extends string = string, out S extends Shape = Shape> {
  static {
    Object.defineProperty(this.prototype, arraySymbol, {
      get(this: NDArray) {
        return describe(this);
      },
    });
  }
  readonly dtype: DType<D>;
  /** Lengths of the axes. Part of the array: do not write to it. */
  readonly shape: S;
  /** Bytes from one element to the next along each axis. Part of the array: do not write to it. */
  readonly strides: readonly number[];
  /** Byte of the buffer where element (0, 0, …) starts. */
  readonly byteOffset: number;
  /** @internal The memory; shared with all views. */
  storage: Storage;
  /** @internal The array that this one is a view of, or null. */
  root: NDArray | null;
  /** @internal Number of the dtype when aligned native typed arrays reach the elements, or `bytewise`. */
  readonly access: number;
  /** @internal See `setflags`. */
  writeable: boolean;
  /** @internal True for results of `asStrided`, which stay the base of views made from them. */
  isAnchor: boolean;

  /** @internal Takes facts that were checked before. */
  constructor(
    dtype: DType<D>,
    shape: S,
    strides: readonly number[],
    byteOffset: number,
    storage: Storage,
    root: NDArray | null,
    access: number,
    writeable: boolean,
  ) {
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.byteOffset = byteOffset;
    this.storage = storage;
    this.root = root;
    this.access = access;
    this.writeable = writeable;
    this.isAnchor = false;
  }

  /** Number of axes. */
  get ndim(): S["length"] {
    return this.shape.length;
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** Bytes per element. */
  get itemsize(): number {
    return this.dtype.itemsize;
  }

  /** Bytes of all elements, gaps not counted. */
  get nbytes(): number {
    return sizeOf(this.shape) * this.dtype.itemsize;
  }

  /**
   * What a view keeps alive: the array that owns the memory, never a view in between; the buffer (or
   * the object of the array protocol) for an array built on one; null for an owner.
   */
  get base(): NDArray | object | null {
    return this.root ?? this.storage.source;
  }

  /** Bytes that this array keeps alive: those of the base for a view, its own for an owner. */
  get pinnedBytes(): number {
    return this.storage.isReleased ? 0 : this.storage.byteLength;
  }

  /** Layout and rights, computed when asked for. */
  get flags(): Flags {
    const { shape, strides, dtype, byteOffset, storage } = this;
    return {
      cContiguous: isCContiguous(shape, strides, dtype.itemsize),
      fContiguous: isFContiguous(shape, strides, dtype.itemsize),
      owndata: this.root === null && this.storage.source === null,
      writeable: this.writeable,
      aligned: isAlignedLayout(shape, strides, byteOffset + storage.memory.skew, dtype.alignment),
      ...keptOrder.get(this),
    };
  }

  /** True once the memory was released or its buffer transferred; every use then throws ReleasedError. */
  get isReleased(): boolean {
    return this.storage.isReleased || !this.storage.memory.isAttached;
  }

  /**
   * The buffer that holds the elements, shared, not copied. It may hold more than this array.
   *
   * @throws {ReleasedError} the memory was released or transferred away
   */
  get buffer(): ArrayBuffer | SharedArrayBuffer {
    return this.storage.escape();
  }

  /**
   * The typed array over the whole buffer, for hot loops: element (i, j) of a number dtype is
   * `data[offset + i * elementStrides[0] + j * elementStrides[1]]`. Float16 gives the bits as integers,
   * complex dtypes interleave real and imaginary parts, everything else gives bytes.
   *
   * @returns shared memory, not a copy; keeps the buffer alive, and stays usable after `dispose()`
   * @throws {ReleasedError} the memory was released or transferred away
   * @throws {InvalidArgumentError} the elements are unaligned or byte-swapped
   */
  get data(): Data {
    this.#checkTyped("data");
    this.storage.escape();
    return this.storage.typed(this.access);
  }

  /** Position of element (0, 0, …) in `data`. */
  get offset(): number {
    this.#checkTyped("offset");
    return this.byteOffset / this.storage.memory.typed(this.access).BYTES_PER_ELEMENT;
  }

  /** Strides in items of `data`. */
  get elementStrides(): number[] {
    this.#checkTyped("elementStrides");
    const { BYTES_PER_ELEMENT } = this.storage.memory.typed(this.access);
    return this.strides.map((stride) => stride / BYTES_PER_ELEMENT);
  }

  #checkTyped(property: string): void {
    this.storage.check();
    if (this.access !== bytewise) return;
    throw new InvalidArgumentError(
      `${property}: no typed array reaches elements of ${this.dtype.toString()} at byte ${this.byteOffset}; ` +
        "use get(), or copy()",
      { value: this.dtype },
    );
  }

  /**
   * The element at an index, one integer per axis; negative integers count from the end.
   *
   * @throws {IndexError} out of bounds, or not one integer per axis
   * @throws {ReleasedError} the memory was released or transferred away
   */
  get(...index: IndexOf<S>): ElementOf<D>;
  get(...index: readonly number[]): unknown {
    const at = quickPosition(this, index);
    return this.load(at >= 0 ? at : this.positionOf("get", index));
  }

  /**
   * Write one element, converted to the dtype as NumPy's `a[i, j] = value` does.
   *
   * @throws {IndexError} out of bounds, or not one integer per axis
   * @throws {ReadOnlyError} the array is read-only
   * @throws {OverflowError} an integer that does not fit the dtype
   * @throws {ReleasedError} the memory was released or transferred away
   */
  set(value: Storable<D>, ...index: IndexOf<S>): void;
  set(value: unknown, ...index: readonly number[]): void {
    const at = quickPosition(this, index);
    this.store(at >= 0 ? at : this.positionOf("set", index), value);
  }

  /**
   * @internal The byte of an element, from one integer per axis.
   *
   * @throws {IndexError} out of bounds, or not one integer per axis
   */
  positionOf(operation: string, index: readonly unknown[]): number {
    const { shape, strides } = this;
    if (index.length !== shape.length) {
      const many = index.length > shape.length ? "too many" : "too few";
      throw new IndexError(
        `${operation}: ${many} indices for array: array is ${shape.length}-dimensional, but ` +
          `${index.length} were indexed`,
        { index },
      );
    }
    let at = this.byteOffset;
    for (let axis = 0; axis < shape.length; axis++) {
      const length = shape[axis]!;
      const given = index[axis];
      if (!Number.isInteger(given)) {
        throw new IndexError(
          `${operation}: index ${shown(given)} for axis ${axis} is not an integer`,
          { index },
        );
      }
      const place = given as number;
      if (place < -length || place >= length) {
        throw new IndexError(
          `${operation}: index ${place} is out of bounds for axis ${axis} with size ${length} ` +
            `(shape ${tupleText(shape)})`,
          { index },
        );
      }
      at += (place < 0 ? place + length : place) * strides[axis]!;
    }
    return at;
  }

  /** @internal Read the element at a byte of the buffer, which the caller has checked. */
  load(at: number): unknown {
    const { memory } = this.storage;
    // One case per typed array, so that each has its own type profile; bounds first, so that no number is boxed.
    switch (this.access) {
      case 11:
        if (at / 8 < memory.f64.length) return memory.f64[at / 8];
        break;
      case 10:
        if (at / 4 < memory.f32.length) return memory.f32[at / 4];
        break;
      case 5:
        if (at / 4 < memory.i32.length) return memory.i32[at / 4];
        break;
      case 6:
        if (at / 4 < memory.u32.length) return memory.u32[at / 4];
        break;
      case 2:
        if (at < memory.u8.length) return memory.u8[at];
        break;
      case 1:
        if (at < memory.i8.length) return memory.i8[at];
        break;
      case 3:
        if (at / 2 < memory.i16.length) return memory.i16[at / 2];
        break;
      case 4:
        if (at / 2 < memory.u16.length) return memory.u16[at / 2];
        break;
      case 7:
        if (at / 8 < memory.i64.length) return memory.i64[at / 8];
        break;
    }
    return this.#loadBytes(at);
  }

  #loadBytes(at: number): unknown {
    const { storage, access } = this;
    if (access !== bytewise) storage.typed(access);
    return this.dtype.codec.read(storage.view, at);
  }

  /** @internal Write the element at a byte of the buffer, which the caller has checked. */
  store(at: number, value: unknown): void {
    if (!this.writeable) throw readOnly("set");
    const { memory } = this.storage;
    if (typeof value === "number") {
      switch (this.access) {
        case 11:
          if (at / 8 < memory.f64.length) {
            memory.f64[at / 8] = value;
            return;
          }
          break;
        case 10:
          if (at / 4 < memory.f32.length) {
            memory.f32[at / 4] = value;
            return;
          }
          break;
        case 5:
          if ((value | 0) === value && at / 4 < memory.i32.length) {
            memory.i32[at / 4] = value;
            return;
          }
          break;
        case 2:
          if ((value & 255) === value && at < memory.u8.length) {
            memory.u8[at] = value;
            return;
          }
          break;
        case 6:
          if (value >>> 0 === value && at / 4 < memory.u32.length) {
            memory.u32[at / 4] = value;
            return;
          }
          break;
      }
    }
    this.#storeBytes(at, value);
  }

  #storeBytes(at: number, value: unknown): void {
    const { storage, access } = this;
    if (access !== bytewise) storage.typed(access);
    this.dtype.codec.write(storage.view, at, value);
  }

  /**
   * Free the memory now. For an owner that ends all its views too; for a view only the view ends and
   * its base stays. Every later use throws ReleasedError; disposing again does nothing.
   */
  dispose(): void {
    if (this.root === null) {
      this.storage.release();
    } else {
      this.storage = releasedStorage;
      this.root = null;
    }
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** Tell arrays from everything else. */
export function isArray(value: unknown): value is NDArray {
  return value instanceof NDArray;
}

/** The byte of an element of an array with one or two axes, or -1 when the index needs a closer look. */
function quickPosition(a: NDArray, index: readonly unknown[]): number {
  const { shape, strides } = a;
  const ndim = shape.length;
  // By index: taking the list apart by pattern runs its iterator, which doubles the cost of an access.
  const first = index[0];
  if (index.length !== ndim || typeof first !== "number") return -1;
  if (ndim === 2) {
    const second = index[1];
    if (typeof second !== "number") return -1;
    const n = shape[0]!;
    const m = shape[1]!;
    const i = first < 0 ? first + n : first;
    const j = second < 0 ? second + m : second;
    if ((i | 0) !== i || (j | 0) !== j || i < 0 || i >= n || j < 0 || j >= m) return -1;
    return a.byteOffset + i * strides[0]! + j * strides[1]!;
  }
  if (ndim !== 1) return -1;
  const n = shape[0]!;
  const i = first < 0 ? first + n : first;
  return (i | 0) === i && i >= 0 && i < n ? a.byteOffset + i * strides[0]! : -1;
}

/**
 * The array protocol of an array: memory and layout as plain facts. Shares, does not copy.
 *
 * @throws {ReleasedError} the memory was released or transferred away
 */
function describe(a: NDArray): ArrayDescriptor {
  return {
    buffer: a.storage.escape(),
    byteOffset: a.byteOffset,
    dtype: protocolDType(a.dtype),
    shape: [...a.shape],
    strides: [...a.strides],
    readonly: !a.writeable,
    owner: a,
  };
}

/** The error for a write to a read-only array. */
export function readOnly(operation: string): ReadOnlyError {
  return new ReadOnlyError(
    `${operation}: assignment destination is read-only; copy() it, or setflags({ writeable: true })`,
  );
}
