import type { ArrayFacts, FieldFormat } from "@tsmem/core";
import { builtins } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { accessOf } from "../layout/access.ts";
import { NDArray } from "../ndarray.ts";
import { Storage } from "../storage/storage.ts";
import { foreignMemory, memoryOf } from "./from-buffer.ts";

/** The dtype of the elements of a typed array; undefined for everything else, DataView included. */
export function typedArrayDType(value: object): DType | undefined {
  const num =
    typedArrayNums[(value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? ""];
  return num !== undefined && ArrayBuffer.isView(value) ? builtins[num] : undefined;
}

const typedArrayNums: Readonly<Record<string, number>> = {
  Int8Array: nums.int8,
  Uint8Array: nums.uint8,
  Uint8ClampedArray: nums.uint8,
  Int16Array: nums.int16,
  Uint16Array: nums.uint16,
  Int32Array: nums.int32,
  Uint32Array: nums.uint32,
  BigInt64Array: nums.int64,
  BigUint64Array: nums.uint64,
  Float16Array: nums.float16,
  Float32Array: nums.float32,
  Float64Array: nums.float64,
};

/**
 * An array over the memory that an object of the array protocol describes; the facts are checked.
 *
 * A lease is taken where the owner lends one, so that its buffer stays private.
 */
export function fromProtocol(source: object, facts: ArrayFacts): NDArray {
  const { buffer, byteOffset, allocation, shape, strides } = facts;
  const dtype = dtypeOf(facts.dtype as FieldFormat as DTypeLike);
  const memory = allocation === undefined ? memoryOf(buffer) : foreignMemory(buffer);
  const start = allocation?.byteOffset ?? 0;
  const byteLength = allocation?.byteLength ?? buffer.byteLength;
  const storage = new Storage(memory, start, byteLength, facts.owner ?? source, allocation ?? null);
  const access = accessOf(dtype, shape, strides, byteOffset + memory.skew);
  const writeable = facts.readonly !== true;
  storage.isProtected = !writeable;
  return new NDArray(dtype, [...shape], [...strides], byteOffset, storage, null, access, writeable);
}
