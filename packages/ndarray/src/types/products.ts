import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { HasRank, Known } from "./axes.ts";
import type { Joined, ShapeText } from "./broadcast.ts";
import type { Times } from "./decimals.ts";
import type { GivenName, GivenShape, Meet, NameOr, UnwrappedOut } from "./given.ts";
import type { Promoted } from "./promotion.ts";
import type { ReducedShape } from "./reduced.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";
import type { Shape } from "./shape.ts";

/** Shapes of products of matrices and vectors, as far as types know those of the operands. */

/** The kinds of products by the shapes they take. */
export interface Products<A extends Shape, B extends Shape> {
  /** (..., m, k) and (..., k, n), or vectors. */
  readonly matmul: MatmulShape<A, B>;
  /** (..., n) and (..., n). */
  readonly vecdot: VecdotShape<A, B>;
  /** (..., m, n) and (..., n). */
  readonly matvec: MatvecShape<A, B>;
  /** (..., n) and (..., n, m). */
  readonly vecmat: VecmatShape<A, B>;
  /** The last axis and the last but one. */
  readonly dot: DotShape<A, B>;
  /** The last axes. */
  readonly inner: InnerShape<A, B>;
}

export type ProductKind = keyof Products<Shape, Shape>;

/** The shape of a product. */
export type ProductShape<Kind extends ProductKind, A extends Shape, B extends Shape> =
  Multiplied<Kind, A, B> extends infer S extends Shape ? S : Shape;

/** Refuses operands whose known shapes have no such product. */
export type Multipliable<Kind extends ProductKind, A extends Shape, B extends Shape> = Unless<
  Multiplied<Kind, A, B> extends null ? Wrong : Fine,
  `${Kind}: shapes ${ShapeText<A>} and ${ShapeText<B>} not aligned`
>;

/** The shape, or null where lengths clash or axes are missing. */
type Multiplied<Kind extends ProductKind, A extends Shape, B extends Shape> =
  HasRank<A> extends true ? (HasRank<B> extends true ? Products<A, B>[Kind] : Shape) : Shape;

type MatmulShape<A extends Shape, B extends Shape> = A extends readonly [infer K extends number]
  ? B extends readonly [infer L extends number]
    ? IfSame<K, L, readonly []>
    : B extends readonly [...infer Stack extends Shape, infer L extends number, infer N]
      ? IfSame<K, L, readonly [...Stack, N]>
      : null
  : A extends readonly [...infer Stack extends Shape, infer M, infer K extends number]
    ? B extends readonly [infer L extends number]
      ? IfSame<K, L, readonly [...Stack, M]>
      : B extends readonly [...infer Other extends Shape, infer L extends number, infer N]
        ? IfSame<K, L, Stacked<Stack, Other, readonly [M, N]>>
        : null
    : null;

type VecdotShape<A extends Shape, B extends Shape> = A extends readonly [
  ...infer Stack extends Shape,
  infer K extends number,
]
  ? B extends readonly [...infer Other extends Shape, infer L extends number]
    ? IfSame<K, L, Joined<Stack, Other>>
    : null
  : null;

type MatvecShape<A extends Shape, B extends Shape> = A extends readonly [
  ...infer Stack extends Shape,
  infer M,
  infer K extends number,
]
  ? B extends readonly [...infer Other extends Shape, infer L extends number]
    ? IfSame<K, L, Stacked<Stack, Other, readonly [M]>>
    : null
  : null;

type VecmatShape<A extends Shape, B extends Shape> = A extends readonly [
  ...infer Stack extends Shape,
  infer K extends number,
]
  ? B extends readonly [...infer Other extends Shape, infer L extends number, infer N]
    ? IfSame<K, L, Stacked<Stack, Other, readonly [N]>>
    : null
  : null;

type DotShape<A extends Shape, B extends Shape> = A extends readonly []
  ? B
  : B extends readonly []
    ? A
    : A extends readonly [...infer Rest extends Shape, infer K extends number]
      ? B extends readonly [infer L extends number]
        ? IfSame<K, L, Rest>
        : B extends readonly [...infer Other extends Shape, infer L extends number, infer N]
          ? IfSame<K, L, readonly [...Rest, ...Other, N]>
          : null
      : null;

type InnerShape<A extends Shape, B extends Shape> = A extends readonly []
  ? B
  : B extends readonly []
    ? A
    : A extends readonly [...infer Rest extends Shape, infer K extends number]
      ? B extends readonly [...infer Other extends Shape, infer L extends number]
        ? IfSame<K, L, readonly [...Rest, ...Other]>
        : null
      : null;

/** A shape where two lengths may be the same, null where they differ. */
type IfSame<K extends number, L extends number, S> = [Meet<K, L>] extends [never] ? null : S;

/** The axes in front, broadcast, and those behind; null where lengths clash. */
type Stacked<A extends Shape, B extends Shape, Tail extends readonly unknown[]> =
  Joined<A, B> extends infer S extends Shape ? readonly [...S, ...Tail] : null;

/** The number of elements of one axis or none; of more it is not counted. */
export type OuterLength<S extends Shape> = S extends readonly []
  ? 1
  : S extends readonly [infer Length extends number]
    ? Length
    : S extends readonly [infer Rows extends number, infer Columns extends number]
      ? Times<Rows, Columns>
      : number;

/** The axes that a tensor product keeps: those of `a` without the summed ones, then those of `b`. */
export type TensordotShape<A extends Shape, B extends Shape, X> = Known<
  HasRank<A> extends true
    ? HasRank<B> extends true
      ? X extends readonly [infer Left, infer Right]
        ? Both<ReducedShape<A, Left, false>, ReducedShape<B, Right, false>>
        : X extends number
          ? Both<WithoutLast<A, X>, WithoutFirst<B, X>>
          : Shape
      : Shape
    : Shape
>;

type Both<A extends Shape, B extends Shape> =
  HasRank<A> extends true ? (HasRank<B> extends true ? readonly [...A, ...B] : Shape) : Shape;

type WithoutLast<S extends Shape, N extends number, Dropped extends 1[] = []> = number extends N
  ? Shape
  : Dropped["length"] extends N
    ? S
    : S extends readonly [...infer Rest extends Shape, number]
      ? WithoutLast<Rest, N, [...Dropped, 1]>
      : Shape;

type WithoutFirst<S extends Shape, N extends number, Dropped extends 1[] = []> = number extends N
  ? Shape
  : Dropped["length"] extends N
    ? S
    : S extends readonly [number, ...infer Rest extends Shape]
      ? WithoutFirst<Rest, N, [...Dropped, 1]>
      : Shape;

/** The result of a product, of the dtype that holds both operands. */
export type ProductOf<
  Kind extends ProductKind,
  A,
  B,
  O extends NDArray | undefined,
  T extends DTypeLike | undefined,
> = UnwrappedOut<
  O,
  NameOr<T, Promoted<GivenName<A>, GivenName<B>>>,
  ProductShape<Kind, GivenShape<A>, GivenShape<B>>
>;

/** The shape of a cross product along the last axis; of vectors that may have 2 components, nothing is claimed. */
export type CrossShape<A extends Shape, B extends Shape, X> = X extends -1
  ? A extends readonly [...infer Stack extends Shape, 3]
    ? B extends readonly [...infer Other extends Shape, 3]
      ? Stacked<Stack, Other, readonly [3]> extends infer S extends Shape
        ? S
        : Shape
      : Shape
    : Shape
  : Shape;
