import { checkOptions, checkOrder } from "../arguments.ts";
import { bool, float64, int64, uint64 } from "../dtype/builtin.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { checkShape } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";
import type { ShapeOf } from "../types/axes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import type { Shape } from "../types/shape.ts";
import type { NameOfValues } from "../types/values.ts";
import { type CreateOptions, newFilled } from "./empty.ts";
import { fillNew, fillWith } from "./fill-new.ts";

/**
 * A new array with one value in every element.
 *
 * @param shape - lengths of the axes; a number makes one axis
 * @param value - or an array of them, which is broadcast; converted to the dtype, by default that of the
 *   value, float64 for numbers
 * @returns new array that owns its data
 * @throws {ShapeError} negative lengths or more than 64 axes
 * @throws {OverflowError} an integer that does not fit the dtype
 * @example full([2, 2], 7, { dtype: "int32" })
 */
export function full<const T extends number | Shape, const V, const D = unknown>(
  shape: T,
  value: V,
  options?: CreateOptions<D & DTypeLike>,
): NDArray<NameOfValues<V, D>, ShapeOf<T>>;
export function full(shape: number | Shape, value: unknown, options: CreateOptions = {}): NDArray {
  checkOptions("full", options);
  const { order = "C", allocator } = options;
  checkOrder("full", order);
  const dtype = options.dtype === undefined ? dtypeOfFill(value) : dtypeOf(options.dtype);
  const a = newFilled("full", checkShape("full", shape), dtype, order, allocator);
  fillWith("full", a, value);
  return a;
}

/**
 * A new array of ones.
 *
 * @param shape - lengths of the axes; a number makes one axis
 * @returns new array that owns its data
 * @throws {ShapeError} negative lengths or more than 64 axes
 */
export function ones<const T extends number | Shape, const D extends DTypeLike = "float64">(
  shape: T,
  options: CreateOptions<D> = {},
): NDArray<DTypeName<D>, ShapeOf<T>> {
  checkOptions("ones", options);
  const { dtype = float64, order = "C", allocator } = options;
  checkOrder("ones", order);
  const a = newFilled("ones", checkShape("ones", shape), dtypeOf(dtype), order, allocator);
  fillNew(a, a.dtype.kind === "S" || a.dtype.kind === "U" ? "1" : 1);
  return a as unknown as NDArray<DTypeName<D>, ShapeOf<T>>;
}

function dtypeOfFill(value: unknown): DType {
  if (typeof value === "number") return float64;
  if (typeof value === "boolean") return bool;
  if (typeof value === "bigint") return value >= 2n ** 63n ? uint64 : int64;
  return restOf("full").asarray(value).dtype;
}
