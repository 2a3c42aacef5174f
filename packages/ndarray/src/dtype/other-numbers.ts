import type { Codec } from "./codec.ts";
import { Complex } from "./complex.ts";
import { toFloat } from "./convert.ts";
import { toComplex } from "./convert-other.ts";
import { DType, type Kind, nums } from "./dtype.ts";
import { halfToNumber, numberToHalf } from "./half.ts";
import { isLittleEndian } from "./number-codecs.ts";

/** The numeric dtypes that JavaScript has no plain numbers for. */

type CodecMaker = (little: boolean) => Codec;

const float16Codec: CodecMaker = (little) => ({
  read: (view, at) => halfToNumber(view.getUint16(at, little)),
  write: (view, at, value) => {
    view.setUint16(at, numberToHalf(toFloat(value, "float16")), little);
  },
});

const complex64Codec: CodecMaker = (little) => ({
  read: (view, at) => new Complex(view.getFloat32(at, little), view.getFloat32(at + 4, little)),
  write: (view, at, value) => {
    const { re, im } = toComplex(value, "complex64");
    view.setFloat32(at, re, little);
    view.setFloat32(at + 4, im, little);
  },
});

const complex128Codec: CodecMaker = (little) => ({
  read: (view, at) => new Complex(view.getFloat64(at, little), view.getFloat64(at + 8, little)),
  write: (view, at, value) => {
    const { re, im } = toComplex(value, "complex128");
    view.setFloat64(at, re, little);
    view.setFloat64(at + 8, im, little);
  },
});

function numbers<N extends string>(
  name: N,
  num: number,
  kind: Kind,
  itemsize: number,
  alignment: number,
  codec: CodecMaker,
): DType<N> {
  const facts = { name, kind, num, itemsize, alignment };
  return new DType({
    ...facts,
    ownCodec: codec(isLittleEndian),
    swap: () => new DType({ ...facts, isNative: false, ownCodec: codec(!isLittleEndian) }),
  });
}

export const float16: DType<"float16"> = numbers("float16", nums.float16, "f", 2, 2, float16Codec);
export const complex64: DType<"complex64"> = numbers(
  "complex64",
  nums.complex64,
  "c",
  8,
  4,
  complex64Codec,
);
export const complex128: DType<"complex128"> = numbers(
  "complex128",
  nums.complex128,
  "c",
  16,
  8,
  complex128Codec,
);
