import {
  type ArrayDescriptor,
  type ArrayLikeObject,
  arraySymbol,
  type DTypeName,
  ShapeError,
  type StructDType,
} from "@tsmem/core";
import { type ElementsOf, elementsOf } from "../array/elements.ts";
import type { SharedArray } from "../array/shared-array.ts";

/**
 * A range of a shared array along one axis: a view of the same memory, for `asarray` of ndarray or
 * for its `data`. It keeps the array.
 */
export interface ArrayPart<
  D extends DTypeName | StructDType = DTypeName | StructDType,
> extends ArrayLikeObject {
  readonly dtype: D;
  readonly shape: readonly number[];
  /** In bytes per step. */
  readonly strides: readonly number[];
  readonly byteOffset: number;
  /**
   * The elements as a typed array over the same memory, in C order, as `data` of a shared array.
   *
   * @throws {ShapeError} they do not lie side by side: the array was not split along axis 0
   */
  readonly data: ElementsOf<D>;
}

class Part<D extends DTypeName | StructDType> implements ArrayPart<D> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly byteOffset: number;
  readonly #array: SharedArray<D>;

  constructor(array: SharedArray<D>, axis: number, start: number, stop: number) {
    this.#array = array;
    this.dtype = array.dtype;
    this.shape = array.shape.with(axis, stop - start);
    this.strides = array.strides;
    this.byteOffset = array.byteOffset + start * array.strides[axis]!;
  }

  get [arraySymbol](): ArrayDescriptor {
    const { dtype, shape, strides, byteOffset } = this;
    return { buffer: this.#array.buffer, byteOffset, dtype, shape, strides, owner: this.#array };
  }

  get data(): ElementsOf<D> {
    const { itemsize, View } = elementsOf("ArrayPart.data", this.dtype);
    let nbytes = itemsize;
    for (let axis = this.shape.length - 1; axis >= 0; axis--) {
      const length = this.shape[axis]!;
      if (length > 1 && this.strides[axis] !== nbytes) throw notContiguous(this.shape);
      nbytes *= length;
    }
    const buffer = this.#array.buffer as ArrayBuffer;
    return new View(buffer, this.byteOffset, nbytes / View.BYTES_PER_ELEMENT) as ElementsOf<D>;
  }
}

/** Items `start` to `stop` of an array along an axis; the numbers were checked. */
export function partOf<D extends DTypeName | StructDType>(
  array: SharedArray<D>,
  axis: number,
  start: number,
  stop: number,
): ArrayPart<D> {
  return new Part(array, axis, start, stop);
}

function notContiguous(shape: readonly number[]): ShapeError {
  return new ShapeError(
    `ArrayPart.data: the part of shape (${shape.join(",")}) is not contiguous; use asarray of ` +
      "@tsmem/ndarray, or split along axis 0",
    { shape },
  );
}
