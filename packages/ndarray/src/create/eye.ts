import { checkSize, InvalidArgumentError } from "@tsmem/core";
import { checkNumber, checkOptions, checkOrder } from "../arguments.ts";
import { float64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { Length } from "../types/axes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { type CreateOptions, newArray } from "./empty.ts";

/** Options of `eye` and `tri`. */
export interface EyeOptions<
  T extends DTypeLike = DTypeLike,
  M extends number = number,
> extends CreateOptions<T> {
  /** Columns; default as many as rows. */
  readonly columns?: M;
  /** Which diagonal: 0 the main one, positive above, negative below. */
  readonly k?: number;
}

type Matrix<D extends DTypeLike, N extends number, M extends number> = NDArray<
  DTypeName<D>,
  readonly [Length<N>, Length<M>]
>;

/**
 * A matrix with ones on one diagonal and zeros elsewhere.
 *
 * @returns new array that owns its data, of shape (rows, columns)
 * @throws {OutOfRangeError} a negative number of rows or columns
 */
export function eye<N extends number, const D extends DTypeLike = "float64", M extends number = N>(
  rows: N,
  options?: EyeOptions<D, M>,
): Matrix<D, N, M>;
export function eye(rows: number, options: EyeOptions = {}): NDArray {
  checkOptions("eye", options);
  return marked("eye", rows, options, (column) => [column, column + 1]);
}

/**
 * A matrix with ones at and below one diagonal and zeros above.
 *
 * @returns new array that owns its data, of shape (rows, columns); negative numbers of them count as 0
 */
export function tri<N extends number, const D extends DTypeLike = "float64", M extends number = N>(
  rows: N,
  options?: EyeOptions<D, M>,
): Matrix<D, N, M>;
export function tri(rows: number, options: EyeOptions = {}): NDArray {
  checkOptions("tri", options);
  const { columns = rows } = options;
  checkNumber("tri", "rows", rows);
  checkNumber("tri", "columns", columns);
  const given = { ...options, columns: columns < 0 ? 0 : columns };
  return marked("tri", rows < 0 ? 0 : rows, given, (column) => [0, column + 1]);
}

function marked(
  operation: string,
  rows: number,
  options: EyeOptions,
  onesOf: (diagonal: number) => readonly [number, number],
): NDArray {
  const { columns = rows, k = 0, order = "C", allocator } = options;
  checkOrder(operation, order);
  checkSize(operation, "rows", rows);
  checkSize(operation, "columns", columns);
  if (!Number.isInteger(k)) {
    throw new InvalidArgumentError(`${operation}: k is ${shown(k)}; give an integer`, { value: k });
  }
  const dtype = options.dtype === undefined ? float64 : dtypeOf(options.dtype);
  const a = newArray(operation, [rows, columns], dtype, order, allocator);
  const { view } = a.storage;
  const [down, across] = a.strides as [number, number];
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const isInRows = across === dtype.itemsize;
  for (let i = 0; i < rows; i++) {
    const [low, high] = onesOf(i + k);
    const [from, to] = [Math.max(0, low), Math.min(columns, high)];
    const start = a.byteOffset + i * down + from * across;
    if (isInRows && i > 0 && to - from > 1) {
      // Ones like those of the row before, except for the last one.
      const before = a.byteOffset + (i - 1) * down + from * across;
      bytes.copyWithin(start, before, before + (to - from - 1) * across);
      dtype.codec.write(view, start + (to - from - 1) * across, 1);
    } else {
      for (let j = 0; j < to - from; j++) dtype.codec.write(view, start + j * across, 1);
    }
  }
  return a;
}
