import { expectTypeOf } from "vitest";
import {
  add,
  array,
  asFloat,
  divide,
  divmod,
  equal,
  frexp,
  ldexp,
  maximum,
  modf,
  type NDArray,
  negative,
  outerOf,
  type Shape,
  sqrt,
  type View,
  zeros,
} from "../../src/index.ts";

declare const bytes: NDArray<"int8", readonly [2, 3]>;
declare const singles: NDArray<"float32", readonly [3]>;
declare const doubles: NDArray<"float64", readonly [2, 3]>;
declare const column: NDArray<"int32", readonly [2, 1]>;
declare const rows: NDArray<"float64", readonly [number, 3]>;
declare const complex: NDArray<"complex64", readonly [3]>;
declare const unknownArray: NDArray;
declare const factor: number;
declare const flag: NDArray<"bool", readonly [4, 2, 3]>;

// The dtype of the result follows from those of the operands, its shape from broadcasting.
expectTypeOf(add(bytes, singles)).toEqualTypeOf<NDArray<"float32", readonly [2, 3]>>();
expectTypeOf(divide(bytes, column)).toEqualTypeOf<NDArray<"float64", readonly [2, 3]>>();
expectTypeOf(equal(bytes, singles)).toEqualTypeOf<NDArray<"bool", readonly [2, 3]>>();
expectTypeOf(sqrt(bytes)).toEqualTypeOf<NDArray<"float16", readonly [2, 3]>>();
expectTypeOf(sqrt(complex).get(0).re).toEqualTypeOf<number>();
expectTypeOf(add(rows, singles).shape).toEqualTypeOf<readonly [number, 3]>();
expectTypeOf(add(rows, column).shape).toEqualTypeOf<readonly [2, 3]>();
expectTypeOf(add(unknownArray, doubles)).toEqualTypeOf<NDArray>();
expectTypeOf(add(bytes.T, 1).shape).toEqualTypeOf<readonly [3, 2]>();

// Plain numbers take the dtype of the array as far as their kind allows; what is not known is not claimed.
expectTypeOf(add(bytes, 1)).toEqualTypeOf<NDArray<"int8", readonly [2, 3]>>();
expectTypeOf(add(bytes, 1.5)).toEqualTypeOf<NDArray<"float64", readonly [2, 3]>>();
expectTypeOf(add(bytes, factor).dtype.name).toEqualTypeOf<"int8" | "float64">();
expectTypeOf(add(bytes, factor).get(0, 0)).toEqualTypeOf<number>();
expectTypeOf(add(singles, factor)).toEqualTypeOf<NDArray<"float32", readonly [3]>>();
expectTypeOf(add(bytes, 1n).get(0, 0)).toEqualTypeOf<number>();
expectTypeOf(add(bytes, asFloat(2)).get(0, 0)).toEqualTypeOf<number>();
expectTypeOf(add(singles, { re: 1, im: 2 })).toEqualTypeOf<NDArray<"complex64", readonly [3]>>();
expectTypeOf(add(bytes, [1, 2, 3])).toEqualTypeOf<NDArray<"float64", readonly [2, 3]>>();
expectTypeOf(negative(2.5)).toEqualTypeOf<NDArray<"float64", readonly []>>();

// `out` is what comes back, `dtype` chooses the result, a mask takes part in broadcasting.
expectTypeOf(equal(bytes, bytes, { out: doubles })).toEqualTypeOf<typeof doubles>();
expectTypeOf(add(bytes, bytes, { dtype: "f4" })).toEqualTypeOf<
  NDArray<"float32", readonly [2, 3]>
>();
expectTypeOf(equal(bytes, bytes, { dtype: "f4" }).get(0, 0)).toEqualTypeOf<boolean>();
expectTypeOf(add(bytes, 1, { where: flag }).shape).toEqualTypeOf<readonly [4, 2, 3]>();
expectTypeOf(add(bytes, 1)).not.toEqualTypeOf<View<NDArray<"int8", readonly [2, 3]>>>();

// Functions with two results, and outer tables.
expectTypeOf(frexp(singles)).toEqualTypeOf<
  [NDArray<"float32", readonly [3]>, NDArray<"int32", readonly [3]>]
>();
expectTypeOf(modf(doubles)[1].dtype.name).toEqualTypeOf<"float64">();
expectTypeOf(divmod(bytes, column)[0].dtype.name).toEqualTypeOf<"int32">();
expectTypeOf(ldexp(singles, column).dtype.name).toEqualTypeOf<"float32">();
expectTypeOf(outerOf(equal, singles, column)).toEqualTypeOf<NDArray<"bool", readonly [3, 2, 1]>>();

// @ts-expect-error lengths 3 and 2 do not go together
add(doubles, zeros(2));
// @ts-expect-error a list of two next to rows of three
maximum(doubles, [1, 2]);
// @ts-expect-error no such option
add(doubles, 1, { ot: doubles });
// @ts-expect-error an object is no operand
add(doubles, { x: 1 });
// @ts-expect-error a function has no result of its own
sqrt(Math.sqrt);
// @ts-expect-error the result has two axes
add(doubles, singles).get(0);

// Functions over any shape still know the dtype.
export function scaled<S extends Shape>(
  a: NDArray<"float32", S>,
  b: NDArray<"float32", S>,
): NDArray {
  const sum: NDArray<"float32"> = add(a, b);
  return divide(sum, array(2));
}
