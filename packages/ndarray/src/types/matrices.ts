import type { HasRank, Known } from "./axes.ts";
import type { Joined, ShapeText } from "./broadcast.ts";
import type { Least } from "./decimals.ts";
import type { BuiltinName } from "./dtypes.ts";
import type { Meet, Unwrapped } from "./given.ts";
import type { MeanName, PartOf } from "./promotion.ts";
import type { ReducedShape } from "./reduced.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";
import type { Shape } from "./shape.ts";

/** What linear algebra gives, as far as types know the matrices. */

/** The dtype of results that are matrices: float32 and complex64 stay, other real numbers become float64. */
export type MatrixName<D extends string> = D extends "float32" | "complex64" | "complex128"
  ? D
  : D extends BuiltinName
    ? "float64"
    : string;

/** The dtype of results that are real even for complex matrices. */
export type RealName<D extends string> = PartOf<MatrixName<D>>;

/** Refuses shapes that are known not to be square matrices, or stacks of them. */
export type Square<S extends Shape> = Unless<
  HasRank<S> extends true
    ? S extends readonly [...Shape, infer M extends number, infer N extends number]
      ? [Meet<M, N>] extends [never]
        ? Wrong
        : Fine
      : Wrong
    : Fine,
  `Last 2 dimensions of the array must be square, not ${ShapeText<S>}`
>;

/** The axes in front of the matrices. */
export type StackOf<S extends Shape> = Known<
  HasRank<S> extends true
    ? S extends readonly [...infer Stack extends Shape, number, number]
      ? Stack
      : Shape
    : Shape
>;

/** The axes in front of the matrices; none when there are fewer than two. */
export type StackOrNone<S extends Shape> = S extends readonly [] | readonly [number]
  ? readonly []
  : StackOf<S>;

/** The shapes of the parts of a decomposition of matrices of shape (..., m, n), k being min(m, n). */
export interface Parts<Stack extends Shape, M extends number, N extends number> {
  readonly m: readonly [...Stack, M];
  readonly n: readonly [...Stack, N];
  readonly k: readonly [...Stack, Least<M, N>];
  readonly mm: readonly [...Stack, M, M];
  readonly mn: readonly [...Stack, M, N];
  readonly mk: readonly [...Stack, M, Least<M, N>];
  readonly kn: readonly [...Stack, Least<M, N>, N];
  readonly nn: readonly [...Stack, N, N];
  readonly nm: readonly [...Stack, N, M];
}

/** The shape of one part. */
export type PartShape<S extends Shape, P extends keyof Parts<Shape, number, number>> = Known<
  HasRank<S> extends true
    ? S extends readonly [
        ...infer Stack extends Shape,
        infer M extends number,
        infer N extends number,
      ]
      ? Parts<Stack, M, N>[P]
      : Shape
    : Shape
>;

/** The shape of the solution of linear equations. */
export type SolvedShape<A extends Shape, B extends Shape> =
  Solved<A, B> extends infer S extends Shape ? S : Shape;

/** Refuses right-hand sides of another length than the matrix. */
export type Solvable<A extends Shape, B extends Shape> = Unless<
  Solved<A, B> extends null ? Wrong : Fine,
  `Input operand 1 of shape ${ShapeText<B>} does not fit matrices of shape ${ShapeText<A>}`
>;

/** The shape, or null where lengths clash. */
type Solved<A extends Shape, B extends Shape> =
  HasRank<A> extends true
    ? HasRank<B> extends true
      ? A extends readonly [
          ...infer Stack extends Shape,
          infer M extends number,
          infer N extends number,
        ]
        ? B extends readonly [infer L extends number]
          ? [Meet<Meet<M, N>, L>] extends [never]
            ? null
            : readonly [...Stack, Meet<Meet<M, N>, L>]
          : B extends readonly [
                ...infer Other extends Shape,
                infer L extends number,
                infer K extends number,
              ]
            ? [Meet<Meet<M, N>, L>] extends [never]
              ? null
              : Joined<Stack, Other> extends infer J extends Shape
                ? readonly [...J, Meet<Meet<M, N>, L>, K]
                : null
            : null
        : null
      : Shape
    : Shape;

/** The shape of a least squares solution. */
export type LeastSquaresShape<A extends Shape, B extends Shape> = Known<
  A extends readonly [number, infer N extends number]
    ? B extends readonly [number]
      ? readonly [N]
      : B extends readonly [number, infer K extends number]
        ? readonly [N, K]
        : Shape
    : Shape
>;

/** The dtype of a power: that of the matrix, of negative powers that of the inverse. */
export type PowerName<D extends string, N extends number> = number extends N
  ? D | MatrixName<D>
  : `${N}` extends `-${string}`
    ? MatrixName<D>
    : D;

/** The result of a norm: a number without axes, an array with some. */
export type NormOf<
  D extends string,
  S extends Shape,
  X extends number | readonly number[] | undefined,
  K extends boolean,
> = [X, K] extends [undefined, false]
  ? number
  : Unwrapped<
      PartOf<MeanName<D>>,
      [X] extends [undefined] ? SameOnes<S, K> : ReducedShape<S, X, K>
    >;

type SameOnes<S extends Shape, K extends boolean> = Known<
  HasRank<S> extends true
    ? [K] extends [true]
      ? { readonly [I in keyof S]: 1 }
      : [K] extends [false]
        ? readonly []
        : Shape
    : Shape
>;
