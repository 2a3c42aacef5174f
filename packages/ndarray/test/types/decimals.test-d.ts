import { expectTypeOf } from "vitest";
import { zeros } from "../../src/index.ts";
import type { Least, Sum, Times } from "../../src/types/decimals.ts";

expectTypeOf<Sum<0, 0>>().toEqualTypeOf<0>();
expectTypeOf<Sum<5, 5>>().toEqualTypeOf<10>();
expectTypeOf<Sum<999, 1>>().toEqualTypeOf<1000>();
expectTypeOf<Sum<7, 99_995>>().toEqualTypeOf<100_002>();
expectTypeOf<Sum<1, 11>>().toEqualTypeOf<12>();
expectTypeOf<Sum<number, 2>>().toEqualTypeOf<number>();
expectTypeOf<Sum<1 | 2, 2>>().toEqualTypeOf<number>();
expectTypeOf<Sum<-1, 2>>().toEqualTypeOf<number>();
expectTypeOf<Sum<1e21, 2>>().toEqualTypeOf<number>();

expectTypeOf<Times<0, 57>>().toEqualTypeOf<0>();
expectTypeOf<Times<9, 9>>().toEqualTypeOf<81>();
expectTypeOf<Times<99, 99>>().toEqualTypeOf<9801>();
expectTypeOf<Times<640, 480>>().toEqualTypeOf<307_200>();
expectTypeOf<Times<1001, 2003>>().toEqualTypeOf<2_005_003>();
expectTypeOf<Times<16, 1_000_000>>().toEqualTypeOf<16_000_000>();
expectTypeOf<Times<94_906_265, 94_906_265>>().toEqualTypeOf<9_007_199_136_250_225>();
expectTypeOf<Times<1, number>>().toEqualTypeOf<number>();
expectTypeOf<Times<3, number>>().toEqualTypeOf<number>();

expectTypeOf<Least<3, 4>>().toEqualTypeOf<3>();
expectTypeOf<Least<4, 3>>().toEqualTypeOf<3>();
expectTypeOf<Least<10, 9>>().toEqualTypeOf<9>();
expectTypeOf<Least<128, 125>>().toEqualTypeOf<125>();
expectTypeOf<Least<7, 7>>().toEqualTypeOf<7>();
expectTypeOf<Least<7, number>>().toEqualTypeOf<number>();

// Sizes are compared in full, however long they are.
expectTypeOf(zeros([8, 15]).reshape([4, 30]).shape).toEqualTypeOf<readonly [4, 30]>();
expectTypeOf(zeros([2, 3]).reshape([2, 3, 1]).shape).toEqualTypeOf<readonly [2, 3, 1]>();
export const reshaped: (() => unknown)[] = [
  // @ts-expect-error 120 elements are not 30
  () => zeros([8, 15]).reshape([30]),
  // @ts-expect-error 100 elements are not 10
  () => zeros([10, 10]).reshape([10]),
  // @ts-expect-error 123,456,789 and 123,456,879 differ by 90
  () => zeros([123_456_789]).reshape([123_456_879]),
  // @ts-expect-error no elements are not one
  () => zeros([0, 5]).reshape([1]),
];
