import { IndexError, InvalidArgumentError } from "@tsmem/core";
import { ValueError } from "../errors.ts";
import type { Codec } from "./codec.ts";
import { Complex } from "./complex.ts";
import { shown } from "./convert.ts";
import { DType, type Field, nums, sameDType } from "./dtype.ts";
import { leavesOf } from "./leaves.ts";
import { WeakFloat } from "./weak-float.ts";

/** Raw bytes without a meaning. */
export function voidDType(itemsize: number): DType<`V${number}`> {
  return new DType({
    name: `V${itemsize}`,
    kind: "V",
    num: nums.void,
    itemsize,
    alignment: 1,
    ownCodec: rawCodec(itemsize),
  });
}

function rawCodec(itemsize: number): Codec {
  return {
    read: (view, at) => new Uint8Array(view.buffer, view.byteOffset + at, itemsize).slice(),
    write: (view, at, value) => {
      if (!(value instanceof Uint8Array)) {
        throw new InvalidArgumentError(
          `V${itemsize}: ${shown(value)} cannot be stored as raw bytes; give a Uint8Array`,
          { value },
        );
      }
      const target = new Uint8Array(view.buffer, view.byteOffset + at, itemsize);
      target.fill(0);
      target.set(value.subarray(0, itemsize));
    },
  };
}

/**
 * A structured dtype with explicit offsets.
 *
 * @param fields - names are unique; offsets in bytes
 */
export function structDType(fields: readonly Field[], itemsize: number, isAligned = false): DType {
  const alignment = isAligned
    ? fields.reduce((most, f) => Math.max(most, f.dtype.alignment), 1)
    : 1;
  const isNative = fields.every((field) => field.dtype.isNative);
  let native: DType | null = null;
  const made: DType = new DType({
    name: `V${itemsize}`,
    kind: "V",
    num: nums.void,
    itemsize,
    alignment,
    isNative,
    ownCodec: structCodec(fields),
    fields,
    isAligned,
    swap: () =>
      structDType(
        fields.map((field) => ({ ...field, dtype: field.dtype.newByteOrder() })),
        itemsize,
        isAligned,
      ),
    // Each field has an order of its own.
    asNative: () => {
      if (isNative) return made;
      native ??= structDType(
        fields.map((field) => ({ ...field, dtype: field.dtype.asNative() })),
        itemsize,
        isAligned,
      );
      return native;
    },
  });
  return made;
}

/** A record is an object with one property per field; a list with one value per field is accepted. */
function structCodec(fields: readonly Field[]): Codec {
  return {
    read: (view, at) => {
      const record: Record<string, unknown> = {};
      for (const { name, dtype, offset } of fields) {
        const value = dtype.codec.read(view, at + offset);
        // Setting this one name would change what the record inherits from instead.
        if (name === "__proto__") Object.defineProperty(record, name, ownValue(value));
        else record[name] = value;
      }
      return record;
    },
    write: (view, at, value) => {
      for (const [i, { name, dtype, offset }] of fields.entries()) {
        dtype.codec.write(view, at + offset, fieldValue(value, name, i, fields.length));
      }
    },
  };
}

function ownValue(value: unknown): PropertyDescriptor {
  return { value, configurable: true, enumerable: true, writable: true };
}

function fieldValue(value: unknown, name: string, position: number, count: number): unknown {
  if (Array.isArray(value)) {
    if (value.length === count) return value[position];
    throw new ValueError(
      `record: could not assign tuple of length ${value.length} to structure with ${count} fields; give one value per field`,
      { value },
    );
  }
  const isOne = value instanceof WeakFloat || value instanceof Complex;
  if (typeof value !== "object" || value === null || isOne) return value;
  if (Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name];
  throw new ValueError(`record: no value for field ${shown(name)}; give all fields`, { value });
}

/** The type of a field that holds a small array of `shape`. */
export function subarrayDType(dtype: DType, shape: readonly number[]): DType {
  const count = shape.reduce((product, length) => product * length, 1);
  const itemsize = count * dtype.itemsize;
  const made: DType = new DType({
    name: `V${itemsize}`,
    kind: "V",
    num: nums.void,
    itemsize,
    alignment: dtype.alignment,
    isNative: dtype.isNative,
    ownCodec: subarrayCodec(dtype, shape, count),
    subarray: { dtype, shape },
    swap: () => subarrayDType(dtype.newByteOrder(), shape),
    asNative: () => (dtype.isNative ? made : subarrayDType(dtype.asNative(), shape)),
  });
  return made;
}

function subarrayCodec(dtype: DType, shape: readonly number[], count: number): Codec {
  const { codec, itemsize } = dtype;
  return {
    read: (view, at) => {
      const flat = Array.from({ length: count }, (_, i) => codec.read(view, at + i * itemsize));
      return nested(flat, shape);
    },
    write: (view, at, value) => {
      const flat = leavesOf("record", value);
      if (flat.length !== count && flat.length !== 1) {
        throw new ValueError(
          `record: ${flat.length} values for a sub-array of shape (${shape.join(",")})`,
          { value },
        );
      }
      for (let i = 0; i < count; i++) {
        codec.write(view, at + i * itemsize, flat.length === 1 ? flat[0] : flat[i]);
      }
    },
  };
}

function nested(flat: readonly unknown[], shape: readonly number[]): unknown {
  if (shape.length === 0) return flat[0];
  const [length, ...rest] = shape as [number, ...number[]];
  const size = rest.reduce((product, n) => product * n, 1);
  return Array.from({ length }, (_, i) => nested(flat.slice(i * size, (i + 1) * size), rest));
}

/**
 * The field of that name.
 *
 * @throws {IndexError} the dtype has no fields at all
 * @throws {ValueError} it has none of that name
 */
export function fieldOf(dtype: DType, name: string): Field {
  if (dtype.fields === null) {
    throw new IndexError(
      `field: only structured arrays have fields; dtype ${dtype.toString()} has none called ${shown(name)}`,
      { index: name },
    );
  }
  const field = dtype.fields.find((candidate) => candidate.name === name);
  if (field !== undefined) return field;
  const known = dtype.fields.map((one) => one.name).join(", ");
  throw new ValueError(`field: no field of name ${shown(name)}; there are ${known}`, {
    value: name,
  });
}

/** Tell whether two void dtypes of one size have the same fields and offsets, or the same sub-array. */
export function sameRecords(a: DType, b: DType): boolean {
  if (a.fields !== null || b.fields !== null) {
    if (a.fields?.length !== b.fields?.length) return false;
    return a.fields!.every((field, i) => {
      const other = b.fields![i]!;
      return (
        field.name === other.name &&
        field.offset === other.offset &&
        sameDType(field.dtype, other.dtype)
      );
    });
  }
  if (a.subarray === null && b.subarray === null) return true;
  if (a.subarray === null || b.subarray === null) return false;
  return (
    a.subarray.shape.join() === b.subarray.shape.join() &&
    sameDType(a.subarray.dtype, b.subarray.dtype)
  );
}
