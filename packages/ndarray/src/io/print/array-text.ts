import { checkArray } from "../../arguments.ts";
import type { DType } from "../../dtype/dtype.ts";
import type { NDArray } from "../../ndarray.ts";
import { codeOf } from "../npy/descr.ts";
import { pythonRepr } from "../npy/python-literal.ts";
import { textLength } from "../../strings/text.ts";
import { elementFormatter, scalarText } from "./element.ts";
import { checkText, fullOptions, type PrintOptions } from "./options.ts";

/** What `array2string` takes beside the array. */
export interface ArrayTextOptions extends PrintOptions {
  /** Between elements; default one space. */
  readonly separator?: string;
  /** Text that will stand before the result: its width indents the lines. */
  readonly prefix?: string;
  /** Text that will stand behind the result: its width shortens the lines. */
  readonly suffix?: string;
}

/**
 * Print the elements of an array in nested brackets, as NumPy prints them.
 *
 * @throws {OutOfRangeError} a negative count among the options
 * @example array2string(array([[1, 2.5], [3, 4]])) // "[[1.  2.5]\n [3.  4. ]]"
 * @see numpy.array2string
 */
export function array2string(a: NDArray, options: ArrayTextOptions = {}): string {
  checkArray("array2string", a, options);
  const { separator = " ", prefix = "", suffix = "", ...rest } = options;
  const full = fullOptions("array2string", rest);
  for (const [name, text] of Object.entries({ separator, prefix, suffix })) {
    checkText("array2string", name, text);
  }
  if (a.size === 0) {
    a.storage.check();
    return "[]";
  }
  const isSummary = a.size > full.threshold;
  const parts = visible(a, isSummary ? full.edgeitems : Infinity);
  // Without items at the edges NumPy leaves room for all of them, and prints the last.
  const printed = isSummary && full.edgeitems === 0 ? visible(a, Infinity) : parts;
  const values = printed.flat(Math.max(a.shape.length - 1, 0));
  const format = elementFormatter(a.dtype, values, a.shape.length === 0, full);
  if (a.shape.length === 0) return format(values[0]);
  const layout = { separator, edgeitems: isSummary ? full.edgeitems : Infinity, format };
  const indent = " ".repeat(prefix.length + 1);
  return brackets(parts, a.shape, layout, indent, full.linewidth - suffix.length);
}

/** The elements that will be printed, nested as the axes: all, or those at the edges. */
function visible(a: NDArray, edgeitems: number): unknown[] {
  const { shape, strides, dtype, storage } = a;
  const { view } = storage;
  const read = (axis: number, at: number): unknown => {
    if (axis === shape.length) return dtype.codec.read(view, at);
    const length = shape[axis]!;
    const stride = strides[axis]!;
    const kept = (i: number): unknown => read(axis + 1, at + i * stride);
    if (length <= 2 * edgeitems) return Array.from({ length }, (_, i) => kept(i));
    const count = edgeitems + Math.max(edgeitems, 1);
    return Array.from({ length: count }, (_, i) => kept(i < edgeitems ? i : length - count + i));
  };
  const nested = read(0, a.byteOffset);
  return shape.length === 0 ? [nested] : (nested as unknown[]);
}

interface Layout {
  readonly separator: string;
  readonly edgeitems: number;
  readonly format: (value: unknown) => string;
}

function brackets(
  items: readonly unknown[],
  shape: readonly number[],
  layout: Layout,
  indent: string,
  width: number,
): string {
  const isSummary = shape[0]! > 2 * layout.edgeitems;
  const gap = isSummary ? layout.edgeitems : -1;
  const text =
    shape.length === 1
      ? row(items, gap, layout, indent, width)
      : stack(items, gap, shape, layout, indent, width);
  return `[${text.slice(indent.length)}]`;
}

function stack(
  items: readonly unknown[],
  gap: number,
  shape: readonly number[],
  layout: Layout,
  indent: string,
  width: number,
): string {
  const rest = shape.slice(1);
  const lines = items.map(
    (item) => indent + brackets(item as unknown[], rest, layout, `${indent} `, width - 1),
  );
  if (gap >= 0) lines.splice(gap, 0, `${indent}...`);
  return lines.join(layout.separator.trimEnd() + "\n".repeat(rest.length));
}

/** The elements of the last axis, wrapped where the line is full. */
function row(
  items: readonly unknown[],
  gap: number,
  { separator, format }: Layout,
  indent: string,
  width: number,
): string {
  const room = width - Math.max(separator.trimEnd().length, 1);
  const words = items.map(format);
  if (gap >= 0) words.splice(gap, 0, "...");
  let done = "";
  let line = indent;
  words.forEach((word, i) => {
    const isFull = textLength(line) + textLength(word) > room && line.length > indent.length;
    if (isFull) {
      done += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += word;
    if (i < words.length - 1) line += separator;
  });
  return done + line;
}

/**
 * Print an array as an expression that makes it: `array([1, 2], dtype=int32)`.
 *
 * @see numpy.array_repr
 */
export function arrayRepr(a: NDArray, options: PrintOptions = {}): string {
  checkArray("arrayRepr", a, options);
  const full = fullOptions("arrayRepr", options);
  const opening = "array(";
  const text = array2string(a, { ...full, separator: ", ", prefix: opening, suffix: ")" });
  const extras: string[] = [];
  const isEmpty = a.size === 0;
  if ((isEmpty && a.shape.length !== 1) || a.size > full.threshold) {
    extras.push(`shape=${shapeText(a.shape)}`);
  }
  if (isEmpty || !isImplied(a.dtype)) extras.push(`dtype=${dtypeText(a.dtype)}`);
  if (extras.length === 0) return `${opening}${text})`;
  const head = `${opening}${text},`;
  const tail = `${extras.join(", ")})`;
  const lastLine = head.length - (head.lastIndexOf("\n") + 1);
  const fits = lastLine + tail.length + 1 <= full.linewidth;
  return head + (fits ? " " : `\n${" ".repeat(opening.length)}`) + tail;
}

/**
 * Print an array as text: `[1 2]`. An array without axes prints like its element, with all digits.
 *
 * @see numpy.array_str
 */
export function arrayStr(a: NDArray, options: PrintOptions = {}): string {
  checkArray("arrayStr", a, options);
  if (a.shape.length > 0) return array2string(a, options);
  const value = a.dtype.codec.read(a.storage.view, a.byteOffset);
  return scalarText(a.dtype, value, fullOptions("arrayStr", options));
}

function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** The dtypes that NumPy gives plain literals. */
function isImplied({ name, isNative, fields }: DType): boolean {
  return fields === null && isNative && ["bool", "int64", "float64", "complex128"].includes(name);
}

/** A dtype as it stands in a repr. */
function dtypeText(dtype: DType): string {
  if (dtype.fields !== null) return structText(dtype);
  if (!dtype.isNative || "SUV".includes(dtype.kind)) return `'${codeOf(dtype)}'`;
  return /^[A-Za-z][A-Za-z0-9]*$/.test(dtype.name) ? dtype.name : `'${dtype.name}'`;
}

/** The code of a field: bytes and booleans have no byte order mark there. */
function fieldText(dtype: DType): string {
  if (dtype.fields !== null) return structText(dtype);
  const code = codeOf(dtype);
  if (dtype.kind === "b") return "'?'";
  return `'${code.startsWith("|") && dtype.kind !== "V" ? code.slice(1) : code}'`;
}

function structText(dtype: DType): string {
  const fields = dtype.fields!;
  let end = 0;
  let isPacked = !dtype.isAligned;
  for (const { offset, dtype: field } of fields) {
    if (offset !== end) isPacked = false;
    end = offset + field.itemsize;
  }
  if (isPacked && end === dtype.itemsize) {
    const entries = fields.map(({ name, dtype: field }) => {
      const { subarray } = field;
      if (subarray === null) return `(${pythonRepr(name)}, ${fieldText(field)})`;
      const shape = shapeText(subarray.shape);
      return `(${pythonRepr(name)}, ${fieldText(subarray.dtype)}, ${shape})`;
    });
    return `[${entries.join(", ")}]`;
  }
  const list = (texts: readonly (string | number)[]): string => `[${texts.join(", ")}]`;
  const formats = fields.map(({ dtype: field }) => {
    const { subarray } = field;
    if (subarray === null) return fieldText(field);
    return `(${fieldText(subarray.dtype)}, ${shapeText(subarray.shape)})`;
  });
  return (
    `{'names': ${list(fields.map((f) => pythonRepr(f.name)))}, 'formats': ${list(formats)}, ` +
    `'offsets': ${list(fields.map((f) => f.offset))}, 'itemsize': ${dtype.itemsize}` +
    `${dtype.isAligned ? ", 'aligned': True" : ""}}`
  );
}
