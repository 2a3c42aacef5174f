import { InvalidArgumentError, ReleasedError, ShapeError } from "../errors/errors.ts";
import { type DTypeName, type StructDType, protocolItemsize } from "./dtype.ts";

/** Objects answer this symbol with an `ArrayDescriptor`. */
export const arraySymbol: unique symbol = Symbol.for("tsmem.array") as never;

/** An array as plain facts: where its memory is and how to walk it. Strides are in bytes. */
export interface ArrayDescriptor {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  /** Byte of the buffer where element (0, 0, …) starts. */
  readonly byteOffset: number;
  readonly dtype: DTypeName | StructDType;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** True when the receiver must not write. */
  readonly readonly?: boolean;
  /** Whoever must stay alive while the memory is used. */
  readonly owner?: object;
}

/** An object that takes part in the array protocol. */
export interface ArrayLikeObject {
  readonly [arraySymbol]: ArrayDescriptor;
}

/**
 * Read the array protocol of an object and check that every element lies inside its buffer.
 *
 * @returns the descriptor as given; its memory is shared, not copied. Undefined when the value does
 *   not take part in the protocol
 * @throws {ReleasedError} the buffer is detached
 * @throws {InvalidArgumentError} a part is missing or has the wrong type
 * @throws {ShapeError} an element would lie outside the buffer
 */
export function readArray(value: unknown): ArrayDescriptor | undefined {
  if ((typeof value !== "object" && typeof value !== "function") || value === null)
    return undefined;
  const descriptor = (value as Partial<ArrayLikeObject>)[arraySymbol];
  if (descriptor === undefined) return undefined;
  checkDescriptor(descriptor);
  return descriptor;
}

function checkDescriptor(descriptor: ArrayDescriptor): void {
  const { buffer, byteOffset, dtype, shape, strides } = descriptor;
  const isShared = typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
  if (!isShared && !(buffer instanceof ArrayBuffer)) {
    throw invalid("buffer is not an ArrayBuffer or SharedArrayBuffer", buffer);
  }
  const itemsize = protocolItemsize(dtype);
  if (itemsize === undefined) throw invalid("dtype is not a name of the protocol", dtype);
  if (!isCountList(shape)) throw invalid("shape is not a list of counts", shape);
  if (!Array.isArray(strides) || strides.length !== shape.length) {
    throw invalid("strides do not match the shape", strides);
  }
  if (!Number.isSafeInteger(byteOffset)) throw invalid("byteOffset is not an integer", byteOffset);
  let low = byteOffset;
  let high = byteOffset + itemsize;
  let isEmpty = false;
  for (const [axis, length] of shape.entries()) {
    const stride: unknown = strides[axis];
    if (!Number.isSafeInteger(stride)) throw invalid("strides are not integers", strides);
    if (length === 0) isEmpty = true;
    const reach = (length - 1) * (stride as number);
    if (reach < 0) low += reach;
    else high += reach;
  }
  if (isEmpty) return;
  if (!isShared && (buffer as { detached?: boolean }).detached === true) {
    throw new ReleasedError("array protocol: the buffer is detached; its memory has moved away");
  }
  if (low < 0 || high > buffer.byteLength) {
    throw new ShapeError(
      `array protocol: elements span bytes ${low} to ${high} of a buffer of ${buffer.byteLength}; ` +
        `correct shape (${shape.join(",")}), strides or byteOffset`,
      { shape },
    );
  }
}

function isCountList(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.every((item) => Number.isSafeInteger(item) && (item as number) >= 0)
  );
}

function invalid(what: string, value: unknown): InvalidArgumentError {
  return new InvalidArgumentError(`array protocol: ${what}`, { value });
}
