import { expectTypeOf } from "vitest";
import {
  all,
  argmax,
  type Complex,
  countNonzero,
  cumsum,
  type Element,
  max,
  mean,
  type NDArray,
  ptp,
  type Shape,
  std,
  sum,
} from "../../src/index.ts";

declare const bytes: NDArray<"int8", readonly [2, 3, 4]>;
declare const doubles: NDArray<"float64", readonly [2, 3]>;
declare const complex: NDArray<"complex64", readonly [2, 3]>;
declare const dates: NDArray<"datetime64[s]", readonly [3]>;
declare const unknownArray: NDArray;
declare const axis: number;
declare const maybeAxis: number | null;
declare const kept: boolean;

// One value without an axis, in the dtype of the result.
expectTypeOf(sum(bytes)).toEqualTypeOf<bigint>();
expectTypeOf(max(bytes)).toEqualTypeOf<number>();
expectTypeOf(mean(bytes)).toEqualTypeOf<number>();
expectTypeOf(mean(complex)).toEqualTypeOf<Complex>();
expectTypeOf(std(complex)).toEqualTypeOf<number>();
expectTypeOf(all(bytes)).toEqualTypeOf<boolean>();
expectTypeOf(argmax(bytes)).toEqualTypeOf<bigint>();
expectTypeOf(countNonzero(bytes)).toEqualTypeOf<bigint>();
expectTypeOf(sum(doubles, { dtype: "int64" })).toEqualTypeOf<bigint>();
expectTypeOf(doubles.sum({ dtype: "int64" })).toEqualTypeOf<bigint>();
expectTypeOf(sum(doubles, { axis: null })).toEqualTypeOf<number>();
expectTypeOf(sum([1, 2, 3])).toEqualTypeOf<number>();
expectTypeOf(sum(unknownArray)).toEqualTypeOf<Element>();
expectTypeOf(mean(unknownArray)).toEqualTypeOf<number | bigint | Complex>();
expectTypeOf(unknownArray.std()).toEqualTypeOf<number>();

// An array with one, without the axes that are reduced.
expectTypeOf(sum(bytes, { axis: 0 })).toEqualTypeOf<NDArray<"int64", readonly [3, 4]>>();
expectTypeOf(sum(bytes, { axis: -1 })).toEqualTypeOf<NDArray<"int64", readonly [2, 3]>>();
expectTypeOf(bytes.max({ axis: [0, 2] })).toEqualTypeOf<NDArray<"int8", readonly [3]>>();
expectTypeOf(bytes.max({ axis: 1, keepdims: true }).shape).toEqualTypeOf<readonly [2, 1, 4]>();
expectTypeOf(bytes.max({ keepdims: true }).shape).toEqualTypeOf<readonly [1, 1, 1]>();
expectTypeOf(mean(bytes, { axis: 0 }).dtype.name).toEqualTypeOf<"float64">();
expectTypeOf(std(complex, { axis: 0 })).toEqualTypeOf<NDArray<"float32", readonly [3]>>();
expectTypeOf(argmax(doubles, { axis: 1 })).toEqualTypeOf<NDArray<"int64", readonly [2]>>();
expectTypeOf(all(doubles, { axis: 1 }).get(0)).toEqualTypeOf<boolean>();
expectTypeOf(cumsum(bytes, { axis: 1 })).toEqualTypeOf<NDArray<"int64", readonly [2, 3, 4]>>();
expectTypeOf(bytes.cumsum().shape).toEqualTypeOf<readonly [number]>();

// What is not known is not claimed.
expectTypeOf(sum(bytes, { axis }).shape).toEqualTypeOf<readonly [number, number]>();
expectTypeOf(sum(doubles, { axis: maybeAxis })).toEqualTypeOf<number | NDArray<"float64">>();
expectTypeOf(sum(doubles, { axis: 0, keepdims: kept }).shape).toEqualTypeOf<Shape>();
expectTypeOf(sum(unknownArray, { axis: 0 })).toEqualTypeOf<NDArray>();
expectTypeOf(ptp(dates, { axis: 0 }).dtype.name).toEqualTypeOf<string>();

// `out` is what comes back, whatever its dtype.
expectTypeOf(all(doubles, { axis: 1, out: doubles })).toEqualTypeOf<typeof doubles>();
expectTypeOf(doubles.max({ axis: 1, out: bytes })).toEqualTypeOf<typeof bytes>();

// @ts-expect-error a matrix has the axes 0 and 1
sum(doubles, { axis: 2 });
// @ts-expect-error and -1 and -2
doubles.max({ axis: -3 });
// @ts-expect-error one of several is outside
doubles.any({ axis: [0, 2] });
// @ts-expect-error a matrix has the axes 0 and 1
cumsum(doubles, { axis: 2 });
// @ts-expect-error an axis is a number
doubles.sum({ axis: "0" });
// @ts-expect-error no such option
doubles.sum({ axes: 0 });
// @ts-expect-error one axis is left
doubles.sum({ axis: 0 }).get(0, 0);

// Functions over any shape still know the dtype.
export function share<S extends Shape>(a: NDArray<"float64", S>): number {
  const rows: NDArray<"float64"> = sum(a, { axis: 0 });
  return sum(a) / rows.size + a.mean();
}
