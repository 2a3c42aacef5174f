import { checkSize, InvalidArgumentError } from "@tsmem/core";
import { checkNumber, checkOptions, checkOrder } from "../arguments.ts";
import { float64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { DTypeName } from "../types.ts";
import { type CreateOptions, newArray } from "./empty.ts";

/** Options of `eye` and `tri`. */
export interface EyeOptions<T extends DTypeLike = DTypeLike> extends CreateOptions<T> {
  /** Columns; default as many as rows. */
  readonly columns?: number;
  /** Which diagonal: 0 the main one, positive above, negative below. */
  readonly k?: number;
}

type Matrix<D extends DTypeLike> = NDArray<DTypeName<D>, readonly [number, number]>;

/**
 * A matrix with ones on one diagonal and zeros elsewhere.
 *
 * @returns new array that owns its data, of shape (rows, columns)
 * @throws {OutOfRangeError} a negative number of rows or columns
 */
export function eye<const D extends DTypeLike = "float64">(
  rows: number,
  options: EyeOptions<D> = {},
): Matrix<D> {
  checkOptions("eye", options);
  return marked("eye", rows, options, (i, j, k) => j - i === k) as unknown as Matrix<D>;
}

/**
 * A matrix with ones at and below one diagonal and zeros above.
 *
 * @returns new array that owns its data, of shape (rows, columns); negative numbers of them count as 0
 */
export function tri<const D extends DTypeLike = "float64">(
  rows: number,
  options: EyeOptions<D> = {},
): Matrix<D> {
  checkOptions("tri", options);
  const { columns = rows } = options;
  checkNumber("tri", "rows", rows);
  checkNumber("tri", "columns", columns);
  const given = { ...options, columns: columns < 0 ? 0 : columns };
  return marked("tri", rows < 0 ? 0 : rows, given, (i, j, k) => j - i <= k) as unknown as Matrix<D>;
}

function marked(
  operation: string,
  rows: number,
  options: EyeOptions,
  isOne: (i: number, j: number, k: number) => boolean,
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
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      if (isOne(i, j, k)) {
        dtype.codec.write(view, a.byteOffset + i * a.strides[0]! + j * a.strides[1]!, 1);
      }
    }
  }
  return a;
}
