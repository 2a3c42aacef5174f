import { checkOptions } from "../arguments.ts";
import { int64 } from "../dtype/builtin.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { checkShape, sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { DTypeName } from "../types.ts";
import { type CreateOptions, newArray } from "./empty.ts";
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
  const size = sizeOf(grid);
  const steps = grid.map((_, axis) => sizeOf(grid.slice(axis + 1)));
  fillByIndex(a, (n) => {
    const axis = Math.floor(n / size);
    return Math.floor((n % size) / steps[axis]!) % grid[axis]!;
  });
  return a as unknown as NDArray<DTypeName<D>>;
}
