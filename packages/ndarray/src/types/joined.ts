import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { WeakFloat } from "../dtype/weak-float.ts";
import type { HasRank, Known, Place, SameRank, TimesShape } from "./axes.ts";
import type { IsUnion, Sum, Times } from "./decimals.ts";
import type { GivenName, GivenShape, Meet, NameOr } from "./given.ts";
import type { PromotedAll } from "./promotion.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";
import type { Shape } from "./shape.ts";

/** What joining arrays gives, as far as types know the list of them. */

/** The dtype that holds all arrays of a list, or that of the option. */
export type JoinedName<L extends readonly unknown[], T extends DTypeLike | undefined> = NameOr<
  T,
  number extends L["length"] ? SameName<GivenName<L[number]>> : PromotedAll<Names<L>>
>;

/** The same of arrays that are joined as if they were flat: plain numbers take the dtype of what they meet. */
export type JoinedNameAlong<
  L extends readonly unknown[],
  A extends number | null,
  T extends DTypeLike | undefined,
> = [A] extends [number]
  ? JoinedName<L, T>
  : Extract<L[number], number | bigint | { readonly re: number } | WeakFloat> extends never
    ? JoinedName<L, T>
    : NameOr<T, string>;

type Names<L extends readonly unknown[]> = { readonly [K in keyof L]: GivenName<L[K]> };

/** The dtype of arrays that all have it; of several possible ones nothing is claimed. */
type SameName<D extends string> =
  IsUnion<D> extends true ? string : D extends `V${string}` ? string : D;

/** How functions prepare arrays before they join them along an axis. */
export interface Preparations<S extends Shape> {
  readonly none: S;
  /** At least two axes, new ones in front. */
  readonly rows: S extends readonly []
    ? readonly [1, 1]
    : S extends readonly [infer N extends number]
      ? readonly [1, N]
      : S;
  /** At least one axis. */
  readonly flat: S extends readonly [] ? readonly [1] : S;
  /** Vectors as columns. */
  readonly columns: S extends readonly []
    ? readonly [1, 1]
    : S extends readonly [infer N extends number]
      ? readonly [N, 1]
      : S;
  /** At least three axes: (n,) as (1, n, 1). */
  readonly depth: S extends readonly []
    ? readonly [1, 1, 1]
    : S extends readonly [infer N extends number]
      ? readonly [1, N, 1]
      : S extends readonly [infer M extends number, infer N extends number]
        ? readonly [M, N, 1]
        : S;
}

export type Preparation = keyof Preparations<Shape>;

/** The shape of arrays joined along an axis; of arrays without a known number of axes, `Shape`. */
export type JoinedShape<
  L extends readonly unknown[],
  A extends number | null,
  How extends Preparation = "none",
> = [A] extends [number]
  ? Known<Answer<L, A, How>>
  : [A] extends [null]
    ? readonly [number]
    : Shape;

/** Refuses arrays whose known shapes cannot be joined along an axis. */
export type Joinable<
  L extends readonly unknown[],
  A extends number | null,
  How extends Preparation = "none",
> = Unless<
  [A] extends [number] ? (Answer<L, A, How> extends null ? Wrong : Fine) : Fine,
  "all the input array dimensions except for the concatenation axis must match exactly"
>;

type Answer<
  L extends readonly unknown[],
  A extends number,
  How extends Preparation,
> = number extends L["length"]
  ? Prepared<GivenShape<L[number]>, How> extends infer S extends Shape
    ? ManyOf<S, A>
    : Shape
  : L extends readonly [infer First, ...infer Rest]
    ? Prepared<GivenShape<First>, How> extends infer S extends Shape
      ? Fold<S, Rest, A, How>
      : Shape
    : Shape;

type Prepared<S extends Shape, How extends Preparation> =
  HasRank<S> extends true ? Preparations<S>[How] : Shape;

/** Arrays of one type, of which is not known how many there are. */
type ManyOf<S extends Shape, A extends number> =
  IsUnion<S> extends true
    ? Shape
    : HasRank<S> extends true
      ? number extends Place<S, A>
        ? SameRank<S>
        : { readonly [K in keyof S]: K extends `${Place<S, A>}` ? number : S[K] }
      : Shape;

/** Arrays one after the other; null where lengths clash. */
type Fold<
  S extends Shape,
  L extends readonly unknown[],
  A extends number,
  How extends Preparation,
> =
  HasRank<S> extends true
    ? S extends readonly []
      ? null
      : L extends readonly [infer Next, ...infer Rest]
        ? Prepared<GivenShape<Next>, How> extends infer T extends Shape
          ? HasRank<T> extends true
            ? Two<S, T, Place<S, A>> extends infer Both
              ? Both extends Shape
                ? HasNever<Both> extends true
                  ? null
                  : Fold<Both, Rest, A, How>
                : null
              : never
            : Shape
          : Shape
        : S
    : Shape;

type Two<A extends Shape, B extends Shape, P> = A["length"] extends B["length"]
  ? {
      readonly [K in keyof A]: K extends keyof B
        ? number extends P
          ? number
          : K extends `${P & number}`
            ? Sum<A[K] & number, B[K] & number>
            : Meet<A[K] & number, B[K] & number>
        : never;
    }
  : null;

type HasNever<S extends Shape> = true extends {
  readonly [K in keyof S]: [S[K]] extends [never] ? true : false;
}[number]
  ? true
  : false;

/** The shape that arrays of a list have in common; null where they differ. */
type Common<S extends Shape, L extends readonly unknown[]> =
  HasRank<S> extends true
    ? L extends readonly [infer Next, ...infer Rest]
      ? GivenShape<Next> extends infer T extends Shape
        ? HasRank<T> extends true
          ? Two<S, T, -1> extends infer Both
            ? Both extends Shape
              ? HasNever<Both> extends true
                ? null
                : Common<Both, Rest>
              : null
            : never
          : Shape
        : Shape
      : S
    : Shape;

type CommonOf<L extends readonly unknown[]> = number extends L["length"]
  ? IsUnion<GivenShape<L[number]>> extends true
    ? Shape
    : GivenShape<L[number]>
  : L extends readonly [infer First, ...infer Rest]
    ? Common<GivenShape<First>, Rest>
    : Shape;

/** The shape of arrays stacked along a new axis. */
export type StackedShape<L extends readonly unknown[], A extends number> = Known<
  CommonOf<L> extends infer S extends Shape
    ? HasRank<S> extends true
      ? InsertedAt<S, A, L["length"]>
      : Shape
    : Shape
>;

/** Refuses arrays whose known shapes differ. */
export type Stackable<L extends readonly unknown[]> = Unless<
  CommonOf<L> extends null ? Wrong : Fine,
  "all input arrays must have the same shape"
>;

type InsertedAt<S extends Shape, A extends number, N extends number> =
  Place<readonly [...S, N], A> extends infer P extends number
    ? number extends P
      ? SameRank<readonly [...S, N]>
      : Inserted<S, P, N>
    : Shape;

type Inserted<
  S extends Shape,
  P extends number,
  N extends number,
  Front extends Shape = readonly [],
> = Front["length"] extends P
  ? readonly [...Front, N, ...S]
  : S extends readonly [infer First extends number, ...infer Rest extends Shape]
    ? Inserted<Rest, P, N, readonly [...Front, First]>
    : Shape;

/** The axis along which `hstack` joins: that of vectors is their only one. */
export type SideAxis<L extends readonly unknown[]> = L extends readonly [infer First, ...unknown[]]
  ? AxisOfSide<GivenShape<First>>
  : AxisOfSide<GivenShape<L[number]>>;

type AxisOfSide<S extends Shape> =
  HasRank<S> extends true ? (S extends readonly [] | readonly [number] ? 0 : 1) : number;

/** The shape with one axis of another length. */
export type WithLength<S extends Shape, A, N extends number> = Known<
  HasRank<S> extends true
    ? Place<S, A> extends infer P extends number
      ? number extends P
        ? SameRank<S>
        : { readonly [K in keyof S]: K extends `${P}` ? N : S[K] }
      : Shape
    : Shape
>;

/** The shape of an array edited along an axis, of the flat one without. */
export type EditedShape<S extends Shape, A extends number | null> = [A] extends [null]
  ? readonly [number]
  : [A] extends [number]
    ? WithLength<S, A, number>
    : Shape;

/** The shape of an array whose elements are repeated. */
export type RepeatedShape<S extends Shape, R, A extends number | null> = [A] extends [null]
  ? S extends readonly [infer N extends number]
    ? readonly [R extends number ? Times<N, R> : number]
    : readonly [number]
  : [A] extends [number]
    ? Known<
        HasRank<S> extends true
          ? S extends readonly []
            ? readonly [number]
            : Place<S, A> extends infer P extends number
              ? number extends P
                ? SameRank<S>
                : {
                    readonly [K in keyof S]: K extends `${P}`
                      ? R extends number
                        ? Times<S[K] & number, R>
                        : number
                      : S[K];
                  }
              : Shape
          : Shape
      >
    : Shape;

/** The shape of an array that is repeated as a whole. */
export type TiledShape<S extends Shape, R extends number | Shape> = R extends number
  ? TiledShape<S, readonly [R]>
  : R extends Shape
    ? TimesShape<S, R>
    : Shape;

/** The second axis, of vectors the first. */
export type SecondAxis<S extends Shape> =
  HasRank<S> extends true ? (S extends readonly [number] ? 0 : 1) : number;

/** How many parts a split gives, up to 16; `number` for more. */
export type PartCount<X> = X extends number ? X : X extends Shape ? [...X, 1]["length"] : number;

/** As many of one kind, in a list of known length when that is short. */
export type Several<T, N extends number> = number extends N ? T[] : Counted<T, N>;

type Counted<T, N extends number, Found extends T[] = []> = Found["length"] extends N
  ? Found
  : Found["length"] extends 16
    ? T[]
    : Counted<T, N, [...Found, T]>;
