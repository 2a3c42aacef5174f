import type { HasRank } from "./axes.ts";
import type { ShapeText } from "./broadcast.ts";
import type { IsLength, Product } from "./decimals.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";
import type { Shape } from "./shape.ts";

/** Refuses a shape that cannot hold the elements of another; allows what is not known. */
export type SameSize<S extends Shape, T> = Unless<
  [IsLiteral<S>, IsLiteral<AsShape<T>>] extends [true, true]
    ? SizeOf<S> extends SizeOf<AsShape<T>>
      ? Fine
      : Wrong
    : Fine,
  `cannot reshape array of shape ${ShapeText<S>} into shape ${ShapeText<AsShape<T>>}`
>;

type AsShape<T> = T extends number ? readonly [T] : T extends Shape ? T : Shape;

/** True when every length is one literal. */
type IsLiteral<S extends Shape> =
  HasRank<S> extends true
    ? S extends readonly [infer First extends number, ...infer Rest extends Shape]
      ? IsLength<First> extends true
        ? IsLiteral<Rest>
        : false
      : true
    : false;

/** The number of elements, written in digits. */
type SizeOf<S extends Shape, Found extends string = "1"> = S extends readonly [
  infer First extends number,
  ...infer Rest extends Shape,
]
  ? SizeOf<Rest, Product<Found, `${First}`>>
  : Found;
