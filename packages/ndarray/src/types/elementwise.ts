import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { DTypeName } from "./dtypes.ts";
import type { Shape } from "./shape.ts";
import type { Broadcast } from "./broadcast.ts";
import type { OwnName } from "./operands.ts";
import type { Counted, Divided, FloatOf, PartOf, Promoted } from "./promotion.ts";

/** The dtype of functions of one operand, by the kind of the function. */
export interface UnaryNames<D extends string> {
  /** That of the operand. */
  readonly same: D;
  /** The same, with int8 for booleans. */
  readonly counted: Counted<D>;
  /** The smallest float that holds the operand. */
  readonly float: FloatOf<D>;
  /** The same, and of complex numbers that of their parts. */
  readonly part: PartOf<D>;
  readonly bool: "bool";
  readonly uint8: "uint8";
  readonly int32: "int32";
  /** Not followed. */
  readonly any: string;
}

/** The dtype of functions of two operands, by the kind of the function. */
export interface BinaryNames<A extends string, B extends string> {
  /** The common one. */
  readonly common: Promoted<A, B>;
  /** The same, with int8 for booleans. */
  readonly counted: Counted<Promoted<A, B>>;
  /** The common one, float64 for integers. */
  readonly quotient: Divided<A, B>;
  /** The smallest float that holds both. */
  readonly float: FloatOf<A, B>;
  /** The smallest float that holds the first. */
  readonly first: FloatOf<OwnName<A>>;
  /** float64, or complex128. */
  readonly double: Promoted<"float64", Promoted<A, B>>;
  readonly bool: "bool";
  /** Not followed. */
  readonly any: string;
}

export type UnaryKind = keyof UnaryNames<string>;
export type BinaryKind = keyof BinaryNames<string, string>;

/** What `out` may be: nothing, or where to write. */
export type Out = NDArray | readonly (NDArray | null)[] | null | undefined;

/** Where to compute; a mask takes part in broadcasting. */
export type Where = NDArray | boolean | undefined;

/** The result of an elementwise function: `out` itself when there is one, else a new array. */
export type Elementwise<
  Kind extends UnaryKind | BinaryKind,
  D extends string,
  S extends Shape,
  O extends Out,
  T extends DTypeLike | undefined,
  W extends Where,
> = [O] extends [null | undefined]
  ? NDArray<Computed<Kind, D, T>, W extends NDArray<string, infer M> ? Broadcast<S, M> : S>
  : [O] extends [NDArray]
    ? NoInfer<O>
    : NDArray;

/** The dtype of the result when the loop is chosen by `dtype`. */
type Computed<Kind extends UnaryKind | BinaryKind, D extends string, T> = [T] extends [undefined]
  ? D
  : Kind extends "bool" | "uint8" | "int32"
    ? D
    : Kind extends "part"
      ? PartOf<DTypeName<T>>
      : DTypeName<T>;

/** The two results of a function that has two. */
export type ElementwisePair<
  A extends string,
  B extends string,
  S extends Shape,
  O extends Out,
  T extends DTypeLike | undefined,
  W extends Where,
> = [O, T] extends [null | undefined, undefined]
  ? [Elementwise<"any", A, S, O, T, W>, Elementwise<"any", B, S, O, T, W>]
  : [NDArray, NDArray];
