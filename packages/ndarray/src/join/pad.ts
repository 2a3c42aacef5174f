import { InvalidArgumentError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { fill } from "../assign/fill.ts";
import { newArray } from "../create/empty.ts";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import { checkShape } from "../layout/shape.ts";
import { isCContiguous, isFContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { partOf } from "./parts.ts";
import type { Permuted } from "../types/axes.ts";
import type { Shape } from "../types/shape.ts";

/** Where the added elements come from. */
export type PadMode = "constant" | "edge" | "reflect" | "symmetric" | "wrap" | "empty";

/** One number for all, one pair for all axes, or one number or pair per axis. */
export type PadWidth = number | readonly number[] | readonly (readonly number[])[];

/** What `pad` takes beside the array and the widths. */
export interface PadOptions {
  /** Default "constant". */
  readonly mode?: PadMode;
  /** For "constant": values before and after, shaped like the widths; default 0. */
  readonly constantValues?: unknown;
}

/**
 * Add elements around an array.
 *
 * - `constant`: given values; `edge`: the outermost element; `empty`: unspecified
 * - `reflect`: mirrored without the outermost element; `symmetric`: mirrored with it
 * - `wrap`: from the other end
 *
 * @param width - elements before and after each axis
 * @returns new array that owns its data
 * @throws {ValueError} a negative width, an unknown mode, or an empty axis to take elements from
 * @example pad(array([1, 2]), [1, 2]) // array([0, 1, 2, 0, 0])
 * @see numpy.pad
 */
export function pad<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  width: PadWidth,
  options?: PadOptions,
): NDArray<D, Permuted<S>>;
export function pad(a: NDArray, width: PadWidth, options: PadOptions = {}): NDArray {
  checkArray("pad", a, options);
  const { mode = "constant" } = options;
  const ndim = a.shape.length;
  const widths = pairs("padWidth", width, ndim) as [number, number][];
  for (const pair of widths) {
    if (!pair.every((n) => Number.isInteger(n))) {
      throw new InvalidArgumentError("pad: `padWidth` must be of integral type.", { value: width });
    }
    if (pair.some((n) => n < 0)) {
      throw new ValueError("pad: index can't contain negative values", { value: width });
    }
  }
  if (!["constant", "edge", "reflect", "symmetric", "wrap", "empty"].includes(mode)) {
    throw new ValueError(`pad: mode '${shown(mode)}' is not supported`, { value: mode });
  }
  if (mode !== "constant" && options.constantValues !== undefined) {
    throw new ValueError(
      `pad: unsupported keyword arguments for mode '${mode}': constantValues; leave them out`,
      { value: options.constantValues },
    );
  }
  const shape = checkShape(
    "pad",
    a.shape.map((length, axis) => length + widths[axis]![0] + widths[axis]![1]),
  );
  const { itemsize } = a.dtype;
  const isFortran =
    isFContiguous(a.shape, a.strides, itemsize) && !isCContiguous(a.shape, a.strides, itemsize);
  const result = newArray("pad", shape, a.dtype, isFortran ? "F" : "C");
  let inner: NDArray = result;
  widths.forEach(([before], axis) => {
    inner = partOf(inner, axis, before, a.shape[axis]!);
  });
  copyInto("pad", inner, a, "unsafe");
  if (mode === "empty") return result;
  const values = pairs("constantValues", options.constantValues ?? 0, ndim);
  // Axis by axis; later axes copy what earlier ones have filled.
  let area: NDArray = result;
  widths.forEach(([before], axis) => {
    if (axis > 0) area = result;
    for (let later = axis + 1; later < ndim; later++) {
      area = partOf(area, later, widths[later]![0], a.shape[later]!);
    }
    fillAxis(area, axis, before, a.shape[axis]!, mode, values[axis]!);
  });
  return result;
}

function fillAxis(
  area: NDArray,
  axis: number,
  before: number,
  length: number,
  mode: PadMode,
  values: readonly [unknown, unknown],
): void {
  const total = area.shape[axis]!;
  const end = before + length;
  if (mode === "constant") {
    fill(partOf(area, axis, 0, before), values[0]);
    fill(partOf(area, axis, end, total - end), values[1]);
    return;
  }
  if (total === length) return;
  if (length === 0) {
    throw new ValueError(
      `pad: can't extend empty axis ${axis} using modes other than 'constant' or 'empty'`,
      { value: axis },
    );
  }
  for (let at = 0; at < total; at++) {
    if (at >= before && at < end) continue;
    const from = before + sourcePosition(at - before, length, mode);
    copyInto("pad", partOf(area, axis, at, 1), partOf(area, axis, from, 1), "unsafe");
  }
}

/** The position inside the axis whose element stands at `at`, which lies outside of it. */
function sourcePosition(at: number, length: number, mode: PadMode): number {
  const modulo = (n: number): number => ((at % n) + n) % n;
  if (mode === "edge") return at < 0 ? 0 : length - 1;
  if (mode === "wrap") return modulo(length);
  if (mode === "symmetric") {
    const folded = modulo(2 * length);
    return folded < length ? folded : 2 * length - 1 - folded;
  }
  if (length === 1) return 0;
  const folded = modulo(2 * length - 2);
  return folded < length ? folded : 2 * length - 2 - folded;
}

/** Spread one value, one pair, or a list per axis to one pair per axis. */
function pairs(name: string, given: unknown, ndim: number): [unknown, unknown][] {
  if (!Array.isArray(given)) return Array.from({ length: ndim }, () => [given, given]);
  const items = given as readonly unknown[];
  const pairOf = (item: unknown): [unknown, unknown] => {
    if (!Array.isArray(item)) return [item, item];
    if (item.length === 1) return [item[0], item[0]];
    if (item.length === 2) return [item[0], item[1]];
    throw misfit(name, ndim);
  };
  if (items.every((item) => !Array.isArray(item))) {
    const pair = pairOf(items);
    return Array.from({ length: ndim }, () => pair);
  }
  if (items.length === 1) {
    const pair = pairOf(items[0]);
    return Array.from({ length: ndim }, () => pair);
  }
  if (items.length !== ndim) throw misfit(name, ndim);
  return items.map(pairOf);
}

function misfit(name: string, ndim: number): ValueError {
  return new ValueError(
    `pad: operands could not be broadcast together: ${name} does not fit (${ndim},2); ` +
      "give a number, a pair, or a pair per axis",
    { value: ndim },
  );
}
