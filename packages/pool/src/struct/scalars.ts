import { InvalidArgumentError, OutOfRangeError, show } from "@tsmem/core";
import type { ViewConstructor } from "../views.ts";

/** C types of one value. `usize` and `isize` are size_t and ptrdiff_t of a 64-bit platform. */
export type Scalar =
  | "bool"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "usize"
  | "isize"
  | "float32"
  | "float64";

/** How a scalar looks in JavaScript: 64-bit integers are bigints, sizes are safe integers. */
export type ScalarValue<T extends Scalar> = T extends "int64" | "uint64"
  ? bigint
  : T extends "bool"
    ? boolean
    : number;

interface Access {
  readonly size: number;
  /** Smallest and largest value of an integer type. */
  readonly range?: readonly [low: bigint, high: bigint];
  read(view: DataView, byteOffset: number): number | bigint | boolean;
  write(view: DataView, byteOffset: number, value: never): void;
}

// C code sees the bytes in the order of the machine.
const little = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function signed(bits: bigint): readonly [bigint, bigint] {
  return [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

function unsigned(bits: bigint): readonly [bigint, bigint] {
  return [0n, (1n << bits) - 1n];
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);

export const scalars: Readonly<Record<Scalar, Access>> = {
  bool: {
    size: 1,
    read: (view, at) => view.getUint8(at) !== 0,
    write: (view, at, value: boolean) => {
      view.setUint8(at, value ? 1 : 0);
    },
  },
  int8: {
    size: 1,
    range: signed(8n),
    read: (view, at) => view.getInt8(at),
    write: (view, at, value: number) => {
      view.setInt8(at, value);
    },
  },
  uint8: {
    size: 1,
    range: unsigned(8n),
    read: (view, at) => view.getUint8(at),
    write: (view, at, value: number) => {
      view.setUint8(at, value);
    },
  },
  int16: {
    size: 2,
    range: signed(16n),
    read: (view, at) => view.getInt16(at, little),
    write: (view, at, value: number) => {
      view.setInt16(at, value, little);
    },
  },
  uint16: {
    size: 2,
    range: unsigned(16n),
    read: (view, at) => view.getUint16(at, little),
    write: (view, at, value: number) => {
      view.setUint16(at, value, little);
    },
  },
  int32: {
    size: 4,
    range: signed(32n),
    read: (view, at) => view.getInt32(at, little),
    write: (view, at, value: number) => {
      view.setInt32(at, value, little);
    },
  },
  uint32: {
    size: 4,
    range: unsigned(32n),
    read: (view, at) => view.getUint32(at, little),
    write: (view, at, value: number) => {
      view.setUint32(at, value, little);
    },
  },
  int64: {
    size: 8,
    range: signed(64n),
    read: (view, at) => view.getBigInt64(at, little),
    write: (view, at, value: bigint) => {
      view.setBigInt64(at, value, little);
    },
  },
  uint64: {
    size: 8,
    range: unsigned(64n),
    read: (view, at) => view.getBigUint64(at, little),
    write: (view, at, value: bigint) => {
      view.setBigUint64(at, value, little);
    },
  },
  usize: {
    size: 8,
    range: [0n, safe],
    read: (view, at) => asSafe(view.getBigUint64(at, little)),
    write: (view, at, value: number) => {
      view.setBigUint64(at, BigInt(value), little);
    },
  },
  isize: {
    size: 8,
    range: [-safe, safe],
    read: (view, at) => asSafe(view.getBigInt64(at, little)),
    write: (view, at, value: number) => {
      view.setBigInt64(at, BigInt(value), little);
    },
  },
  float32: {
    size: 4,
    read: (view, at) => view.getFloat32(at, little),
    write: (view, at, value: number) => {
      view.setFloat32(at, value, little);
    },
  },
  float64: {
    size: 8,
    read: (view, at) => view.getFloat64(at, little),
    write: (view, at, value: number) => {
      view.setFloat64(at, value, little);
    },
  },
};

function asSafe(value: bigint): number {
  if (value >= -safe && value <= safe) return Number(value);
  throw new OutOfRangeError(
    `struct: the size ${value} is above 2^53 - 1; declare the field as int64 or uint64`,
    { value },
  );
}

/**
 * Check a scalar before it is written: nothing is cut or rounded in silence, except to float32.
 *
 * @throws {InvalidArgumentError} the value is not a number, bigint or boolean, as the type asks
 * @throws {OutOfRangeError} an integer does not fit the type
 */
export function checkScalar(type: Scalar, value: unknown): void {
  const access = scalars[type];
  const wanted = type === "bool" ? "boolean" : /^u?int64$/.test(type) ? "bigint" : "number";
  if (typeof value !== wanted || (access.range && !isWhole(value))) {
    throw new InvalidArgumentError(
      `struct: ${show(value)} is not a value of ${type}; give ${wanted === "number" && access.range ? "an integer" : `a ${wanted}`}`,
      { value },
    );
  }
  const { range } = access;
  if (range && (BigInt(value as number) < range[0] || BigInt(value as number) > range[1])) {
    throw new OutOfRangeError(
      `struct: ${show(value)} out of bounds for ${type}; give ${range[0]} to ${range[1]}`,
      { value },
    );
  }
}

function isWhole(value: unknown): boolean {
  return typeof value === "bigint" || Number.isInteger(value);
}

/** The typed arrays over many values; sizes appear as bigints there, bools as bytes. */
interface Arrays {
  bool: Uint8Array;
  int8: Int8Array;
  uint8: Uint8Array;
  int16: Int16Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  int64: BigInt64Array;
  uint64: BigUint64Array;
  usize: BigUint64Array;
  isize: BigInt64Array;
  float32: Float32Array;
  float64: Float64Array;
}

/** The typed array over values of a scalar type. */
export type ScalarArray<T extends Scalar> = Arrays[T];

const arrays: { readonly [T in Scalar]: ViewConstructor<Arrays[T]> } = {
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  usize: BigUint64Array,
  isize: BigInt64Array,
  float32: Float32Array,
  float64: Float64Array,
};

/** The class of that typed array. */
export function scalarArray(type: Scalar): ViewConstructor<ArrayBufferView> {
  return arrays[type];
}
