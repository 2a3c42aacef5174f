import { expectTypeOf } from "vitest";
import {
  arange,
  array,
  asarray,
  type Complex,
  emptyLike,
  eye,
  full,
  fullLike,
  linspace,
  type NDArray,
  ones,
  type Shape,
  tri,
  zeros,
  zerosLike,
} from "../../src/index.ts";

declare const bytes: NDArray<"int8", readonly [2, 3]>;
declare const unknownArray: NDArray;
declare const count: number;
declare const name: string;
declare const fields: readonly [string, string][];

// The dtype is that of the option, else of the values.
expectTypeOf(full([2], 5).dtype.name).toEqualTypeOf<"float64">();
expectTypeOf(full([2], true).get(0)).toEqualTypeOf<boolean>();
expectTypeOf(full([2], 5n).get(0)).toEqualTypeOf<bigint>();
expectTypeOf(full([2], 5, { dtype: "i1" })).toEqualTypeOf<NDArray<"int8", readonly [2]>>();
expectTypeOf(full([2], "abc").get(0)).toEqualTypeOf<string>();
expectTypeOf(array(["a", "b"]).get(0)).toEqualTypeOf<string>();
expectTypeOf(array(new Float32Array(3))).toEqualTypeOf<NDArray<"float32", readonly [number]>>();
expectTypeOf(asarray(new BigInt64Array(3)).get(0)).toEqualTypeOf<bigint>();
expectTypeOf(zeros(2, { dtype: ">f4" }).dtype.name).toEqualTypeOf<"float32">();
expectTypeOf(zeros(2, { dtype: "M8[ms]" }).dtype.name).toEqualTypeOf<"datetime64[ms]">();
expectTypeOf(zeros(2, { dtype: "m8[1s]" }).dtype.name).toEqualTypeOf<`timedelta64${string}`>();
expectTypeOf(zeros(2, { dtype: "c8" }).get(0)).toEqualTypeOf<Complex>();
expectTypeOf(zeros(2, { dtype: name }).dtype.name).toEqualTypeOf<string>();
expectTypeOf(zeros(2, { dtype: fields }).dtype.name).toEqualTypeOf<string>();

// Ranges know their length when they have an end alone.
expectTypeOf(arange(6)).toEqualTypeOf<NDArray<"float64", readonly [6]>>();
expectTypeOf(arange(6, { dtype: "i4" })).toEqualTypeOf<NDArray<"int32", readonly [6]>>();
expectTypeOf(arange(6n)).toEqualTypeOf<NDArray<"int64", readonly [number]>>();
expectTypeOf(arange(2, 6)).toEqualTypeOf<NDArray<"float64", readonly [number]>>();
expectTypeOf(arange(2, 6, 2, { dtype: "int64" }).get(0)).toEqualTypeOf<bigint>();
expectTypeOf(arange(2.5).shape).toEqualTypeOf<readonly [number]>();
expectTypeOf(arange(-2).shape).toEqualTypeOf<readonly [number]>();
expectTypeOf(arange(count).shape).toEqualTypeOf<readonly [number]>();
expectTypeOf(linspace(0, 1, 5).get(0)).toEqualTypeOf<number>();
expectTypeOf(eye(3)).toEqualTypeOf<NDArray<"float64", readonly [3, 3]>>();
expectTypeOf(eye(3, { columns: 4, dtype: "i8" })).toEqualTypeOf<
  NDArray<"int64", readonly [3, 4]>
>();
expectTypeOf(tri(count).shape).toEqualTypeOf<readonly [number, number]>();

// What is like another has its dtype and shape, or those that are given.
expectTypeOf(zerosLike(bytes)).toEqualTypeOf<typeof bytes>();
expectTypeOf(emptyLike(bytes, { dtype: "f4" })).toEqualTypeOf<
  NDArray<"float32", readonly [2, 3]>
>();
expectTypeOf(fullLike(bytes, 1, { shape: 4 })).toEqualTypeOf<NDArray<"int8", readonly [4]>>();
expectTypeOf(zerosLike(unknownArray)).toEqualTypeOf<NDArray>();
expectTypeOf(ones([count, 2]).shape).toEqualTypeOf<readonly [number, 2]>();

// @ts-expect-error no dtype has this name
zeros(2, { dtype: "flaot64" });
// @ts-expect-error nor this one
array([1], { dtype: "float128" });
// @ts-expect-error nor one like it
zerosLike(bytes, { dtype: "int" });
// @ts-expect-error a dtype is no length
full([2], 5, { dtype: 8 });
// @ts-expect-error an array of numbers holds no texts
zeros(2).set("1", 0);
// @ts-expect-error an int64 is a bigint
zeros(2, { dtype: "int64" }).set(1, 0);
zeros(2, { dtype: "int64" }).set(1n, 0);
zeros(2).set(1n, 0);
zeros(2, { dtype: "c8" }).set({ re: 1, im: 2 }, 0);
zeros(2, { dtype: "U3" }).set("abc", 0);
// @ts-expect-error a text is no complex number
zeros(2, { dtype: "c8" }).set("1", 0);
// @ts-expect-error one axis, two indices
zeros(2).set(1, 0, 0);

// reshape() compares sizes that are known.
expectTypeOf(arange(12).reshape([3, 4]).shape).toEqualTypeOf<readonly [3, 4]>();
expectTypeOf(zeros([2, 3]).reshape([3, -1]).shape).toEqualTypeOf<readonly [3, number]>();
expectTypeOf(zeros([count, 3]).reshape([5, 7]).shape).toEqualTypeOf<readonly [5, 7]>();
expectTypeOf(zeros([]).reshape([1, 1]).shape).toEqualTypeOf<readonly [1, 1]>();
expectTypeOf(zeros([0, 3]).reshape([5, 0]).shape).toEqualTypeOf<readonly [5, 0]>();
expectTypeOf(zeros([480, 640, 3]).reshape([307_200, 3]).shape).toEqualTypeOf<
  readonly [307_200, 3]
>();
expectTypeOf(zeros([10, 100]).reshape([1000]).shape).toEqualTypeOf<readonly [1000]>();
// @ts-expect-error 12 elements are not 15
arange(12).reshape([3, 5]);
// @ts-expect-error six elements are not seven
zeros([2, 3]).reshape(7);
// @ts-expect-error 1000 elements are not 990
zeros([10, 100]).reshape([99, 10]);

// Functions over any shape may reshape.
export function flat<S extends Shape>(a: NDArray<"float32", S>): NDArray<"float32"> {
  return zerosLike(a).reshape([4, 5]);
}
