import { InvalidArgumentError, ReleasedError, ShapeError } from "../errors/errors.ts";
import type { Allocation } from "../allocator.ts";
import { type DTypeName, type StructDType, protocolItemsize } from "./dtype.ts";
import { leaseOf } from "./lease.ts";

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

/** What `readArray` found: plain facts, checked, and the lease when the owner lends its memory. */
export interface ArrayFacts extends ArrayDescriptor {
  /** When present, `buffer` is its private buffer: call `escape()` before handing it out. */
  readonly allocation?: Allocation;
}

/** An object that takes part in the array protocol. */
export interface ArrayLikeObject {
  readonly [arraySymbol]: ArrayDescriptor;
}

/**
 * Read the array protocol of an object and check that every element lies inside its buffer.
 *
 * @returns the facts as plain values; the memory is shared, not copied. Undefined when the value does
 *   not take part in the protocol
 * @throws {ReleasedError} the memory was released, or the buffer is detached
 * @throws {InvalidArgumentError} a part is missing or has the wrong type
 * @throws {ShapeError} an element would lie outside the buffer
 */
export function readArray(value: unknown): ArrayFacts | undefined {
  if ((typeof value !== "object" && typeof value !== "function") || value === null)
    return undefined;
  const descriptor = (value as Partial<ArrayLikeObject>)[arraySymbol];
  if (descriptor === undefined) return undefined;
  if (typeof descriptor !== "object" || (descriptor as unknown) === null) {
    throw invalid("the descriptor is not an object", descriptor);
  }
  const { byteOffset, dtype, owner } = descriptor;
  // Copies: what is checked here is what is used later.
  const shape = listed("shape", descriptor.shape);
  const strides = listed("strides", descriptor.strides);
  const allocation = leaseOf(owner);
  if (allocation?.released === true) {
    throw new ReleasedError("array protocol: the memory was released by its owner");
  }
  const facts: ArrayFacts = {
    buffer: allocation?.buffer ?? descriptor.buffer,
    byteOffset,
    dtype,
    shape,
    strides,
    readonly: descriptor.readonly === true,
    ...(owner === undefined ? {} : { owner }),
    ...(allocation === undefined ? {} : { allocation }),
  };
  checkFacts(facts);
  return facts;
}

function checkFacts(facts: ArrayFacts): void {
  const { buffer, byteOffset, dtype, shape, strides } = facts;
  const isShared = typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
  if (!isShared && !(buffer instanceof ArrayBuffer)) {
    throw invalid("buffer is not an ArrayBuffer or SharedArrayBuffer", buffer);
  }
  const itemsize = protocolItemsize(dtype);
  if (itemsize === undefined) throw invalid("dtype is not a name of the protocol", dtype);
  if (!isCountList(shape)) throw invalid("shape is not a list of counts", shape);
  if (strides.length !== shape.length) {
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
  if (!isShared && (buffer as { detached?: boolean }).detached === true) {
    throw new ReleasedError("array protocol: the buffer is detached; its memory has moved away");
  }
  if (isEmpty || (low >= 0 && high <= buffer.byteLength)) return;
  throw new ShapeError(
    `array protocol: elements span bytes ${low} to ${high} of a buffer of ${buffer.byteLength}; ` +
      `correct shape (${shape.join(",")}), strides or byteOffset`,
    { shape },
  );
}

function listed(name: string, value: unknown): number[] {
  if (Array.isArray(value)) return [...(value as readonly number[])];
  throw invalid(`${name} is not a list`, value);
}

function isCountList(value: readonly number[]): boolean {
  return value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function invalid(what: string, value: unknown): InvalidArgumentError {
  return new InvalidArgumentError(`array protocol: ${what}`, { value });
}
