import { expectTypeOf } from "vitest";
import {
  broadcastTo,
  expandDims,
  moveaxis,
  type NDArray,
  reshape,
  type Shape,
  squeeze,
  sum,
  swapaxes,
  transpose,
  type View,
  zeros,
} from "../../src/index.ts";

declare const matrix: NDArray<"float64", [2, 3]>;
declare const cube: NDArray<"int32", readonly [2, 3, 4]>;
declare const rows: NDArray<"float64", readonly [number, number]>;
declare const unknownArray: NDArray<"float64">;
declare const axis: number;
declare const lengths: number[];

// reshape() has the shape that it was asked for; -1 and a number that is not literal are known as lengths only.
expectTypeOf(zeros(12).reshape([3, 4])).toEqualTypeOf<NDArray<"float64", readonly [3, 4]>>();
expectTypeOf(reshape(matrix, [3, 2]).shape).toEqualTypeOf<readonly [3, 2]>();
expectTypeOf(matrix.reshape(6).shape).toEqualTypeOf<readonly [6]>();
expectTypeOf(matrix.reshape([-1, 2]).shape).toEqualTypeOf<readonly [number, 2]>();
expectTypeOf(matrix.reshape([axis, 1]).shape).toEqualTypeOf<readonly [number, 1]>();
expectTypeOf(matrix.reshape(lengths).shape).toEqualTypeOf<readonly number[]>();
expectTypeOf(zeros([1, 1]).reshape([]).get()).toEqualTypeOf<number>();
expectTypeOf(matrix.ravel().shape).toEqualTypeOf<readonly [number]>();
expectTypeOf(matrix.flatten().get(0)).toEqualTypeOf<number>();
// @ts-expect-error two axes, one index
zeros(12).reshape([3, 4]).get(0);
// @ts-expect-error one axis, two indices
matrix.reshape(-1).get(0, 0);
// @ts-expect-error lengths are numbers
matrix.reshape(["3", 2]);
// @ts-expect-error another shape
const wrong: NDArray<"float64", readonly [4, 3]> = zeros(12).reshape([3, 4]);
expectTypeOf(wrong).not.toBeAny();

// broadcastTo() as well, and it is a view.
expectTypeOf(matrix.broadcastTo([5, 2, 3])).toEqualTypeOf<
  View<NDArray<"float64", readonly [5, 2, 3]>>
>();
expectTypeOf(broadcastTo(zeros(3), [4, 3]).shape).toEqualTypeOf<readonly [4, 3]>();
// @ts-expect-error three axes, two indices
matrix.broadcastTo([5, 2, 3]).get(0, 0);

// Transposed shapes are the lengths in another order.
expectTypeOf(cube.T.shape).toEqualTypeOf<readonly [4, 3, 2]>();
expectTypeOf(transpose(cube, null).shape).toEqualTypeOf<readonly [4, 3, 2]>();
expectTypeOf(cube.transpose([1, 0, -1]).shape).toEqualTypeOf<readonly [3, 2, 4]>();
expectTypeOf(cube.transpose(lengths).shape).toEqualTypeOf<readonly [number, number, number]>();
expectTypeOf(cube.mT.shape).toEqualTypeOf<readonly [2, 4, 3]>();
expectTypeOf(cube.T.T.shape).toEqualTypeOf<readonly [2, 3, 4]>();
expectTypeOf(rows.T.shape).toEqualTypeOf<readonly [number, number]>();
expectTypeOf(unknownArray.T).toEqualTypeOf<View<NDArray<"float64">>>();
// @ts-expect-error a transposed matrix has two axes
matrix.T.get(0);
expectTypeOf(cube.swapaxes(0, 2).shape).toEqualTypeOf<readonly [4, 3, 2]>();
expectTypeOf(swapaxes(cube, -1, -2).shape).toEqualTypeOf<readonly [2, 4, 3]>();
expectTypeOf(cube.swapaxes(axis, 0).shape).toEqualTypeOf<readonly [number, number, number]>();
expectTypeOf(moveaxis(cube, 0, 2).shape).toEqualTypeOf<readonly [number, number, number]>();
expectTypeOf(cube.flip(0).shape).toEqualTypeOf<readonly [2, 3, 4]>();
// @ts-expect-error axes are numbers
cube.swapaxes("0", 1);

// expandDims() and squeeze() know where an axis comes and goes.
expectTypeOf(matrix.expandDims(0).shape).toEqualTypeOf<readonly [1, 2, 3]>();
expectTypeOf(matrix.expandDims(1).shape).toEqualTypeOf<readonly [2, 1, 3]>();
expectTypeOf(expandDims(matrix, -1).shape).toEqualTypeOf<readonly [2, 3, 1]>();
expectTypeOf(expandDims(matrix, -2).shape).toEqualTypeOf<readonly [2, 1, 3]>();
expectTypeOf(matrix.expandDims(axis).shape).toEqualTypeOf<readonly [number, number, number]>();
expectTypeOf(matrix.expandDims([0, 1]).shape).toEqualTypeOf<Shape>();
expectTypeOf(unknownArray.expandDims(0).shape).toEqualTypeOf<Shape>();
// @ts-expect-error three axes, two indices
matrix.expandDims(0).get(0, 0);
expectTypeOf(zeros([1, 3, 1]).squeeze().shape).toEqualTypeOf<readonly [3]>();
expectTypeOf(squeeze(zeros([1, 3, 1]), 0).shape).toEqualTypeOf<readonly [3, 1]>();
expectTypeOf(zeros([1, 3, 1]).squeeze(-1).shape).toEqualTypeOf<readonly [1, 3]>();
expectTypeOf(rows.squeeze().shape).toEqualTypeOf<Shape>();
expectTypeOf(rows.squeeze(1).shape).toEqualTypeOf<readonly [number]>();
// @ts-expect-error one axis is left
zeros([1, 3]).squeeze().get(0, 0);

// Whatever is known of a shape, an array is an array.
const anyShape: NDArray<"int32"> = cube.T;
expectTypeOf(anyShape.shape).toEqualTypeOf<Shape>();
export function total<S extends Shape>(a: NDArray<"float64", S>): number {
  const plain: NDArray = a;
  return sum(a) + sum(transpose(a)) + plain.size;
}
export function column<N extends number>(a: NDArray<"float64", readonly [N]>): NDArray<"float64"> {
  return a.expandDims(1);
}
