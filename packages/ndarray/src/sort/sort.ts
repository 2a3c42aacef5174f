import { InvalidArgumentError } from "@tsmem/core";
import { flat } from "../views/flat.ts";
import { flatten } from "../views/reshape.ts";
import { checkArray, checkList } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import type { DType } from "../dtype/dtype.ts";
import { fieldOf } from "../dtype/struct.ts";
import { ValueError } from "../errors.ts";
import { checkAxis } from "../layout/shape.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { type Compare, compareOf } from "./engine/compare.ts";
import { sortValues } from "./engine/values.ts";
import {
  hasKeys,
  identity,
  isTime,
  type Lines,
  linesOf,
  permuteLine,
  refineByLine,
  storeLines,
  typedLine,
} from "./lines.ts";
import { argsortNative, sortNative } from "./native.ts";
import { argsortNumbers, axisLast, sortNumbers } from "./numbers.ts";
import { needsRest, registry } from "../rest.ts";
import { nums } from "../dtype/dtype.ts";

/** Names of NumPy's algorithms. Every sort here is stable, whichever is asked for. */
export type SortKind = "quicksort" | "heapsort" | "mergesort" | "stable";

/** What the sort functions take beside the array. */
export interface SortOptions {
  /** Axis to sort along; null sorts the flat array. Default -1. */
  readonly axis?: number | null;
  readonly kind?: SortKind;
  /** Fields of a structured dtype that decide, the first one first; the others break ties. */
  readonly order?: string | readonly string[];
}

/**
 * Sort along an axis.
 *
 * NaN and NaT come last; complex numbers go by real, then imaginary part; records field by field.
 *
 * @returns new array that owns its data, in the memory order of `a`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example sort(array([3, 1, 2])) // array([1, 2, 3])
 * @see numpy.sort
 */
export function sort(a: NDArray, options: SortOptions = {}): NDArray {
  checkArray("sort", a, options);
  const { axis = -1 } = options;
  if (axis !== null) checkAxis("sort", axis, a.shape.length);
  const result = axis === null ? flatten(a) : copy(a, { order: "K" });
  sortAxis("sort", result, axis ?? 0, options);
  return result;
}

/**
 * Sort an array in place along an axis.
 *
 * @throws {ReadOnlyError} the array is read-only
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.ndarray.sort
 */
export function sortInPlace(
  a: NDArray,
  options: SortOptions & { readonly axis?: number } = {},
): void {
  checkArray("sortInPlace", a, options);
  checkAxis("sortInPlace", options.axis ?? -1, a.shape.length);
  if (!a.writeable) throw readOnly("sortInPlace");
  sortAxis("sortInPlace", a, options.axis ?? -1, options);
}

function sortAxis(operation: string, a: NDArray, axis: number, options: SortOptions): void {
  const { rest } = registry;
  checkKind(operation, options.kind);
  if (rest !== null) rest.sortAxis(operation, a, axis, options);
  else if (options.order !== undefined) throw needsRest(operation);
  else sortNumbers(operation, a, checkAxis(operation, axis, a.shape.length));
}

/** @internal Sort in place along an axis, any dtype. */
export function sortAxisOfAny(
  operation: string,
  a: NDArray,
  axis: number,
  options: SortOptions,
): void {
  const compare = orderedCompare(operation, a.dtype, options.order);
  const along = checkAxis(operation, axis, a.shape.length);
  if (a.size === 0) return;
  const lines = linesOf(operation, a, along);
  if (compare !== null || !sortNative(lines)) {
    for (let line = 0; line < lines.count; line++) sortLine(lines, line, compare);
  }
  storeLines(lines, a, along);
}

function sortLine(lines: Lines, line: number, compare: Compare | null): void {
  const { dtype } = lines.buffer;
  if (compare === null && hasKeys(dtype) && dtype.num !== nums.float16) {
    sortValues(typedLine(lines, line), isTime(dtype));
    return;
  }
  permuteLine(lines, line, refineByLine(lines, line, identity(lines.length), compare));
}

/**
 * Give the positions that sort an array along an axis. Equal elements keep their order.
 *
 * @returns new int64 array of the shape of `a` (one axis for an array without axes)
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example argsort(array([3, 1, 2])) // array([1n, 2n, 0n])
 * @see numpy.argsort
 */
export function argsort(a: NDArray, options: SortOptions = {}): NDArray<"int64"> {
  checkArray("argsort", a, options);
  const { axis = -1 } = options;
  checkKind("argsort", options.kind);
  const source = axis === null || a.shape.length === 0 ? flat(a) : a;
  const along = checkAxis("argsort", axis ?? 0, Math.max(a.shape.length, 1));
  const { rest } = registry;
  if (rest !== null) return rest.argsort(source, along, options);
  if (options.order !== undefined) throw needsRest("argsort");
  return argsortNumbers(source, along);
}

/** @internal The orders along an axis, any dtype. */
export function argsortOfAny(
  source: NDArray,
  along: number,
  options: SortOptions,
): NDArray<"int64"> {
  const compare = orderedCompare("argsort", source.dtype, options.order);
  if (source.size === 0) return newArray("argsort", source.shape, int64);
  const lines = linesOf("argsort", source, along);
  const known = compare === null ? argsortNative("argsort", source, along, lines) : null;
  if (known !== null) return known;
  return fillOrders("argsort", source, along, lines, (line) =>
    refineByLine(lines, line, identity(lines.length), compare),
  );
}

/** A new int64 array shaped like `source` that holds an order per line. */
export function fillOrders(
  operation: string,
  source: NDArray,
  along: number,
  lines: Lines,
  orderOf: (line: number) => Int32Array,
): NDArray<"int64"> {
  const result = newArray(operation, source.shape, int64);
  writeOrders(result, along, lines.count, orderOf);
  return result;
}

/** Store one order per line of `axis` into an int64 array. */
export function writeOrders(
  result: NDArray,
  axis: number,
  count: number,
  orderOf: (line: number) => Int32Array,
): void {
  const moved = axisLast(result, axis);
  const data = result.storage.typed(int64.num) as BigInt64Array;
  const steps = moved.strides.map((stride) => stride / 8);
  const step = steps.at(-1)!;
  for (let line = 0; line < count; line++) {
    let rest = line;
    let at = moved.byteOffset / 8;
    for (let i = moved.shape.length - 2; i >= 0; i--) {
      const length = moved.shape[i]!;
      at += (rest % length) * steps[i]!;
      rest = Math.floor(rest / length);
    }
    const order = orderOf(line);
    for (let i = 0; i < order.length; i++) data[at + i * step] = BigInt(order[i]!);
  }
}

const kinds = ["quicksort", "heapsort", "mergesort", "stable"];

function checkKind(operation: string, kind: SortKind | undefined): void {
  if (kind === undefined || kinds.includes(kind)) return;
  throw new ValueError(
    `${operation}: sort kind must be one of 'quick', 'heap', or 'stable' (got ${shown(kind)})`,
    { value: kind },
  );
}

/** The order in which the named fields come first, or null for the order of the dtype. */
function orderedCompare(
  operation: string,
  dtype: DType,
  order: string | readonly string[] | undefined,
): Compare | null {
  if (order === undefined) return null;
  if (dtype.fields === null) {
    throw new ValueError(
      `${operation}: Cannot specify order when the array has no fields; its dtype is ${dtype.name}`,
      { value: order },
    );
  }
  const names = typeof order === "string" ? [order] : order;
  checkList(operation, "order", names);
  if (new Set(names).size !== names.length) {
    throw new InvalidArgumentError(`${operation}: duplicate field name in order`, { value: order });
  }
  const rest = dtype.fields.map((field) => field.name).filter((name) => !names.includes(name));
  const rules = [...names, ...rest].map((name) => {
    const field = fieldOf(dtype, name);
    return { offset: field.offset, compare: compareOf(field.dtype) };
  });
  return (left, a, right, b) => {
    for (const { offset, compare } of rules) {
      const verdict = compare(left, a + offset, right, b + offset);
      if (verdict !== 0) return verdict;
    }
    return 0;
  };
}
