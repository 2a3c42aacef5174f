import type { Shape } from "./shape.ts";
import type { HasRank } from "./axes.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";

/** What broadcasting makes of shapes, as far as types know them. */

/** The shape of two operands together; `Shape` when types do not know the number of axes of one. */
export type Broadcast<A extends Shape, B extends Shape> =
  Joined<A, B> extends infer S extends Shape ? S : Shape;

/** Refuses operands whose known lengths do not go together; allows all others. */
export type Broadcastable<A extends Shape, B extends Shape> = Unless<
  Joined<A, B> extends null ? Wrong : Fine,
  `operands could not be broadcast together with shapes ${ShapeText<A>} ${ShapeText<B>}`
>;

/** A shape as errors print it: `(2,3)`. */
export type ShapeText<S extends Shape> = S extends readonly [number]
  ? `(${S[0]},)`
  : `(${Lengths<S>})`;

type Lengths<S extends Shape> = S extends readonly [infer First extends number]
  ? `${First}`
  : S extends readonly [infer First extends number, ...infer Rest extends Shape]
    ? `${First},${Lengths<Rest>}`
    : "";

/** The joint shape, or null where lengths clash. */
export type Joined<A extends Shape, B extends Shape> =
  HasRank<A> extends true ? (HasRank<B> extends true ? JoinedFromEnd<A, B> : Shape) : Shape;

type JoinedFromEnd<
  A extends Shape,
  B extends Shape,
  Tail extends Shape = readonly [],
> = A extends readonly [...infer RestA extends Shape, infer LengthA extends number]
  ? B extends readonly [...infer RestB extends Shape, infer LengthB extends number]
    ? JoinedLength<LengthA, LengthB> extends infer Length extends number
      ? JoinedFromEnd<RestA, RestB, readonly [Length, ...Tail]>
      : null
    : readonly [...A, ...Tail]
  : readonly [...B, ...Tail];

/** A length that may be several is a union, so lengths clash only when no two of them go together. */
type JoinedLength<A extends number, B extends number> = [A] extends [1]
  ? B
  : [B] extends [1]
    ? A
    : number extends A
      ? OtherThan1<B>
      : number extends B
        ? OtherThan1<A>
        : [A] extends [B]
          ? A | B
          : [A & B] extends [never]
            ? 1 extends A | B
              ? number
              : null
            : number;

/** A length that meets an unknown one: that is the same or 1, unless this one may be 1 itself. */
type OtherThan1<A extends number> = 1 extends A ? number : A;
