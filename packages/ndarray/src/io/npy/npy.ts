import { FormatError, InvalidArgumentError, ReleasedError } from "@tsmem/core";
import { checkArray } from "../../arguments.ts";
import { copyInto } from "../../assign/copy-into.ts";
import { asarray } from "../../create/array.ts";
import { newArray } from "../../create/empty.ts";
import { fromBuffer } from "../../create/from-buffer.ts";
import type { DType } from "../../dtype/dtype.ts";
import { nums } from "../../dtype/dtype.ts";
import { sizeOf } from "../../layout/shape.ts";
import { isCContiguous, isFContiguous } from "../../layout/strides.ts";
import type { NDArray } from "../../ndarray.ts";
import { descrOf, dtypeOfDescr } from "./descr.ts";
import { type NpyHeader, readNpyHeader, writeNpyHeader } from "./header.ts";

/** What the bytes of an .npy file say about the array in it. */
export interface NpyFacts extends NpyHeader {
  readonly dtype: DType;
  /** Shape of the array, the axes of a sub-array dtype included. */
  readonly arrayShape: readonly number[];
  /** Bytes of the elements behind the header. */
  readonly dataLength: number;
}

/** Read the header of an .npy file and what follows from it. */
export function npyFacts(operation: string, bytes: Uint8Array): NpyFacts {
  const header = readNpyHeader(operation, bytes);
  const { dtype, shape } = dtypeOfDescr(operation, header.descr);
  const arrayShape = [...header.shape, ...shape];
  if (arrayShape.length > 64) {
    throw new FormatError(`${operation}: the array has more than 64 dimensions`);
  }
  return { ...header, dtype, arrayShape, dataLength: sizeOf(arrayShape) * dtype.itemsize };
}

/**
 * Read an array from the bytes of an .npy file, versions 1 to 3.
 *
 * @returns new array that owns its data, F-contiguous when the file says so
 * @throws {FormatError} the bytes are no .npy file, are truncated, or hold Python objects
 * @example readNpy(await (await fetch("a.npy")).arrayBuffer())
 * @see numpy.lib.format
 */
export function readNpy(bytes: ArrayBuffer | Uint8Array): NDArray {
  return readArray("readNpy", asBytes("readNpy", bytes));
}

/** `readNpy` under the name of the public call. */
export function readArray(operation: string, bytes: Uint8Array): NDArray {
  const facts = npyFacts(operation, bytes);
  const data = bytes.subarray(facts.dataOffset, facts.dataOffset + facts.dataLength);
  if (data.length < facts.dataLength) {
    throw new FormatError(
      `${operation}: Failed to read all data for array. Expected ${facts.dataLength} bytes, found ` +
        `${data.length}; the file is truncated`,
    );
  }
  const result = emptyFor(operation, facts);
  bytesOf(result).set(data);
  return result;
}

/** A new array for the elements of a file. */
export function emptyFor(
  operation: string,
  { arrayShape, dtype, fortranOrder }: NpyFacts,
): NDArray {
  return newArray(operation, arrayShape, dtype, fortranOrder ? "F" : "C");
}

/** The memory of an array without gaps; it must not reach user code. */
export function bytesOf(a: NDArray): Uint8Array {
  const all = a.storage.typed(nums.uint8) as Uint8Array;
  return all.subarray(a.byteOffset, a.byteOffset + sizeOf(a.shape) * a.itemsize);
}

/** Bytes that a caller gave, without a copy. */
export function asBytes(operation: string, bytes: unknown): Uint8Array {
  const buffer: unknown = bytes instanceof Uint8Array ? bytes.buffer : bytes;
  const isShared = typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
  if (buffer instanceof ArrayBuffer || isShared) {
    try {
      const whole = new Uint8Array(buffer as ArrayBuffer);
      return bytes instanceof Uint8Array ? bytes : whole;
    } catch (cause) {
      throw new ReleasedError(`${operation}: the buffer is detached; its memory has moved away`, {
        cause,
      });
    }
  }
  throw new InvalidArgumentError(`${operation}: give the bytes as ArrayBuffer or Uint8Array`, {
    value: bytes,
  });
}

/**
 * Write an array as the bytes of an .npy file, the very bytes that NumPy writes.
 *
 * @param a - written in Fortran order when it is F-contiguous and not C-contiguous, else in C order
 * @throws {ValueError} a structured dtype whose fields overlap or are out of order
 * @example await writeFile("a.npy", writeNpy(a))
 */
export function writeNpy(a: NDArray): Uint8Array<ArrayBuffer> {
  checkArray("writeNpy", a);
  const source: NDArray = asarray(a);
  const { shape, strides, dtype, itemsize } = source;
  const isC = isCContiguous(shape, strides, itemsize);
  const isF = isFContiguous(shape, strides, itemsize);
  const fortranOrder = isF && !isC;
  const header = writeNpyHeader(descrOf(dtype), fortranOrder, shape);
  const bytes = new Uint8Array(header.length + sizeOf(shape) * itemsize);
  bytes.set(header);
  if (isC || isF) bytes.set(bytesOf(source), header.length);
  else if (bytes.length > header.length) {
    const target = fromBuffer(bytes.buffer, { dtype, shape, byteOffset: header.length });
    copyInto("writeNpy", target, source, "unsafe");
  }
  return bytes;
}
