import type { DType } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { whiteSpace } from "./characters.ts";
import { mapped, mappedTexts, type TextOperands, textOperands, type Texts } from "./operate.ts";
import {
  asciiLower,
  asciiUpper,
  expandTabs,
  justify,
  repeated,
  replaceParts,
  strip as stripText,
  zeroFill,
} from "./text.ts";

type Counts = number | NDArray | readonly number[];

/** A result as wide as the input; what is longer is cut, as NumPy cuts it. */
function changed(
  operation: string,
  operands: TextOperands,
  change: (text: string, i: number) => string,
  dtype: DType = operands.dtype.asNative(),
): NDArray {
  return mapped(operation, operands, dtype, (i) => {
    const text = change(operands.text(0, i), i);
    return operands.isUnicode ? text : text.slice(0, operands.dtype.itemsize);
  });
}

/** Changes of case keep the byte order, which the other functions make native, as in NumPy. */
function recased(
  operation: string,
  operands: TextOperands,
  change: (text: string) => string,
): NDArray {
  return changed(operation, operands, change, operands.dtype);
}

/** Lower-case copies. @see numpy.strings.lower */
export function lower(a: Texts): NDArray {
  const operands = textOperands("lower", [a]);
  const change = operands.isUnicode ? (text: string) => text.toLowerCase() : asciiLower;
  return recased("lower", operands, change);
}

/** Upper-case copies; what grows beyond the width is cut. @see numpy.strings.upper */
export function upper(a: Texts): NDArray {
  const operands = textOperands("upper", [a]);
  const change = operands.isUnicode ? (text: string) => text.toUpperCase() : asciiUpper;
  return recased("upper", operands, change);
}

/** Copies with upper and lower case exchanged. @see numpy.strings.swapcase */
export function swapcase(a: Texts): NDArray {
  const operands = textOperands("swapcase", [a]);
  const cased = operands.isUnicode ? /\p{Lu}|\p{Ll}/gu : /[A-Za-z]/g;
  const swap = (c: string): string => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase());
  return recased("swapcase", operands, (text) => text.replace(cased, swap));
}

/** Copies whose first character is upper-case, the others lower-case. @see numpy.strings.capitalize */
export function capitalize(a: Texts): NDArray {
  const operands = textOperands("capitalize", [a]);
  const [up, down] = casing(operands);
  return recased("capitalize", operands, (text) => {
    const [first = "", ...rest] = Array.from(text);
    return up(first) + down(rest.join(""));
  });
}

/** Copies whose words begin in upper case and go on in lower case. @see numpy.strings.title */
export function title(a: Texts): NDArray {
  const operands = textOperands("title", [a]);
  const [up, down] = casing(operands);
  const word = operands.isUnicode ? /\p{L}+/gu : /[A-Za-z]+/g;
  return recased("title", operands, (text) =>
    text.replace(word, (part) => {
      const [first = "", ...rest] = Array.from(part);
      return up(first) + down(rest.join(""));
    }),
  );
}

function casing({ isUnicode }: TextOperands): [(text: string) => string, (text: string) => string] {
  if (!isUnicode) return [asciiUpper, asciiLower];
  return [(text) => text.toUpperCase(), (text) => text.toLowerCase()];
}

function stripped(
  operation: string,
  a: Texts,
  characters: Texts,
  left: boolean,
  right: boolean,
): NDArray {
  const operands = textOperands(operation, characters === null ? [a] : [a, characters]);
  const space = operands.isUnicode ? whiteSpace.unicode : whiteSpace.bytes;
  return changed(operation, operands, (text, i) =>
    stripText(text, characters === null ? null : operands.text(1, i), space, left, right),
  );
}

/** Copies without white space (or the given characters) at both ends. @see numpy.strings.strip */
export function strip(a: Texts, characters: Texts = null): NDArray {
  return stripped("strip", a, characters, true, true);
}

/** Copies without white space (or the given characters) at the start. @see numpy.strings.lstrip */
export function lstrip(a: Texts, characters: Texts = null): NDArray {
  return stripped("lstrip", a, characters, true, false);
}

/** Copies without white space (or the given characters) at the end. @see numpy.strings.rstrip */
export function rstrip(a: Texts, characters: Texts = null): NDArray {
  return stripped("rstrip", a, characters, false, true);
}

/**
 * Copies in which a part is replaced, at most `count` times (all when negative).
 *
 * Plain texts to find and to put there are cut to the width of the elements of an array, as NumPy cuts them.
 *
 * @returns new array as wide as its longest text
 * @throws {DTypeError} no strings, or bytes and unicode mixed
 * @throws {ValueError} no elements at all
 * @see numpy.strings.replace
 */
export function replace(a: Texts, part: Texts, next: Texts, count: Counts = -1): NDArray {
  const [old, given] = [part, next].map((text) => asWideAs(a, text));
  const operands = textOperands("replace", [a, old!, given!], [count]);
  if (operands.count === 0) {
    throw new ValueError(
      "replace: zero-size array to reduction operation maximum which has no identity; there is no " +
        "text whose width the result could have",
      { value: a },
    );
  }
  return mappedTexts("replace", operands, (i) =>
    replaceParts(
      operands.text(0, i),
      operands.text(1, i),
      operands.text(2, i),
      operands.integer(0, i),
    ),
  );
}

/** A plain text among the operands of `replace` gets the dtype of the array in NumPy, and is cut to its width. */
function asWideAs(a: Texts, text: Texts): Texts {
  if (typeof text !== "string" || !isArray(a) || a.dtype.kind !== "U") return text;
  return Array.from(text)
    .slice(0, a.itemsize / 4)
    .join("");
}

/** The texts repeated; none for counts below 1. @see numpy.strings.multiply */
export function multiplyText(a: Texts, count: Counts): NDArray {
  const operands = textOperands("multiply", [a], [count]);
  return mappedTexts("multiply", operands, (i) =>
    repeated(operands.text(0, i), operands.integer(0, i)),
  );
}

/** The texts of two arrays, one behind the other. @see numpy.strings.add */
export function addText(a: Texts, b: Texts): NDArray {
  const operands = textOperands("add", [a, b]);
  return mappedTexts("add", operands, (i) => operands.text(0, i) + operands.text(1, i));
}

function justified(
  operation: string,
  a: Texts,
  width: Counts,
  fill: Texts,
  side: "left" | "right" | "center",
): NDArray {
  const operands = textOperands(operation, [a, fill], [width]);
  return mappedTexts(operation, operands, (i) =>
    justify(operands.text(0, i), operands.integer(0, i), operands.text(1, i), side),
  );
}

/** The texts padded on both sides to a width. @see numpy.strings.center */
export function center(a: Texts, width: Counts, fill: Texts = " "): NDArray {
  return justified("center", a, width, fill, "center");
}

/** The texts padded on the right to a width. @see numpy.strings.ljust */
export function ljust(a: Texts, width: Counts, fill: Texts = " "): NDArray {
  return justified("ljust", a, width, fill, "left");
}

/** The texts padded on the left to a width. @see numpy.strings.rjust */
export function rjust(a: Texts, width: Counts, fill: Texts = " "): NDArray {
  return justified("rjust", a, width, fill, "right");
}

/** The texts padded with zeros behind the sign. @see numpy.strings.zfill */
export function zfill(a: Texts, width: Counts): NDArray {
  const operands = textOperands("zfill", [a], [width]);
  return mappedTexts("zfill", operands, (i) =>
    zeroFill(operands.text(0, i), operands.integer(0, i)),
  );
}

/** Tabs replaced by spaces up to the next multiple of `size`. @see numpy.strings.expandtabs */
export function expandtabs(a: Texts, size: Counts = 8): NDArray {
  const operands = textOperands("expandtabs", [a], [size]);
  return mappedTexts("expandtabs", operands, (i) =>
    expandTabs(operands.text(0, i), operands.integer(0, i)),
  );
}
