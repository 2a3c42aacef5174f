import { checkOptions } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { int64 } from "../dtype/builtin.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { checkShape } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { type CreateOptions, newArray } from "./empty.ts";
import { viewOf } from "../views/view-of.ts";
import { fillByIndex } from "./fill-new.ts";

/**
 * The index of every element of a grid: `indices([n, m])[0]` holds row numbers, `[1]` column numbers.
 *
 * @param shape - of the grid
 * @param options.dtype - default int64
 * @returns new array that owns its data, of shape (ndim, ...shape)
 * @throws {ShapeError} negative lengths or more than 63 axes
 */
export function indices<const D extends DTypeLike = "int64">(
  shape: readonly number[],
  options: CreateOptions<D> = {},
): NDArray<DTypeName<D>> {
  checkOptions("indices", options);
  const grid = checkShape("indices", shape);
  const full = checkShape("indices", [grid.length, ...grid]);
  const dtype = options.dtype === undefined ? int64 : dtypeOf(options.dtype);
  const a = newArray("indices", full, dtype, "C", options.allocator);
  for (const [axis, length] of grid.entries()) {
    const line = newArray("indices", [length], dtype);
    fillByIndex(line, (n) => n);
    const strides = grid.map((_, k) => (k === axis ? dtype.itemsize : 0));
    const spread = viewOf(line, grid, strides, line.byteOffset);
    const part = viewOf(a, grid, a.strides.slice(1), a.byteOffset + axis * a.strides[0]!);
    copyInto("indices", part, spread, "unsafe");
  }
  return a as unknown as NDArray<DTypeName<D>>;
}
