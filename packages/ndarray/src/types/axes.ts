import type { Times } from "./decimals.ts";
import type { Shape } from "./shape.ts";

/** What shapes become, as far as types know them: literal lengths where they are known, else the number of axes. */

/** The shape that a shape argument means: a number is one axis. */
export type ShapeOf<T extends number | Shape> = T extends number
  ? readonly [T]
  : T extends Shape
    ? T
    : Shape;

/** The same where one length may be -1, which means whatever is left. */
export type Reshaped<T extends number | Shape> = T extends number
  ? readonly [Length<T>]
  : T extends Shape
    ? { readonly [K in keyof T]: Length<T[K]> }
    : Shape;

/** A length; `number` for -1, which means whatever is left. */
export type Length<N> = N extends number ? (`${N}` extends `-${string}` ? number : N) : never;

/**
 * The same type, which is a shape even where parameters are not known yet: without that, no array whose
 * shape is a parameter would be assignable to `NDArray<D>`.
 */
export type Known<S> = S extends infer Lengths extends Shape ? Lengths : never;

/** Lengths of which only the number of axes is known. */
export type SameRank<S extends Shape> = { readonly [K in keyof S]: number };

/** True when types know how many axes there are. */
export type HasRank<S extends Shape> = number extends S["length"] ? false : true;

/**
 * Axes in the opposite order. A look-up by the number of axes and no condition, so that types know that
 * arrays with more known are arrays with less known; beyond eight axes nothing is claimed.
 */
export type Reversed<S extends Shape> = ReversedByRank<S>[S["length"]];

interface ReversedByRank<S extends Shape> {
  readonly 0: readonly [];
  readonly 1: readonly [S[0]];
  readonly 2: readonly [S[1], S[0]];
  readonly 3: readonly [S[2], S[1], S[0]];
  readonly 4: readonly [S[3], S[2], S[1], S[0]];
  readonly 5: readonly [S[4], S[3], S[2], S[1], S[0]];
  readonly 6: readonly [S[5], S[4], S[3], S[2], S[1], S[0]];
  readonly 7: readonly [S[6], S[5], S[4], S[3], S[2], S[1], S[0]];
  readonly 8: readonly [S[7], S[6], S[5], S[4], S[3], S[2], S[1], S[0]];
  readonly [rank: number]: Shape;
}

/** Axes in the order that a list of them gives; one of unknown axes keeps the number. */
export type Transposed<S extends Shape, A> = Known<Transpose<S, A>>;

type Transpose<S extends Shape, A> = A extends undefined | null
  ? Reversed<S>
  : HasRank<S> extends false
    ? Shape
    : A extends Shape
      ? HasRank<A> extends true
        ? { readonly [K in keyof A]: LengthAt<S, A[K]> }
        : SameRank<S>
      : SameRank<S>;

/** The length of an axis; `number` when it is not known. */
export type LengthAt<S extends Shape, A> =
  Place<S, A> extends infer P extends keyof S & number ? S[P] : number;

/** The last two axes swapped; a look-up as `Reversed`. */
export type MatrixTransposed<S extends Shape> = MatrixTransposedByRank<S>[S["length"]];

interface MatrixTransposedByRank<S extends Shape> {
  readonly 2: readonly [S[1], S[0]];
  readonly 3: readonly [S[0], S[2], S[1]];
  readonly 4: readonly [S[0], S[1], S[3], S[2]];
  readonly 5: readonly [S[0], S[1], S[2], S[4], S[3]];
  readonly 6: readonly [S[0], S[1], S[2], S[3], S[5], S[4]];
  readonly [rank: number]: Shape;
}

/** Two axes swapped. */
export type Swapped<S extends Shape, A extends number, B extends number> = Known<Swap<S, A, B>>;

type Swap<S extends Shape, A extends number, B extends number> =
  HasRank<S> extends false
    ? Shape
    : [Place<S, A>, Place<S, B>] extends [infer P extends number, infer Q extends number]
      ? number extends P | Q
        ? SameRank<S>
        : {
            readonly [K in keyof S]: K extends `${P}`
              ? LengthAt<S, Q>
              : K extends `${Q}`
                ? LengthAt<S, P>
                : S[K];
          }
      : SameRank<S>;

/** Axes in another order that types do not follow. */
export type Permuted<S extends Shape> = Known<Permute<S>>;

type Permute<S extends Shape> = HasRank<S> extends true ? SameRank<S> : Shape;

/** An axis counted from the front; `number` when it is not known. */
export type Place<S extends Shape, A> = A extends number
  ? `${A}` extends `-${infer N extends number}`
    ? LengthWithout<S, N>
    : A
  : number;

/** How many axes are left without `N` of them. */
type LengthWithout<S extends Shape, N extends number, Dropped extends 1[] = []> = number extends N
  ? number
  : Dropped["length"] extends N
    ? S["length"]
    : S extends readonly [number, ...infer Rest extends Shape]
      ? LengthWithout<Rest, N, [...Dropped, 1]>
      : number;

/** An axis of length 1 inserted; `Shape` for several at once. */
export type Expanded<S extends Shape, A> = Known<Expand<S, A>>;

type Expand<S extends Shape, A> =
  HasRank<S> extends false
    ? Shape
    : A extends number
      ? number extends A
        ? SameRank<readonly [...S, 1]>
        : `${A}` extends `-${infer N extends number}`
          ? InsertedFromEnd<S, N>
          : Inserted<S, A>
      : Shape;

type Inserted<
  S extends Shape,
  A extends number,
  Front extends Shape = readonly [],
> = Front["length"] extends A
  ? readonly [...Front, 1, ...S]
  : S extends readonly [infer First extends number, ...infer Rest extends Shape]
    ? Inserted<Rest, A, readonly [...Front, First]>
    : Shape;

type InsertedFromEnd<S extends Shape, N extends number, Back extends Shape = readonly []> = [
  1,
  ...Back,
]["length"] extends N
  ? readonly [...S, 1, ...Back]
  : S extends readonly [...infer Rest extends Shape, infer Last extends number]
    ? InsertedFromEnd<Rest, N, readonly [Last, ...Back]>
    : Shape;

/** Axes of length 1 dropped: all of them, or the one that is named. */
export type Squeezed<S extends Shape, A> = Known<Squeeze<S, A>>;

type Squeeze<S extends Shape, A> =
  HasRank<S> extends false
    ? Shape
    : A extends undefined | null
      ? WithoutOnes<S>
      : A extends number
        ? Place<S, A> extends infer P extends number
          ? number extends P
            ? Shape
            : Without<S, P>
          : Shape
        : Shape;

type WithoutOnes<S extends Shape> = number extends S[number]
  ? Shape
  : S extends readonly [infer First extends number, ...infer Rest extends Shape]
    ? First extends 1
      ? WithoutOnes<Rest>
      : WithoutOnes<Rest> extends infer Others extends Shape
        ? readonly [First, ...Others]
        : never
    : readonly [];

type Without<
  S extends Shape,
  A extends number,
  Front extends Shape = readonly [],
> = S extends readonly [infer First extends number, ...infer Rest extends Shape]
  ? Front["length"] extends A
    ? readonly [...Front, ...Rest]
    : Without<Rest, A, readonly [...Front, First]>
  : Shape;

/** The lengths of one shape times those of another, paired from the last axis; missing axes stand in front. */
export type TimesShape<A extends Shape, B extends Shape> = Known<
  HasRank<A> extends true ? (HasRank<B> extends true ? TimesFromEnd<A, B> : Shape) : Shape
>;

type TimesFromEnd<
  A extends Shape,
  B extends Shape,
  Tail extends Shape = readonly [],
> = A extends readonly [...infer RestA extends Shape, infer LengthA extends number]
  ? B extends readonly [...infer RestB extends Shape, infer LengthB extends number]
    ? TimesFromEnd<RestA, RestB, readonly [Times<LengthA, LengthB>, ...Tail]>
    : readonly [...A, ...Tail]
  : readonly [...B, ...Tail];
