import type { Shape } from "./shape.ts";
import type { HasRank } from "./axes.ts";
import type { ShapeText } from "./broadcast.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";

/**
 * Sizes of shapes in types. Types have no arithmetic, so products are checked as one checks them by hand: by
 * the last digit, and by casting out nines. Sizes that differ in one of them are certainly different; some that
 * differ by a multiple of 90 pass, and are left to the check at run time.
 */

/** Refuses a shape that cannot hold the elements of another; allows what is not known. */
export type SameSize<S extends Shape, T> = Unless<
  [IsLiteral<S>, IsLiteral<AsShape<T>>] extends [true, true]
    ? [LastDigit<S>, Nines<S>] extends [LastDigit<AsShape<T>>, Nines<AsShape<T>>]
      ? Fine
      : Wrong
    : Fine,
  `cannot reshape array of shape ${ShapeText<S>} into shape ${ShapeText<AsShape<T>>}`
>;

type AsShape<T> = T extends number ? readonly [T] : T extends Shape ? T : Shape;

/** True when every length is one literal, not negative and not written with an exponent. */
type IsLiteral<S extends Shape> =
  HasRank<S> extends true
    ? S extends readonly [infer First extends number, ...infer Rest extends Shape]
      ? number extends First
        ? false
        : `${First}` extends `${string}${"-" | "." | "e"}${string}`
          ? false
          : IsUnion<First> extends true
            ? false
            : IsLiteral<Rest>
      : true
    : false;

type IsUnion<N, All = N> = N extends All ? ([All] extends [N] ? false : true) : never;

type Digit = keyof Lists;

/** Lists of the length of a digit. */
interface Lists {
  readonly "0": [];
  readonly "1": [1];
  readonly "2": [1, 1];
  readonly "3": [1, 1, 1];
  readonly "4": [1, 1, 1, 1];
  readonly "5": [1, 1, 1, 1, 1];
  readonly "6": [1, 1, 1, 1, 1, 1];
  readonly "7": [1, 1, 1, 1, 1, 1, 1];
  readonly "8": [1, 1, 1, 1, 1, 1, 1, 1];
  readonly "9": [1, 1, 1, 1, 1, 1, 1, 1, 1];
}

/** A list as often as a digit says. */
interface Repeated<L extends 1[]> {
  readonly "0": [];
  readonly "1": L;
  readonly "2": [...L, ...L];
  readonly "3": [...L, ...L, ...L];
  readonly "4": [...L, ...L, ...L, ...L];
  readonly "5": [...L, ...L, ...L, ...L, ...L];
  readonly "6": [...L, ...L, ...L, ...L, ...L, ...L];
  readonly "7": [...L, ...L, ...L, ...L, ...L, ...L, ...L];
  readonly "8": [...L, ...L, ...L, ...L, ...L, ...L, ...L, ...L];
  readonly "9": [...L, ...L, ...L, ...L, ...L, ...L, ...L, ...L, ...L];
}

type Product<A extends Digit, B extends Digit> = `${Repeated<Lists[A]>[B]["length"] & number}`;

/** The last digit of the size. */
type LastDigit<S extends Shape, Found extends Digit = "1"> = S extends readonly [
  infer First extends number,
  ...infer Rest extends Shape,
]
  ? LastDigit<Rest, LastOf<Product<Found, LastOf<`${First}`>>>>
  : Found;

type LastOf<Text extends string> = Text extends Digit
  ? Text
  : Text extends `${string}${infer Rest}`
    ? LastOf<Rest>
    : "0";

/** The size with nines cast out: the digit that is left, 9 for none. */
type Nines<S extends Shape, Found extends Digit = "1"> = S extends readonly [
  infer First extends number,
  ...infer Rest extends Shape,
]
  ? Nines<Rest, DigitSum<Product<Found, DigitSum<`${First}`>>>>
  : Found;

/** The sum of the digits, again and again until it is one; 9 for 0, which is the same without nines. */
type DigitSum<Text extends string, Sum extends Digit = "9"> = Text extends `${infer D}${infer Rest}`
  ? DigitSum<Rest, D extends Digit ? Added<Sum, D> : Sum>
  : Sum;

type Added<A extends Digit, B extends Digit> = [...Lists[A], ...Lists[B]]["length"] extends infer N
  ? N extends 0
    ? "9"
    : `${N & number}` extends `1${infer Ones extends Digit}`
      ? [...Lists[Ones], 1]["length"] extends infer Folded extends number
        ? `${Folded}` & Digit
        : "9"
      : `${N & number}` & Digit
  : "9";
