import { expectTypeOf } from "vitest";
import { type Complex, type Element, type NDArray, type View } from "../../src/index.ts";

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
expectTypeOf(doubles.slice("1:")).toEqualTypeOf<View<NDArray<"float64">>>();
expectTypeOf(doubles.T).toEqualTypeOf<View<NDArray<"float64">>>();
expectTypeOf(doubles.transpose()).toEqualTypeOf<View<NDArray<"float64">>>();
expectTypeOf(doubles.view("f4")).toEqualTypeOf<View<NDArray<"float32">>>();
// @ts-expect-error lists are no basic indices; gather takes them
doubles.slice([[0, 1]]);

// Copies keep the shape where they have it, and are no views.
expectTypeOf(doubles.copy()).toEqualTypeOf<NDArray<"float64", [2, 3]>>();
expectTypeOf(doubles.astype("i8")).toEqualTypeOf<NDArray<"int64", [2, 3]>>();
expectTypeOf(doubles.gather([0])).toEqualTypeOf<NDArray<"float64">>();

// Reductions give a value without an axis and an array with one.
expectTypeOf(doubles.max()).toEqualTypeOf<number>();
expectTypeOf(doubles.max({ axis: 0 })).toEqualTypeOf<NDArray<"float64">>();
expectTypeOf(doubles.any()).toEqualTypeOf<boolean>();
expectTypeOf(longs.argmax()).toEqualTypeOf<bigint>();
