import type { Codec } from "./codec.ts";
import { toBoolean, toFloat, toInteger } from "./convert.ts";
import type { DType } from "./dtype.ts";

/** The codecs of native numbers in either byte order; other dtypes bring their own. */

/** True on the little-endian machines that every JavaScript engine of today runs on. */
export const isLittleEndian: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

type CodecMaker = (little: boolean) => Codec;

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

/** By number of the dtype. */
const makers: readonly (CodecMaker | undefined)[] = [
  boolCodec,
  int8Codec,
  uint8Codec,
  int16Codec,
  uint16Codec,
  int32Codec,
  uint32Codec,
  int64Codec,
  uint64Codec,
  undefined,
  float32Codec,
  float64Codec,
];

/** The codec of a dtype, also where the rest of the package is not there. */
export function codecOf(dtype: DType): Codec {
  return (dtype.ownCodec ??= makers[dtype.num]!(dtype.isNative === isLittleEndian));
}
