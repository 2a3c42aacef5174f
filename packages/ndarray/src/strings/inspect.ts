import { bool, int64 } from "../dtype/builtin.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";
import {
  alphabetic,
  alphanumeric,
  type CharacterClass,
  decimal,
  digit,
  lowerCase,
  numeric,
  space,
  titleCase,
  upperCase,
} from "./characters.ts";
import { mapped, type TextOperands, textOperands, type Texts } from "./operate.ts";
import { countParts, endsWith, find, findLast, startsWith, textLength } from "./text.ts";

/** Lengths in code points (bytes for byte strings), as int64. @see numpy.strings.str_len */
export function strLen(a: Texts): NDArray {
  const operands = textOperands("strLen", [a]);
  return mapped("strLen", operands, int64, (i) => BigInt(textLength(operands.text(0, i))));
}

function tested(operation: string, a: Texts, test: CharacterClass): NDArray {
  const operands = textOperands(operation, [a]);
  const run = operands.isUnicode ? test.unicode : test.bytes;
  return mapped(operation, operands, bool, (i) => run(operands.text(0, i)));
}

/** True where all characters are letters, and there is one. @see numpy.strings.isalpha */
export function isalpha(a: Texts): NDArray {
  return tested("isalpha", a, alphabetic);
}

/** True where all characters are letters or numerals. @see numpy.strings.isalnum */
export function isalnum(a: Texts): NDArray {
  return tested("isalnum", a, alphanumeric);
}

/** True where all characters are digits, superscripts included. @see numpy.strings.isdigit */
export function isdigit(a: Texts): NDArray {
  return tested("isdigit", a, digit);
}

/** True where all characters are decimal digits. @see numpy.strings.isdecimal */
export function isdecimal(a: Texts): NDArray {
  return tested("isdecimal", a, decimal);
}

/** True where all characters stand for numbers. @see numpy.strings.isnumeric */
export function isnumeric(a: Texts): NDArray {
  return tested("isnumeric", a, numeric);
}

/** True where all characters are white space. @see numpy.strings.isspace */
export function isspace(a: Texts): NDArray {
  return tested("isspace", a, space);
}

/** True where all cased characters are lower-case, and there is one. @see numpy.strings.islower */
export function islower(a: Texts): NDArray {
  return tested("islower", a, lowerCase);
}

/** True where all cased characters are upper-case, and there is one. @see numpy.strings.isupper */
export function isupper(a: Texts): NDArray {
  return tested("isupper", a, upperCase);
}

/** True where words begin with upper case and go on in lower case. @see numpy.strings.istitle */
export function istitle(a: Texts): NDArray {
  return tested("istitle", a, titleCase);
}

type Bound = number | NDArray | readonly number[];

type Search<R> = (text: string, part: string, start: number, end: number | null) => R;

function searched<R>(
  operation: string,
  a: Texts,
  part: Texts,
  start: Bound,
  end: Bound | null,
  search: Search<R>,
  store: (operands: TextOperands, valueAt: (i: number) => R) => NDArray,
): NDArray {
  const operands = textOperands(operation, [a, part], end === null ? [start] : [start, end]);
  return store(operands, (i) => {
    const to = end === null ? null : operands.integer(1, i);
    return search(operands.text(0, i), operands.text(1, i), operands.integer(0, i), to);
  });
}

const asCounts =
  (operation: string) =>
  (operands: TextOperands, valueAt: (i: number) => number): NDArray =>
    mapped(operation, operands, int64, (i) => BigInt(valueAt(i)));

const asFlags =
  (operation: string) =>
  (operands: TextOperands, valueAt: (i: number) => boolean): NDArray =>
    mapped(operation, operands, bool, valueAt);

/**
 * Where a part first occurs within [start, end), as int64; -1 where it does not.
 *
 * @throws {DTypeError} no strings, or bytes and unicode mixed
 * @see numpy.strings.find
 */
export function findText(
  a: Texts,
  part: Texts,
  start: Bound = 0,
  end: Bound | null = null,
): NDArray {
  return searched("find", a, part, start, end, find, asCounts("find"));
}

/** Where a part last occurs within [start, end); -1 where it does not. @see numpy.strings.rfind */
export function rfind(a: Texts, part: Texts, start: Bound = 0, end: Bound | null = null): NDArray {
  return searched("rfind", a, part, start, end, findLast, asCounts("rfind"));
}

/**
 * Where a part first occurs within [start, end).
 *
 * @throws {ValueError} it does not occur in an element
 * @see numpy.strings.index
 */
export function indexText(
  a: Texts,
  part: Texts,
  start: Bound = 0,
  end: Bound | null = null,
): NDArray {
  return searched("index", a, part, start, end, present("index", find), asCounts("index"));
}

/** Where a part last occurs. @throws {ValueError} it does not occur @see numpy.strings.rindex */
export function rindex(a: Texts, part: Texts, start: Bound = 0, end: Bound | null = null): NDArray {
  return searched("rindex", a, part, start, end, present("rindex", findLast), asCounts("rindex"));
}

function present(operation: string, search: Search<number>): Search<number> {
  return (text, part, start, end) => {
    const at = search(text, part, start, end);
    if (at >= 0) return at;
    throw new ValueError(`${operation}: substring not found; use find to get -1`, { value: part });
  };
}

/** How often a part occurs within [start, end) without overlap. @see numpy.strings.count */
export function countText(
  a: Texts,
  part: Texts,
  start: Bound = 0,
  end: Bound | null = null,
): NDArray {
  return searched("count", a, part, start, end, countParts, asCounts("count"));
}

/** True where the text from start begins with a part. @see numpy.strings.startswith */
export function startswith(
  a: Texts,
  part: Texts,
  start: Bound = 0,
  end: Bound | null = null,
): NDArray {
  return searched("startswith", a, part, start, end, startsWith, asFlags("startswith"));
}

/** True where the text up to end ends with a part. @see numpy.strings.endswith */
export function endswith(
  a: Texts,
  part: Texts,
  start: Bound = 0,
  end: Bound | null = null,
): NDArray {
  return searched("endswith", a, part, start, end, endsWith, asFlags("endswith"));
}
