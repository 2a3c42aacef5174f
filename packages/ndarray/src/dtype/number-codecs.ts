import type { Codec } from "./codec.ts";
import { toBoolean, toFloat, toInteger } from "./convert.ts";
import { type DType, nums } from "./dtype.ts";

/** The codecs of native numbers in either byte order; other dtypes bring their own. */

/** True on the little-endian machines that every JavaScript engine of today runs on. */
export const isLittleEndian: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const boolCodec: Codec = {
  read: (view, at) => view.getUint8(at) !== 0,
  write: (view, at, value) => {
    view.setUint8(at, toBoolean(value) ? 1 : 0);
  },
};

/** How a DataView reads and writes the items of a dtype, after its number; bool has a codec of its own. */
const methods = [
  "",
  "Int8",
  "Uint8",
  "Int16",
  "Uint16",
  "Int32",
  "Uint32",
  "BigInt64",
  "BigUint64",
  "",
  "Float32",
  "Float64",
];

type Read = (this: DataView, at: number, little: boolean) => number | bigint;
type Write = (this: DataView, at: number, value: number | bigint, little: boolean) => void;

/** The codec of a dtype, also where the rest of the package is not there. */
export function codecOf(dtype: DType): Codec {
  return (dtype.ownCodec ??= dtype.num === nums.bool ? boolCodec : numberCodec(dtype));
}

function numberCodec({ name, num, kind, itemsize, isNative }: DType): Codec {
  const little = isNative === isLittleEndian;
  const method = methods[num]!;
  const access: Readonly<Record<string, unknown>> = DataView.prototype as never;
  const [read, write] = [access[`get${method}`] as Read, access[`set${method}`] as Write];
  const bits = BigInt(itemsize * 8);
  const low = kind === "i" ? -1n << (bits - 1n) : 0n;
  const high = low + (1n << bits) - 1n;
  const [lowest, highest] = [Number(low), Number(high)];
  const toItem = (value: unknown): number | bigint => {
    if (kind === "f") return toFloat(value, name);
    const integer = toInteger(value, name, low, high);
    return itemsize === 8 ? integer : Number(integer);
  };
  return {
    read: (view, at) => read.call(view, at, little),
    write: (view, at, value) => {
      // Most values need no bigints to be checked.
      const isPlain = itemsize < 8 && Number.isInteger(value);
      const fits = isPlain && (value as number) >= lowest && (value as number) <= highest;
      write.call(view, at, fits ? (value as number) : toItem(value), little);
    },
  };
}
