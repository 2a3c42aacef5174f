import type { Complex } from "../dtype/complex.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { AxisOption } from "../reduce/axes.ts";
import type { DTypeName } from "./dtypes.ts";
import type { ElementOf } from "./element.ts";
import type { Shape } from "./shape.ts";
import type { HasRank, Known, Place, SameRank } from "./axes.ts";
import type { PartOf, SumName, MeanName } from "./promotion.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";

/** What reductions give: one value without an axis, an array with one. */

/** The dtype of the result, by the kind of the reduction. */
export interface ReductionNames<D extends string> {
  /** That of the operand. */
  readonly same: D;
  /** 64 bits for integers. */
  readonly sum: SumName<D>;
  /** float64 for integers. */
  readonly mean: MeanName<D>;
  /** The same, and of complex numbers that of their parts. */
  readonly spread: PartOf<MeanName<D>>;
  /** Signed for dates. */
  readonly range: D extends `datetime64${string}` ? string : D;
  readonly bool: "bool";
  readonly int64: "int64";
}

export type ReductionKind = keyof ReductionNames<string>;

/** What `out` of a reduction may be. */
export type ReductionOut = NDArray | null | undefined;

/** The result of a reduction over the axes `A`; `K` says whether they are kept with length 1. */
export type Reduced<
  Kind extends ReductionKind,
  D extends string,
  S extends Shape,
  A extends AxisOption,
  K extends boolean,
  T extends DTypeLike | undefined,
  O extends ReductionOut,
> =
  ReducedName<Kind, D, T> extends infer N extends string
    ? [O] extends [null | undefined]
      ? [A] extends [null | undefined]
        ? WithoutAxis<Kind, N, S, K>
        : Extract<A, null | undefined> extends never
          ? NDArray<N, ReducedShape<S, NoInfer<A>, K>>
          : ValueOf<Kind, N> | NDArray<N>
      : [O] extends [NDArray]
        ? NoInfer<O>
        : ValueOf<Kind, N> | NDArray
    : never;

type ReducedName<Kind extends ReductionKind, D extends string, T> = [T] extends [undefined]
  ? ReductionNames<D>[Kind]
  : Kind extends "bool" | "int64"
    ? Kind
    : DTypeName<T>;

/** One value; with kept axes an array, unless there are none. */
type WithoutAxis<
  Kind extends ReductionKind,
  N extends string,
  S extends Shape,
  K extends boolean,
> = [K] extends [false]
  ? ValueOf<Kind, N>
  : HasRank<S> extends true
    ? S extends readonly []
      ? ValueOf<Kind, N>
      : [K] extends [true]
        ? NDArray<N, { readonly [I in keyof S]: 1 }>
        : ValueOf<Kind, N> | NDArray<N>
    : ValueOf<Kind, N> | NDArray<N>;

/** One value; of any dtype, means and spreads are numbers still. */
type ValueOf<Kind extends ReductionKind, N extends string> = string extends N
  ? Kind extends "spread"
    ? number
    : Kind extends "mean"
      ? number | bigint | Complex
      : ElementOf<N>
  : ElementOf<N>;

/** A shape without axes, or with length 1 in their place. */
export type ReducedShape<S extends Shape, A, K extends boolean> = Known<
  HasRank<S> extends false
    ? Shape
    : boolean extends K
      ? Shape
      : number extends AxesOf<S, A>
        ? K extends true
          ? SameRank<S>
          : A extends number
            ? OneLess<S>
            : Shape
        : K extends true
          ? { readonly [I in keyof S]: I extends `${AxesOf<S, A>}` ? 1 : S[I] }
          : Kept<S, AxesOf<S, A>>
>;

/** The axes counted from the front, as a union; `number` when one is not known. */
type AxesOf<S extends Shape, A> = A extends number
  ? Place<S, A>
  : A extends readonly number[]
    ? HasRank<A> extends true
      ? { readonly [I in keyof A]: Place<S, A[I]> }[number]
      : number
    : number;

/** The lengths of the axes that are not among `P`. */
type Kept<
  S extends Shape,
  P extends number,
  Seen extends 1[] = [],
  Found extends Shape = readonly [],
> = S extends readonly [infer First extends number, ...infer Rest extends Shape]
  ? Kept<Rest, P, [...Seen, 1], Seen["length"] extends P ? Found : readonly [...Found, First]>
  : Found;

/** Lengths of which only is known that there is one fewer. */
type OneLess<S extends Shape> = S extends readonly [number, ...infer Rest extends Shape]
  ? SameRank<Rest>
  : readonly [];

/** Refuses axes that an array of known rank does not have; allows all others. */
export interface AxisWithin<S extends Shape, A> {
  readonly axis?: ExistingAxis<S, A>;
}

type ExistingAxis<S extends Shape, A> = Unless<
  S extends readonly [] ? Fine : HasRank<S> extends false ? Fine : Answer<OutOfBounds<S, A>>,
  `axis ${OutOfBounds<S, A>} is out of bounds for array of dimension ${S["length"]}`
>;

type Answer<OutOfBounds> = [OutOfBounds] extends [never] ? Fine : Wrong;

/** The literal axes among `A` that do not exist. */
type OutOfBounds<S extends Shape, A> = Missing<
  S,
  A extends readonly number[] ? A[number] : A extends number ? A : never
>;

type Missing<S extends Shape, A extends number> = A extends number
  ? number extends A
    ? never
    : `${A}` extends `-${infer N}`
      ? N extends keyof (readonly [1, ...S])
        ? never
        : A
      : `${A}` extends keyof S
        ? never
        : A
  : never;

/** The result of a running sum or product: flat without an axis. */
export type Accumulated<
  D extends string,
  S extends Shape,
  A extends number | null,
  T extends DTypeLike | undefined,
  O extends ReductionOut,
> = [O] extends [null | undefined]
  ? NDArray<
      ReducedName<"sum", D, T>,
      [A] extends [number]
        ? S extends readonly []
          ? readonly [1]
          : S
        : [A] extends [null]
          ? Flat<S>
          : Shape
    >
  : [O] extends [NDArray]
    ? NoInfer<O>
    : NDArray;

/** All elements on one axis. */
type Flat<S extends Shape> = S extends readonly [number]
  ? S
  : S extends readonly []
    ? readonly [1]
    : readonly [number];
