import { IndexError, InvalidArgumentError, ReadOnlyError } from "@tsmem/core";
import { shown } from "./dtype/convert.ts";
import { type DType, nums } from "./dtype/dtype.ts";
import { bytewise } from "./layout/access.ts";
import { sizeOf } from "./layout/shape.ts";
import { isAlignedLayout, isCContiguous, isFContiguous } from "./layout/strides.ts";
import type { Data } from "./storage/memory.ts";
import { releasedStorage, type Storage } from "./storage/storage.ts";
import type { ElementOf, Storable } from "./types/element.ts";
import type { IndexOf, Shape } from "./types/shape.ts";

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
  declare readonly dtype: DType<D>;
  /** Lengths of the axes. Part of the array: do not write to it. */
  declare readonly shape: S;
  /** Bytes from one element to the next along each axis. Part of the array: do not write to it. */
  declare readonly strides: readonly number[];
  /** Byte of the buffer where element (0, 0, …) starts. */
  declare readonly byteOffset: number;
  /** @internal The memory; shared with all views. */
  declare storage: Storage;
  /** @internal The array that this one is a view of, or null. */
  declare root: NDArray | null;
  /** @internal Number of the dtype when aligned native typed arrays reach the elements, or `bytewise`. */
  declare readonly access: number;
  /** @internal See `setflags`. */
  declare writeable: boolean;
  /** @internal True for results of `asStrided`, which stay the base of views made from them. */
  declare isAnchor: boolean;
  /** @internal Flags that `resizeInPlace` keeps for arrays that lose all their axes. */
  declare keptOrder?: Pick<Flags, "cContiguous" | "fContiguous"> | undefined;

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
      owndata: this.base === null,
      writeable: this.writeable,
      aligned: isAlignedLayout(shape, strides, byteOffset + storage.memory.skew, dtype.alignment),
      ...this.keptOrder,
    };
  }

  /** True once the memory was released or its buffer transferred; every use then throws ReleasedError. */
  get isReleased(): boolean {
    return !this.storage.isUsable;
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
    this.#typed("data");
    this.storage.escape();
    return this.#typed("data");
  }

  /** Position of element (0, 0, …) in `data`. */
  get offset(): number {
    return this.byteOffset / this.#typed("offset").BYTES_PER_ELEMENT;
  }

  /** Strides in items of `data`. */
  get elementStrides(): number[] {
    const { BYTES_PER_ELEMENT } = this.#typed("elementStrides");
    return this.strides.map((stride) => stride / BYTES_PER_ELEMENT);
  }

  #typed(property: string): Data {
    const items = this.storage.typed(this.access);
    if (this.access !== bytewise) return items;
    throw new InvalidArgumentError(
      `${property}: no typed array reaches ${String(this.dtype)} at byte ${this.byteOffset}; copy() it`,
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
    return this.load(this.positionOf("get", index));
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
    this.store(this.positionOf("set", index), value);
  }

  /**
   * @internal The byte of an element, from one integer per axis.
   *
   * @throws {IndexError} out of bounds, or not one integer per axis
   */
  positionOf(operation: string, index: readonly unknown[]): number {
    const { shape, strides } = this;
    const ndim = shape.length;
    if (index.length !== ndim) {
      throw new IndexError(
        `${operation}: too ${index.length > ndim ? "many" : "few"} indices for array: ` +
          `array is ${ndim}-dimensional, but ${index.length} were indexed`,
        { index },
      );
    }
    let at = this.byteOffset;
    for (let axis = 0; axis < ndim; axis++) {
      const given = index[axis];
      const length = shape[axis]!;
      // Asked first, because a comparison calls methods of objects and throws for symbols.
      const isInteger = Number.isInteger(given);
      const place = (
        isInteger && (given as number) < 0 ? (given as number) + length : given
      ) as number;
      if (!isInteger || place < 0 || place >= length) {
        const fault = isInteger ? "out of bounds" : "not an integer";
        throw new IndexError(
          `${operation}: index ${shown(given)} is ${fault} for axis ${axis} with size ${length}`,
          { index },
        );
      }
      at += place * strides[axis]!;
    }
    return at;
  }

  /**
   * @internal Read the element at a byte of the buffer, which the caller has checked.
   *
   * @throws {ReleasedError} the memory was released or transferred away
   */
  load(at: number): unknown {
    const { storage, access, dtype } = this;
    const items = storage.typed(access);
    return isNumber(access)
      ? items[at / items.BYTES_PER_ELEMENT]
      : dtype.codec.read(storage.view, at);
  }

  /**
   * @internal Write the element at a byte of the buffer, which the caller has checked.
   *
   * @throws {ReadOnlyError} the array is read-only
   * @throws {ReleasedError} the memory was released or transferred away
   */
  store(at: number, value: unknown): void {
    if (!this.writeable) throw readOnly("set");
    const { storage, access, dtype } = this;
    const items = storage.typed(access);
    if (typeof value === "number" && fits(access, value)) {
      items[at / items.BYTES_PER_ELEMENT] = value;
    } else {
      dtype.codec.write(storage.view, at, value);
    }
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

/** Whether elements are what typed arrays give for them: integers and floats but for float16. */
function isNumber(access: number): boolean {
  return access > nums.bool && access < nums.complex64 && access !== nums.float16;
}

/** Whether typed arrays store a number as the dtypes of most arrays do; the others look closer. */
function fits(access: number, value: number): boolean {
  if (access === nums.int32) return (value | 0) === value;
  if (access === nums.uint8) return (value & 255) === value;
  if (access === nums.uint32) return value >>> 0 === value;
  return access === nums.float64 || access === nums.float32;
}

/** The error for a write to a read-only array. */
export function readOnly(operation: string): ReadOnlyError {
  return new ReadOnlyError(
    `${operation}: assignment destination is read-only; copy() it, or setflags({ writeable: true })`,
  );
}
