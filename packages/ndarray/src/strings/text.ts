import { SizeOverflowError } from "@tsmem/core";
/*
 * Python's text functions on one element. Positions count code points, as Python does; texts without
 * surrogates take the runtime's functions directly.
 */

const astral = /[\ud800-\udbff][\udc00-\udfff]/;

/** Number of code points. */
export function textLength(text: string): number {
  if (!astral.test(text)) return text.length;
  return Array.from(text).length;
}

/** Resolve Python's optional start and end (negative from the end) to UTF-16 positions. */
function bounds(text: string, start: number, end: number | null): [number, number] | null {
  const characters = astral.test(text) ? Array.from(text) : null;
  const length = characters === null ? text.length : characters.length;
  const clip = (at: number): number => Math.max(0, at < 0 ? at + length : at);
  const from = clip(start);
  const to = Math.min(length, end === null ? length : clip(end));
  if (from > to) return null;
  if (characters === null) return [from, to];
  const first = characters.slice(0, from).join("").length;
  return [first, first + characters.slice(from, to).join("").length];
}

/** Position of the first `part` within [start, end), or -1. */
export function find(text: string, part: string, start: number, end: number | null): number {
  const range = bounds(text, start, end);
  if (range === null) return -1;
  const at = text.slice(0, range[1]).indexOf(part, range[0]);
  return at < 0 ? -1 : textLength(text.slice(0, at));
}

/** Position of the last `part` within [start, end), or -1. */
export function findLast(text: string, part: string, start: number, end: number | null): number {
  const range = bounds(text, start, end);
  if (range === null) return -1;
  const at = text.slice(0, range[1]).lastIndexOf(part);
  return at < range[0] ? -1 : textLength(text.slice(0, at));
}

/** Number of `part` within [start, end) that do not overlap. */
export function countParts(text: string, part: string, start: number, end: number | null): number {
  const range = bounds(text, start, end);
  if (range === null) return 0;
  const within = text.slice(range[0], range[1]);
  if (part === "") return textLength(within) + 1;
  return within.split(part).length - 1;
}

export function startsWith(text: string, part: string, start: number, end: number | null): boolean {
  const range = bounds(text, start, end);
  return range !== null && text.slice(range[0], range[1]).startsWith(part);
}

export function endsWith(text: string, part: string, start: number, end: number | null): boolean {
  const range = bounds(text, start, end);
  return range !== null && text.slice(range[0], range[1]).endsWith(part);
}

/** Replace the first `count` parts, all when count is negative. An empty part stands between all. */
export function replaceParts(text: string, part: string, next: string, count: number): string {
  if (count === 0) return text;
  const pieces = part === "" ? ["", ...Array.from(text), ""] : text.split(part);
  // Between the pieces of an empty part "" stands once before the first and after the last.
  const limit = count < 0 ? pieces.length - 1 : Math.min(count, pieces.length - 1);
  let result = pieces[0]!;
  for (let i = 1; i < pieces.length; i++) result += (i <= limit ? next : part) + pieces[i]!;
  return result;
}

/** Remove the characters of `set` (white space of the class when null) from the ends. */
export function strip(
  text: string,
  set: string | null,
  space: string,
  left: boolean,
  right: boolean,
): string {
  const isStripped = (character: string): boolean =>
    set === null ? new RegExp(`[${space}]`, "u").test(character) : set.includes(character);
  const characters = Array.from(text);
  let from = 0;
  let to = characters.length;
  if (left) while (from < to && isStripped(characters[from]!)) from += 1;
  if (right) while (to > from && isStripped(characters[to - 1]!)) to -= 1;
  return characters.slice(from, to).join("");
}

/** Pad to `width` code points on the left, the right or both sides. */
export function justify(
  text: string,
  width: number,
  fill: string,
  side: "left" | "right" | "center",
): string {
  const missing = width - textLength(text);
  if (missing <= 0) return text;
  if (side === "left") return text + repeated(fill, missing);
  if (side === "right") return repeated(fill, missing) + text;
  // Python's centre: an odd rest goes left when the width is odd.
  const left = Math.floor(missing / 2) + (missing & width & 1);
  return repeated(fill, left) + text + repeated(fill, missing - left);
}

/** Fill with zeros behind the sign. */
export function zeroFill(text: string, width: number): string {
  const missing = width - textLength(text);
  if (missing <= 0) return text;
  const sign = /^[+-]/.test(text) ? text[0]! : "";
  return sign + repeated("0", missing) + text.slice(sign.length);
}

/** Replace tabs by spaces up to the next multiple of `size`. */
export function expandTabs(text: string, size: number): string {
  let result = "";
  let column = 0;
  for (const character of text) {
    if (character === "\t") {
      const count = size > 0 ? size - (column % size) : 0;
      result += " ".repeat(count);
      column += count;
    } else {
      result += character;
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result;
}

/** Lower the cased characters of ASCII only. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
}

/** Raise the cased characters of ASCII only. */
export function asciiUpper(text: string): string {
  return text.replace(/[a-z]+/g, (part) => part.toUpperCase());
}

/**
 * A text `count` times; none for counts below 1.
 *
 * @throws {SizeOverflowError} more characters than a string of every engine can have
 */
export function repeated(text: string, count: number): string {
  if (text.length * count > mostCharacters) {
    throw new SizeOverflowError(
      `strings: ${count} times ${text.length} characters are more than the ${mostCharacters} of the longest text`,
      { sizes: [count, text.length] },
    );
  }
  return count > 0 && text !== "" ? text.repeat(count) : "";
}

const mostCharacters = 2 ** 28;
