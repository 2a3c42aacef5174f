import type { Codec } from "./codec.ts";
import { toBoolean, toFloat, toInteger } from "./convert.ts";
import { needsRest } from "../rest.ts";
import { DType, type Kind, nums } from "./dtype.ts";

/** True on the little-endian machines that every JavaScript engine of today runs on. */
export const isLittleEndian: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Makes the codec for one byte order. */
export type CodecMaker = (little: boolean) => Codec;

const boolCodec: CodecMaker = () => ({
  read: (view, at) => view.getUint8(at) !== 0,
  write: (view, at, value) => {
    view.setUint8(at, toBoolean(value) ? 1 : 0);
  },
});

function smallInteger(
  name: string,
  low: number,
  high: number,
  read: (view: DataView, at: number, little: boolean) => number,
  write: (view: DataView, at: number, value: number, little: boolean) => void,
): CodecMaker {
  const lowest = BigInt(low);
  const highest = BigInt(high);
  return (little) => ({
    read: (view, at) => read(view, at, little),
    write: (view, at, value) => {
      const isPlain =
        typeof value === "number" && Number.isInteger(value) && value >= low && value <= high;
      write(view, at, isPlain ? value : Number(toInteger(value, name, lowest, highest)), little);
    },
  });
}

const int64Codec: CodecMaker = (little) => ({
  read: (view, at) => view.getBigInt64(at, little),
  write: (view, at, value) => {
    view.setBigInt64(at, toInteger(value, "int64", -(2n ** 63n), 2n ** 63n - 1n), little);
  },
});

const uint64Codec: CodecMaker = (little) => ({
  read: (view, at) => view.getBigUint64(at, little),
  write: (view, at, value) => {
    view.setBigUint64(at, toInteger(value, "uint64", 0n, 2n ** 64n - 1n), little);
  },
});

const float32Codec: CodecMaker = (little) => ({
  read: (view, at) => view.getFloat32(at, little),
  write: (view, at, value) => {
    view.setFloat32(at, toFloat(value, "float32"), little);
  },
});

const float64Codec: CodecMaker = (little) => ({
  read: (view, at) => view.getFloat64(at, little),
  write: (view, at, value) => {
    view.setFloat64(at, toFloat(value, "float64"), little);
  },
});

const int8Codec = smallInteger(
  "int8",
  -128,
  127,
  (v, at) => v.getInt8(at),
  (v, at, x) => {
    v.setInt8(at, x);
  },
);
const uint8Codec = smallInteger(
  "uint8",
  0,
  255,
  (v, at) => v.getUint8(at),
  (v, at, x) => {
    v.setUint8(at, x);
  },
);
const int16Codec = smallInteger(
  "int16",
  -32768,
  32767,
  (v, at, e) => v.getInt16(at, e),
  (v, at, x, e) => {
    v.setInt16(at, x, e);
  },
);
const uint16Codec = smallInteger(
  "uint16",
  0,
  65535,
  (v, at, e) => v.getUint16(at, e),
  (v, at, x, e) => {
    v.setUint16(at, x, e);
  },
);
const int32Codec = smallInteger(
  "int32",
  -(2 ** 31),
  2 ** 31 - 1,
  (v, at, e) => v.getInt32(at, e),
  (v, at, x, e) => {
    v.setInt32(at, x, e);
  },
);
const uint32Codec = smallInteger(
  "uint32",
  0,
  2 ** 32 - 1,
  (v, at, e) => v.getUint32(at, e),
  (v, at, x, e) => {
    v.setUint32(at, x, e);
  },
);

/** One dtype of numbers in native byte order. */
export function builtin<N extends keyof typeof nums>(
  name: N,
  kind: Kind,
  itemsize: number,
  alignment: number,
  codec: CodecMaker,
): DType<N> {
  const facts = { name, kind, num: nums[name], itemsize, alignment };
  return new DType({
    ...facts,
    codec: codec(isLittleEndian),
    ...(itemsize === 1
      ? {}
      : { swap: () => new DType({ ...facts, isNative: false, codec: codec(!isLittleEndian) }) }),
  });
}

export const bool: DType<"bool"> = builtin("bool", "b", 1, 1, boolCodec);
export const int8: DType<"int8"> = builtin("int8", "i", 1, 1, int8Codec);
export const uint8: DType<"uint8"> = builtin("uint8", "u", 1, 1, uint8Codec);
export const int16: DType<"int16"> = builtin("int16", "i", 2, 2, int16Codec);
export const uint16: DType<"uint16"> = builtin("uint16", "u", 2, 2, uint16Codec);
export const int32: DType<"int32"> = builtin("int32", "i", 4, 4, int32Codec);
export const uint32: DType<"uint32"> = builtin("uint32", "u", 4, 4, uint32Codec);
export const int64: DType<"int64"> = builtin("int64", "i", 8, 8, int64Codec);
export const uint64: DType<"uint64"> = builtin("uint64", "u", 8, 8, uint64Codec);
export const float32: DType<"float32"> = builtin("float32", "f", 4, 4, float32Codec);
export const float64: DType<"float64"> = builtin("float64", "f", 8, 8, float64Codec);

/**
 * The built-in dtypes by their number. Without `register` there is no float16, complex64 and complex128;
 * `builtinOf` asks for them.
 */
export const builtins: (DType | undefined)[] = [
  bool,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  undefined,
  float32,
  float64,
];

/**
 * The built-in dtype of a number.
 *
 * @throws {UnavailableError} one of those that `register` brings
 */
export function builtinOf(num: number): DType {
  const dtype = builtins[num];
  if (dtype === undefined) throw needsRest("dtype");
  return dtype;
}
