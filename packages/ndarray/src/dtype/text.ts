import { ValueError } from "../errors.ts";
import { shown } from "./convert.ts";
import { isComplex, type Complex } from "./complex.ts";
import type { Codec } from "./codec.ts";
import { DType, nums } from "./dtype.ts";
import { isLittleEndian } from "./number-codecs.ts";
import { WeakFloat } from "./weak-float.ts";
import { formatFloat } from "./format-float.ts";

/** Bytes strings of one length: one character per byte, padded with NULs that reading removes. */
export function bytesDType(length: number): DType<`S${number}`> {
  return new DType({
    name: `S${length}`,
    kind: "S",
    num: nums.bytes,
    itemsize: length,
    alignment: 1,
    ownCodec: bytesCodec(length),
  });
}

/** Text of one length in code points, four bytes each, padded with NULs that reading removes. */
export function textDType(length: number, isNative = true): DType<`U${number}`> {
  return new DType({
    name: `U${length}`,
    kind: "U",
    num: nums.str,
    itemsize: length * 4,
    alignment: 4,
    isNative,
    ownCodec: textCodec(length, isNative === isLittleEndian),
    swap: () => textDType(length, !isNative),
  });
}

function bytesCodec(length: number): Codec {
  return {
    read: (view, at) => {
      let end = length;
      while (end > 0 && view.getUint8(at + end - 1) === 0) end--;
      let text = "";
      for (let i = 0; i < end; i++) text += String.fromCharCode(view.getUint8(at + i));
      return text;
    },
    write: (view, at, value) => {
      const text = value instanceof Uint8Array ? latin1(value) : textOf(value);
      for (let i = 0; i < length; i++) {
        const code = i < text.length ? text.charCodeAt(i) : 0;
        if (code > 255) {
          throw new ValueError(
            `S${length}: ${shown(text)} has characters beyond one byte; use a U dtype`,
            { value },
          );
        }
        view.setUint8(at + i, code);
      }
    },
  };
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  // By index: an iterator would refuse one whose buffer is gone, which is just empty.
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

function textCodec(length: number, little: boolean): Codec {
  return {
    read: (view, at) => {
      let end = length;
      while (end > 0 && view.getUint32(at + (end - 1) * 4, little) === 0) end--;
      let text = "";
      for (let i = 0; i < end; i++) {
        const code = view.getUint32(at + i * 4, little);
        text += code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      }
      return text;
    },
    write: (view, at, value) => {
      const text = value instanceof Uint8Array ? latin1(value) : textOf(value);
      let used = 0;
      for (const character of text) {
        if (used === length) break;
        view.setUint32(at + used++ * 4, character.codePointAt(0)!, little);
      }
      for (; used < length; used++) view.setUint32(at + used * 4, 0, little);
    },
  };
}

/** A value as Python's `str()` shows it. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number")
    return Number.isInteger(value) ? value.toFixed(0) : formatFloat(value);
  if (value instanceof WeakFloat) return formatFloat(value.value);
  if (isComplex(value)) return complexText(value);
  throw new ValueError(`str: ${shown(value)} has no text form here; give a string`, { value });
}

/** A complex number as Python's `str()` shows it. */
export function complexText(value: Complex): string {
  const re = formatFloat(value.re).replace(/\.0$/, "");
  const im = formatFloat(value.im).replace(/\.0$/, "");
  const signed = im.startsWith("-") ? im : `+${im}`;
  return value.re === 0 && !Object.is(value.re, -0) ? `${im}j` : `(${re}${signed}j)`;
}
