import { expectTypeOf } from "vitest";
import {
  type Element,
  type NDArray,
  pick,
  type Shape,
  slice,
  toArray,
  type View,
  zeros,
} from "../../src/index.ts";

declare const matrix: NDArray<"float64", readonly [2, 3]>;
declare const cube: NDArray<"int64", readonly [2, 3, 4]>;
declare const unknownArray: NDArray<"float64">;
declare const at: number;
declare const text: string;
declare const some: number | null;
declare const list: number[];

// Integers drop axes, null and "None" add one, ranges leave the length open.
expectTypeOf(matrix.slice(0)).toEqualTypeOf<View<NDArray<"float64", readonly [3]>>>();
expectTypeOf(matrix.slice(at, at).shape).toEqualTypeOf<readonly []>();
expectTypeOf(matrix.slice([0, 1]).shape).toEqualTypeOf<readonly [number, 3]>();
expectTypeOf(matrix.slice([], 1).shape).toEqualTypeOf<readonly [2]>();
expectTypeOf(matrix.slice(null, 0).shape).toEqualTypeOf<readonly [1, 3]>();
expectTypeOf(slice(cube, "1:, :, -1").shape).toEqualTypeOf<readonly [number, 3]>();
expectTypeOf(slice(cube, "..., 0").shape).toEqualTypeOf<readonly [2, 3]>();
expectTypeOf(slice(cube, 0, "...", null).shape).toEqualTypeOf<readonly [3, 4, 1]>();
expectTypeOf(slice(cube, "..., None, ::2").shape).toEqualTypeOf<readonly [2, 3, 1, number]>();
expectTypeOf(cube.slice(0).slice(0).get(0)).toEqualTypeOf<bigint>();
expectTypeOf(cube.slice().shape).toEqualTypeOf<readonly [2, 3, 4]>();

// What types cannot read, they do not claim.
expectTypeOf(matrix.slice(text).shape).toEqualTypeOf<Shape>();
expectTypeOf(matrix.slice(some).shape).toEqualTypeOf<Shape>();
expectTypeOf(matrix.slice(...list).shape).toEqualTypeOf<Shape>();
expectTypeOf(unknownArray.slice(0)).toEqualTypeOf<View<NDArray<"float64">>>();
expectTypeOf(matrix.slice(0, 0, 0).shape).toEqualTypeOf<Shape>();

expectTypeOf(pick(cube, 1).shape).toEqualTypeOf<readonly [3, 4]>();
expectTypeOf(cube.pick(null, 1).shape).toEqualTypeOf<readonly [2, 4]>();
expectTypeOf(matrix.view().shape).toEqualTypeOf<readonly [2, 3]>();

// Rows and lists.
expectTypeOf([...matrix]).toEqualTypeOf<View<NDArray<"float64", readonly [3]>>[]>();
expectTypeOf([...matrix.slice(0)]).toEqualTypeOf<number[]>();
expectTypeOf([...unknownArray]).toEqualTypeOf<(View<NDArray<"float64">> | number)[]>();
expectTypeOf(matrix.toArray()).toEqualTypeOf<number[][]>();
expectTypeOf(toArray(zeros(2, { dtype: "int64" }))).toEqualTypeOf<bigint[]>();
expectTypeOf(zeros([]).toArray()).toEqualTypeOf<number>();
expectTypeOf(zeros([]).item()).not.toEqualTypeOf<Element>();

// @ts-expect-error a row has one axis
matrix.slice(0).get(0, 0);
// @ts-expect-error an array is no basic index; gather takes it
matrix.slice(zeros(2));
// @ts-expect-error lists of four are no ranges
matrix.slice([0, 1, 2, 3]);
// @ts-expect-error ranges fix no axis
pick(matrix, [0, 1]);
// @ts-expect-error no dtype has this name
matrix.view("int31");
// @ts-expect-error no dtype has this name
matrix.astype("floaty");

// Functions over any shape still give views.
export function firstOf<S extends Shape>(a: NDArray<"float64", S>): View<NDArray<"float64">> {
  return a.slice(0);
}
