import { IndexError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import { maxDims } from "./shape.ts";

/** `[start, stop, step]`; null or a missing part means the default, as in Python's `start:stop:step`. */
export type Range = readonly [start?: number | null, stop?: number | null, step?: number | null];

/** One item of a basic index. A string may hold several items: `"1:3, ::2"`, `"..., 0"`. */
export type BasicIndex = number | Range | string | null;

type ParsedItem = number | Range | null | "...";

/** A layout while it is being sliced: the axes done so far. */
interface Cut {
  readonly shape: number[];
  readonly strides: number[];
  byteOffset: number;
  /** The next axis of the array to be consumed. */
  axis: number;
  hasEllipsis: boolean;
}

/** The layout that a basic index selects. */
export interface SlicedLayout {
  readonly shape: number[];
  readonly strides: number[];
  readonly byteOffset: number;
}

/**
 * Apply a basic index to a layout.
 *
 * @throws {IndexError} out of bounds, too many indices, two ellipses, or something that is no basic index
 * @throws {ValueError} a step of 0
 */
export function sliceLayout(
  operation: string,
  shape: readonly number[],
  strides: readonly number[],
  byteOffset: number,
  items: readonly unknown[],
): SlicedLayout {
  const cut: Cut = { shape: [], strides: [], byteOffset, axis: 0, hasEllipsis: false };
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === "number") {
      cutInteger(operation, shape, strides, cut, item);
    } else if (Array.isArray(item)) {
      cutRange(operation, shape, strides, cut, item as unknown as Range);
    } else if (item === null) {
      cut.shape.push(1);
      cut.strides.push(0);
    } else {
      cutText(operation, shape, strides, cut, item, items, i);
    }
  }
  for (let axis = cut.axis; axis < shape.length; axis++) {
    cut.shape.push(shape[axis]!);
    cut.strides.push(strides[axis]!);
  }
  if (cut.shape.length > maxDims) {
    throw new IndexError(
      `${operation}: number of dimensions must be within [0, ${maxDims}], indexing result would have ${cut.shape.length}`,
      { index: items },
    );
  }
  return cut;
}

function cutInteger(
  operation: string,
  shape: readonly number[],
  strides: readonly number[],
  cut: Cut,
  index: number,
): void {
  const axis = cut.axis++;
  if (axis >= shape.length) throw tooMany(operation, shape.length, index);
  const length = shape[axis]!;
  const place = index < 0 ? index + length : index;
  if (!(place >= 0 && place < length) || !Number.isInteger(place)) {
    throw integerError(operation, axis, length, index);
  }
  cut.byteOffset += place * strides[axis]!;
}

/** The error for an integer index that is outside its axis, or no integer at all. */
export function integerError(
  operation: string,
  axis: number,
  length: number,
  index: number,
): IndexError {
  if (!Number.isInteger(index)) return notAnIndex(operation, index);
  return new IndexError(
    `${operation}: index ${index} is out of bounds for axis ${axis} with size ${length}`,
    { index },
  );
}

function cutRange(
  operation: string,
  shape: readonly number[],
  strides: readonly number[],
  cut: Cut,
  range: Range,
): void {
  const axis = cut.axis++;
  if (axis >= shape.length) throw tooMany(operation, shape.length, range);
  const length = shape[axis]!;
  const stride = strides[axis]!;
  const step = range[2] ?? 1;
  let start = range[0] ?? (step < 0 ? length - 1 : 0);
  let stop = range[1] ?? (step < 0 ? -1 - length : length);
  if (!(Number.isInteger(start) && Number.isInteger(stop) && Number.isInteger(step))) {
    throw notAnIndex(operation, range);
  }
  if (start < 0) start += length;
  if (stop < 0) stop += length;
  let count: number;
  if (step > 0) {
    start = start < 0 ? 0 : start > length ? length : start;
    stop = stop < 0 ? 0 : stop > length ? length : stop;
    count = stop > start ? Math.ceil((stop - start) / step) : 0;
  } else {
    if (step === 0) {
      throw new ValueError(`${operation}: slice step cannot be zero`, { value: range });
    }
    start = start < 0 ? -1 : start >= length ? length - 1 : start;
    stop = stop < 0 ? -1 : stop >= length ? length - 1 : stop;
    count = start > stop ? Math.ceil((stop - start) / step) : 0;
  }
  cut.shape.push(count);
  // An empty range keeps stride and offset as they were; nothing is read there.
  cut.strides.push(count > 0 ? stride * step : stride);
  if (count > 0) cut.byteOffset += start * stride;
}

function cutText(
  operation: string,
  shape: readonly number[],
  strides: readonly number[],
  cut: Cut,
  text: unknown,
  items: readonly unknown[],
  position: number,
): void {
  if (typeof text !== "string") throw notAnIndex(operation, text);
  const parsed = parseIndex(operation, text);
  for (let i = 0; i < parsed.length; i++) {
    const item = parsed[i] as ParsedItem;
    if (typeof item === "number") {
      cutInteger(operation, shape, strides, cut, item);
    } else if (item === null) {
      cut.shape.push(1);
      cut.strides.push(0);
    } else if (item === "...") {
      if (cut.hasEllipsis) {
        throw new IndexError(`${operation}: an index can only have a single ellipsis ('...')`, {
          index: items,
        });
      }
      cut.hasEllipsis = true;
      const consumed =
        countAxes(operation, parsed, i + 1) + countItems(operation, items, position + 1);
      for (; cut.axis < shape.length - consumed; cut.axis++) {
        cut.shape.push(shape[cut.axis]!);
        cut.strides.push(strides[cut.axis]!);
      }
    } else {
      cutRange(operation, shape, strides, cut, item);
    }
  }
}

/** How many axes the items from a position on consume. */
function countAxes(operation: string, parsed: readonly ParsedItem[], from: number): number {
  let count = 0;
  for (let i = from; i < parsed.length; i++) if (parsed[i] !== null && parsed[i] !== "...") count++;
  return count;
}

function countItems(operation: string, items: readonly unknown[], from: number): number {
  let count = 0;
  for (let i = from; i < items.length; i++) {
    const item = items[i];
    if (typeof item === "string") count += countAxes(operation, parseIndex(operation, item), 0);
    else if (item !== null) count++;
  }
  return count;
}

const parsedTexts = new Map<string, readonly ParsedItem[]>();
const integerText = /^[+-]?\d+$/;

/**
 * Read an index string: items with commas between them, each an integer, `start:stop:step` with any
 * part missing, `...`, or `None`, `null`, `newaxis`.
 *
 * @throws {IndexError} something else
 */
export function parseIndex(operation: string, text: string): readonly ParsedItem[] {
  let parsed = parsedTexts.get(text);
  if (parsed === undefined) {
    parsed = text.split(",").map((item) => parseItem(operation, item.trim(), text));
    // Strings may be made from data; a bound keeps the cache small.
    if (parsedTexts.size >= 1000) parsedTexts.clear();
    parsedTexts.set(text, parsed);
  }
  return parsed;
}

function parseItem(operation: string, item: string, text: string): ParsedItem {
  if (item === "...") return "...";
  if (item === "None" || item === "null" || item === "newaxis") return null;
  if (integerText.test(item)) return safeInteger(operation, item);
  const parts = item.split(":").map((part) => part.trim());
  const isRange = parts.length === 2 || parts.length === 3;
  if (!isRange || !parts.every((part) => part === "" || integerText.test(part))) {
    throw new IndexError(
      `${operation}: ${shown(text)} is not an index; write integers, "start:stop:step", "..." or "None"`,
      { index: text },
    );
  }
  const [start, stop, step] = parts.map((part) =>
    part === "" ? null : safeInteger(operation, part),
  );
  return [start ?? null, stop ?? null, step ?? null];
}

function safeInteger(operation: string, text: string): number {
  const value = Number(text);
  // Beyond 2^53 every axis has ended already, so the nearest safe integer means the same.
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
}

function tooMany(operation: string, ndim: number, index: unknown): IndexError {
  return new IndexError(
    `${operation}: too many indices for array: array is ${ndim}-dimensional, but more were indexed`,
    { index },
  );
}

function notAnIndex(operation: string, index: unknown): IndexError {
  return new IndexError(
    `${operation}: ${shown(index)} is not a basic index; only integers, [start, stop, step], index strings ` +
      "and null are valid here, use gather() or mask() for lists and arrays",
    { index },
  );
}
