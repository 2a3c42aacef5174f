import type { DType } from "../dtype/dtype.ts";
import type { WeakFloat } from "../dtype/weak-float.ts";
import type { Shape } from "./shape.ts";
import type { NameOfValues, ShapeOfValues } from "./values.ts";
import type { Known } from "./axes.ts";
import type { WeakName } from "./promotion.ts";

/** What types know of an operand: an array, a value that is repeated, or nested lists. */

/** The dtype of an operand: its name, a `WeakName` for plain numbers, `string` when it is not known. */
export type OperandName<X> = X extends { readonly dtype: DType<infer D> }
  ? D
  : X extends number
    ? NumberName<X>
    : X extends bigint
      ? "weak integer"
      : X extends boolean
        ? "bool"
        : X extends { readonly re: number; readonly im: number }
          ? "weak complex"
          : X extends WeakFloat
            ? "weak float"
            : X extends readonly unknown[]
              ? NameOfValues<X, unknown>
              : string;

/** Whole numbers are weak integers, others weak floats; of a `number` that is not literal it is not known. */
type NumberName<X extends number> = number extends X
  ? "weak number"
  : `${X}` extends `${bigint}`
    ? "weak integer"
    : `${X}` extends `${string}e+${string}`
      ? "weak number"
      : "weak float";

/** The dtype that an operand has alone. */
export type OwnName<N extends string> = N extends WeakName ? OwnNames[N] : N;

interface OwnNames {
  readonly "weak integer": "int64" | "uint64";
  readonly "weak number": "int64" | "uint64" | "float64";
  readonly "weak float": "float64";
  readonly "weak complex": "complex128";
}

/** The shape of an operand. */
export type OperandShape<X> = Known<
  X extends { readonly shape: infer S extends Shape }
    ? S
    : X extends number | bigint | boolean
      ? readonly []
      : X extends { readonly re: number; readonly im: number } | WeakFloat
        ? readonly []
        : X extends readonly unknown[]
          ? ShapeOfValues<X>
          : Shape
>;
