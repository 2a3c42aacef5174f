import type { NativeScalar } from "@tsmem/native";

/** An element type: how to write it into memory and what the C kernels do with it. */
export interface DType {
  readonly name: string;
  /** Bytes per element, and per number of it. */
  readonly itemsize: number;
  readonly part: number;
  /** The element that C writes, and the tests use, for the k-th value. */
  pattern(k: number): NativeScalar;
  /** What the checksum of C counts an element as. */
  weigh(value: NativeScalar): number;
  /** What the `add` kernels of C make of an element at position k. */
  add(value: NativeScalar, k: number): NativeScalar;
  write(view: DataView, at: number, value: NativeScalar, littleEndian: boolean): void;
  read(view: DataView, at: number): NativeScalar;
  /** A dtype that NumPy's rule 'safe' does not convert to this one; none for complex128. */
  readonly unsafeFrom: string | undefined;
}

type Accessor = "Int8" | "Uint8" | "Int16" | "Uint16" | "Int32" | "Uint32" | "Float32" | "Float64";

function numeric(name: string, accessor: Accessor, unsafeFrom: string): DType {
  const itemsize = Number(/\d+/.exec(accessor)![0]) / 8;
  return {
    name,
    itemsize,
    part: itemsize,
    unsafeFrom,
    pattern: (k) => k % 50,
    weigh: (value) => Number(value),
    add: (value, k) => Number(value) + (k % 50),
    write: (view, at, value, little) => {
      view[`set${accessor}`](at, Number(value), little);
    },
    read: (view, at) => view[`get${accessor}`](at, true),
  };
}

function wide(name: string, accessor: "BigInt64" | "BigUint64", unsafeFrom: string): DType {
  return {
    name,
    itemsize: 8,
    part: 8,
    unsafeFrom,
    pattern: (k) => BigInt(k % 50),
    weigh: (value) => Number(value),
    add: (value, k) => (value as bigint) + BigInt(k % 50),
    write: (view, at, value, little) => {
      view[`set${accessor}`](at, value as bigint, little);
    },
    read: (view, at) => view[`get${accessor}`](at, true),
  };
}

interface Pair {
  readonly re: number;
  readonly im: number;
}

function complex(name: string, accessor: "Float32" | "Float64", unsafeFrom?: string): DType {
  const part = accessor === "Float32" ? 4 : 8;
  return {
    name,
    itemsize: 2 * part,
    part,
    unsafeFrom,
    pattern: (k) => ({ re: k % 50, im: (k % 50) + 1 }),
    weigh: (value) => (value as Pair).re + 100 * (value as Pair).im,
    add: (value, k) => ({
      re: (value as Pair).re + (k % 50),
      im: (value as Pair).im + (k % 50) + 1,
    }),
    write: (view, at, value, little) => {
      view[`set${accessor}`](at, (value as Pair).re, little);
      view[`set${accessor}`](at + part, (value as Pair).im, little);
    },
    read: (view, at) => ({
      re: view[`get${accessor}`](at, true),
      im: view[`get${accessor}`](at + part, true),
    }),
  };
}

const bool: DType = {
  name: "bool",
  itemsize: 1,
  part: 1,
  unsafeFrom: "uint8",
  pattern: (k) => k % 2 === 0,
  weigh: Number,
  add: (value, k) => value !== (k % 2 === 0),
  write: (view, at, value) => {
    view.setUint8(at, Number(value));
  },
  read: (view, at) => view.getUint8(at) !== 0,
};

export const dtypes: readonly DType[] = [
  bool,
  numeric("int8", "Int8", "uint8"),
  numeric("uint8", "Uint8", "int8"),
  numeric("int16", "Int16", "uint16"),
  numeric("uint16", "Uint16", "int16"),
  numeric("int32", "Int32", "float32"),
  numeric("uint32", "Uint32", "int32"),
  wide("int64", "BigInt64", "uint64"),
  wide("uint64", "BigUint64", "int64"),
  numeric("float32", "Float32", "int32"),
  numeric("float64", "Float64", "complex64"),
  complex("complex64", "Float32", "float64"),
  complex("complex128", "Float64"),
];
