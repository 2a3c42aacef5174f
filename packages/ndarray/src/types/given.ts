import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { HasRank, Known } from "./axes.ts";
import type { DTypeName, NameOf } from "./dtypes.ts";
import type { ElementOf } from "./element.ts";
import type { Shape } from "./shape.ts";
import type { NameOfValues, ShapeOfValues } from "./values.ts";

/** What types know of arguments that become arrays first, and of results that may be one value. */

/** The dtype that a value gets as an array: plain numbers are float64. */
export type GivenName<X> = NameOfValues<X, unknown>;

/** The shape that a value gets as an array. */
export type GivenShape<X> = Known<ShapeOfValues<X>>;

/** The dtype that an option names, else another. */
export type NameOr<T extends DTypeLike | undefined, Other extends string> = [T] extends [undefined]
  ? Other
  : DTypeName<T>;

/** An array, or its element where it has no axes. */
export type Unwrapped<D extends string, S extends Shape> =
  HasRank<S> extends true
    ? S extends readonly []
      ? ElementOf<D>
      : NDArray<D, S>
    : NDArray<D> | ElementOf<D>;

/** `out` when there is one, else a new array. */
export type IntoOut<O, D extends string, S extends Shape> = [O] extends [null | undefined]
  ? NDArray<D, S>
  : [O] extends [NDArray]
    ? NoInfer<O>
    : NDArray;

/** The same, unwrapped. */
export type UnwrappedOut<O, D extends string, S extends Shape> = [O] extends [null | undefined]
  ? Unwrapped<D, S>
  : [O] extends [NDArray]
    ? HasRank<O["shape"]> extends true
      ? O["shape"] extends readonly []
        ? ElementOf<NameOf<O>>
        : NoInfer<O>
      : NoInfer<O> | ElementOf<NameOf<O>>
    : NDArray | ElementOf<string>;

/** The lengths of an axis that two arrays must have in common; `never` when they differ. */
export type Meet<A extends number, B extends number> = number extends A
  ? B
  : number extends B
    ? A
    : A & B;
