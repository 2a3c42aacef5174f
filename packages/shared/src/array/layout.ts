import {
  checkedByteLength,
  checkSize,
  type DTypeName,
  InvalidArgumentError,
  OutOfRangeError,
  show,
  type StructDType,
} from "@tsmem/core";
import { type Elements, elementsOf } from "./elements.ts";

/** Where the elements of a C-contiguous array lie in its memory. Offsets, strides and sizes in bytes. */
export interface Layout {
  readonly dtype: DTypeName | StructDType;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly byteOffset: number;
  readonly size: number;
  readonly nbytes: number;
  readonly elements: Elements;
}

/**
 * Check shape, dtype and offset, and compute the rest.
 *
 * @throws {InvalidArgumentError} the shape is not a number or a list of integers, or the offset does
 *   not fit the typed array of the dtype
 * @throws {OutOfRangeError} a length or the offset is negative or above 2^53 - 1
 * @throws {SizeOverflowError} more than 2^53 - 1 bytes
 * @throws {DTypeError} the dtype is none
 */
export function layoutOf(
  operation: string,
  shape: readonly number[] | number,
  dtype: DTypeName | StructDType,
  byteOffset: number,
): Layout {
  const lengths = typeof shape === "number" ? [shape] : shape;
  const given: unknown = lengths;
  if (!Array.isArray(given)) {
    throw new InvalidArgumentError(
      `${operation}: shape is ${show(given)}; give a length or a list of lengths`,
      { value: shape },
    );
  }
  for (const length of lengths) checkSize(operation, "a length of shape", length);
  const elements = elementsOf(operation, dtype);
  const size = lengths.includes(0)
    ? 0
    : lengths.reduce((product, length) => checkedByteLength(operation, product, length), 1);
  const nbytes = checkedByteLength(operation, size, elements.itemsize);
  checkSize(operation, "byteOffset", byteOffset);
  const step = elements.View.BYTES_PER_ELEMENT;
  if (byteOffset % step !== 0) {
    throw new InvalidArgumentError(
      `${operation}: byteOffset ${byteOffset} is not a multiple of ${step}, which typed arrays need`,
      { value: byteOffset },
    );
  }
  const strides = lengths.map(() => elements.itemsize);
  for (let axis = lengths.length - 2; axis >= 0; axis -= 1) {
    strides[axis] = strides[axis + 1]! * Math.max(1, lengths[axis + 1]!);
  }
  return { dtype, shape: [...lengths], strides, byteOffset, size, nbytes, elements };
}

/** @throws {OutOfRangeError} the array would end behind its memory */
export function checkFits(operation: string, layout: Layout, byteLength: number): void {
  const { byteOffset, nbytes } = layout;
  if (byteOffset + nbytes <= byteLength) return;
  throw new OutOfRangeError(
    `${operation}: ${nbytes} bytes from byte ${byteOffset} do not fit a memory of ${byteLength} ` +
      "bytes; give a smaller shape or offset",
    { value: byteOffset },
  );
}
