import type { AllocatorLike } from "@tsmem/core";
import { checkArray, checkOrder } from "../arguments.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { stridesAlong } from "../iterate/axes.ts";
import { checkShape } from "../layout/shape.ts";
import { contiguousStrides, isCContiguous, isFContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import type { ShapeOf } from "../types/axes.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { DTypeName, NameOf } from "../types/dtypes.ts";
import type { Shape } from "../types/shape.ts";
import { newArrayWithStrides } from "./empty.ts";
import { fillNew, fillWith } from "./fill-new.ts";

/** How the memory of a new array is ordered: as C, as Fortran, or after another array. */
export type LikeOrder = "C" | "F" | "A" | "K";

/** Options of the functions that make an array like another one. */
export interface LikeOptions<
  T extends DTypeLike | undefined = DTypeLike,
  L extends number | Shape | undefined = number | Shape,
> {
  /** Default that of the array. */
  readonly dtype?: T & ExistingDType<T>;
  /** `K` (default): axes in memory in the order they have in the array; `A`: F if the array is only that. */
  readonly order?: LikeOrder;
  /** Default that of the array. */
  readonly shape?: L;
  readonly allocator?: AllocatorLike;
}

/** An array of the dtype and shape of another, or those that are given. */
type Like<D extends string, S extends Shape, T, L> = NDArray<
  [T] extends [undefined] ? D : DTypeName<T>,
  [L] extends [number | Shape] ? ShapeOf<L> : [L] extends [undefined] ? S : Shape
>;

/**
 * A new array of zeros with the shape, dtype and memory order of another.
 *
 * @returns new array that owns its data, whatever `a` is a view of
 */
export function zerosLike<
  X extends NDArray,
  const T extends DTypeLike | undefined = undefined,
  const L extends number | Shape | undefined = undefined,
>(a: X, options?: LikeOptions<T, L>): Like<NameOf<X>, X["shape"], T, L>;
export function zerosLike(a: NDArray, options: LikeOptions = {}): NDArray {
  checkArray("zerosLike", a, options);
  return newLike("zerosLike", a, options);
}

/** A new array like another; its values are not promised. Today they are zeros. */
export function emptyLike<
  X extends NDArray,
  const T extends DTypeLike | undefined = undefined,
  const L extends number | Shape | undefined = undefined,
>(a: X, options?: LikeOptions<T, L>): Like<NameOf<X>, X["shape"], T, L>;
export function emptyLike(a: NDArray, options: LikeOptions = {}): NDArray {
  checkArray("emptyLike", a, options);
  return newLike("emptyLike", a, options);
}

/** A new array of ones with the shape, dtype and memory order of another. */
export function onesLike<
  X extends NDArray,
  const T extends DTypeLike | undefined = undefined,
  const L extends number | Shape | undefined = undefined,
>(a: X, options?: LikeOptions<T, L>): Like<NameOf<X>, X["shape"], T, L>;
export function onesLike(a: NDArray, options: LikeOptions = {}): NDArray {
  checkArray("onesLike", a, options);
  const made = newLike("onesLike", a, options);
  fillNew(made, made.dtype.kind === "S" || made.dtype.kind === "U" ? "1" : 1);
  return made;
}

/**
 * A new array with one value in every element, with the shape, dtype and memory order of another.
 *
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function fullLike<
  X extends NDArray,
  const T extends DTypeLike | undefined = undefined,
  const L extends number | Shape | undefined = undefined,
>(a: X, value: unknown, options?: LikeOptions<T, L>): Like<NameOf<X>, X["shape"], T, L>;
export function fullLike(a: NDArray, value: unknown, options: LikeOptions = {}): NDArray {
  checkArray("fullLike", a, options);
  const made = newLike("fullLike", a, options);
  fillWith("fullLike", made, value);
  return made;
}

/** @internal A new zeroed array whose axes lie in memory as `order` says. */
export function newLike(operation: string, a: NDArray, options: LikeOptions): NDArray {
  const dtype = options.dtype === undefined ? a.dtype : dtypeOf(options.dtype);
  const shape = options.shape === undefined ? [...a.shape] : checkShape(operation, options.shape);
  const strides = stridesLike(a, shape, dtype.itemsize, options.order ?? "K");
  return newArrayWithStrides(operation, shape, strides, dtype, options.allocator);
}

/** The sentence for an order that is none. */
export const knownOrders = "order must be one of 'C', 'F', 'A', or 'K'";

/** Strides in bytes of a new array of `shape` whose axes lie in memory as `order` says of `a`. */
export function stridesLike(
  a: NDArray,
  shape: readonly number[],
  itemsize: number,
  order: LikeOrder,
): number[] {
  checkOrder("order", order, ["C", "F", "A", "K"], knownOrders);
  const isC = isCContiguous(a.shape, a.strides, a.itemsize);
  const isF = isFContiguous(a.shape, a.strides, a.itemsize);
  if (order === "C" || order === "F") return contiguousStrides(shape, itemsize, order);
  const plain = isF && !isC ? "F" : "C";
  // Another number of axes leaves nothing to follow.
  if (order === "A" || isC || isF || shape.length !== a.ndim || shape.includes(0)) {
    return contiguousStrides(
      shape,
      itemsize,
      shape.length === a.ndim || order === "A" ? plain : "C",
    );
  }
  // Stable: axes of equal strides keep their order, repeated ones (stride 0) come innermost.
  const axes = shape.map((_, axis) => axis);
  axes.sort((i, j) => Math.abs(a.strides[j]!) - Math.abs(a.strides[i]!));
  return stridesAlong(shape, axes, itemsize);
}

/** Whether the memory of an array already has an order. */
export function follows(a: NDArray, order: LikeOrder): boolean {
  if (order === "K") return true;
  const isC = isCContiguous(a.shape, a.strides, a.itemsize);
  const isF = isFContiguous(a.shape, a.strides, a.itemsize);
  if (order === "A") return isC || isF;
  return order === "C" ? isC : isF;
}
