import { expectTypeOf } from "vitest";
import {
  array,
  asarray,
  type Complex,
  type Element,
  full,
  type NDArray,
  type Shape,
  type View,
  zeros,
} from "../../src/index.ts";

declare const doubles: NDArray<"float64", [2, 3]>;
declare const longs: NDArray<"int64", [4]>;
declare const unknownArray: NDArray;

// The dtype decides the type of the elements.
expectTypeOf(doubles.get(0, 1)).toEqualTypeOf<number>();
expectTypeOf(longs.get(0)).toEqualTypeOf<bigint>();
expectTypeOf<ReturnType<NDArray<"bool", [1]>["get"]>>().toEqualTypeOf<boolean>();
expectTypeOf<ReturnType<NDArray<"complex64", [1]>["get"]>>().toEqualTypeOf<Complex>();
expectTypeOf<ReturnType<NDArray<"S5", [1]>["get"]>>().toEqualTypeOf<string>();
expectTypeOf<ReturnType<NDArray<"datetime64[s]", [1]>["get"]>>().toEqualTypeOf<bigint>();
expectTypeOf(unknownArray.get(0, 1, 2)).toEqualTypeOf<Element>();

// A known shape says how many indices there are.
// @ts-expect-error too few indices
doubles.get(0);
// @ts-expect-error too many indices
longs.get(0, 0);
// @ts-expect-error an index is a number
longs.get("0");
// @ts-expect-error a symbol is no value of an element
longs.set(Symbol("x"), 0);
// @ts-expect-error the parts are missing
doubles.set(1, 0);
expectTypeOf(doubles.shape).toEqualTypeOf<[2, 3]>();
expectTypeOf(doubles.ndim).toEqualTypeOf<2>();
// @ts-expect-error the dtype of an array does not change
doubles.dtype = longs.dtype;

// What is always a view says so, and keeps the dtype.
expectTypeOf(doubles.slice("1:")).toEqualTypeOf<View<NDArray<"float64", readonly [number, 3]>>>();
expectTypeOf(doubles.T).toEqualTypeOf<View<NDArray<"float64", readonly [3, 2]>>>();
expectTypeOf(doubles.transpose()).toEqualTypeOf<View<NDArray<"float64", readonly [3, 2]>>>();
expectTypeOf(doubles.view("f4")).toEqualTypeOf<View<NDArray<"float32">>>();
// @ts-expect-error lists are no basic indices; gather takes them
doubles.slice([[0, 1]]);

// Copies keep the shape where they have it, and are no views.
expectTypeOf(doubles.copy()).toEqualTypeOf<NDArray<"float64", [2, 3]>>();
expectTypeOf(doubles.astype("i8")).toEqualTypeOf<NDArray<"int64", [2, 3]>>();
expectTypeOf(doubles.gather([0])).toEqualTypeOf<NDArray<"float64">>();

// Reductions give a value without an axis and an array with one.
expectTypeOf(doubles.max()).toEqualTypeOf<number>();
expectTypeOf(doubles.max({ axis: 0 })).toEqualTypeOf<NDArray<"float64", readonly [3]>>();
expectTypeOf(doubles.any()).toEqualTypeOf<boolean>();
expectTypeOf(longs.argmax()).toEqualTypeOf<bigint>();

// The values that an array is made of decide dtype and shape, as far as types know them.
const matrix = array([
  [1, 2, 3],
  [4, 5, 6],
]);
expectTypeOf(matrix.shape).toEqualTypeOf<readonly [2, 3]>();
expectTypeOf(matrix.get(0, 1)).toEqualTypeOf<number>();
// @ts-expect-error a matrix has two indices
matrix.get(0);
expectTypeOf(array([true, false]).get(0)).toEqualTypeOf<boolean>();
expectTypeOf(array([1n, 2n]).get(0)).toEqualTypeOf<bigint>();
expectTypeOf(array([[1, 2]], { dtype: "int64" }).get(0, 0)).toEqualTypeOf<bigint>();
expectTypeOf(array([[1, 2]], { dtype: "int64" }).shape).toEqualTypeOf<readonly [1, 2]>();
expectTypeOf(array([]).shape).toEqualTypeOf<readonly [0]>();
expectTypeOf(array(5).shape).toEqualTypeOf<readonly []>();
// @ts-expect-error an array without axes has no index
array(5).get(0);
expectTypeOf(array([doubles, doubles]).shape).toEqualTypeOf<readonly [2, 2, 3]>();
expectTypeOf(array(doubles)).toEqualTypeOf<NDArray<"float64", [2, 3]>>();

// Lists whose length is not known still tell the number of axes.
declare const rows: number[][];
expectTypeOf(array(rows).shape).toEqualTypeOf<readonly [number, number]>();
// @ts-expect-error rows have two indices
array(rows).get(0);
expectTypeOf(asarray(new Float32Array(3)).shape).toEqualTypeOf<readonly [number]>();

// Nothing is claimed of what is not known.
declare const given: unknown;
expectTypeOf(array(given).shape).toEqualTypeOf<Shape>();
expectTypeOf(array(given).get(0, 1)).toEqualTypeOf<Element>();
expectTypeOf(array([1, 2], { ndmin: 2 }).shape).toEqualTypeOf<Shape>();
expectTypeOf(array([1, "a"]).get(0)).toEqualTypeOf<Element>();

// A literal shape is kept, and a number is one axis.
expectTypeOf(zeros([2, 3]).shape).toEqualTypeOf<readonly [2, 3]>();
expectTypeOf(zeros(4, { dtype: "bool" }).get(0)).toEqualTypeOf<boolean>();
expectTypeOf(full([2], 1, { dtype: "S3" }).get(0)).toEqualTypeOf<string>();
// @ts-expect-error two axes, one index
zeros([2, 3]).get(0);
// @ts-expect-error no dtype has this type
zeros([2], { dtype: 5 });
// @ts-expect-error lengths are numbers
zeros(["2"]);
