import type { IsUnion } from "./decimals.ts";

/** The dtypes of results, by NumPy's rules (NEP 50), as far as types know the operands. */

/** From the smallest to the largest; the first one that holds all operands is the common dtype. */
type Numbers = readonly [
  "bool",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  ...Floats,
];

type Floats = readonly ["float16", "float32", "float64", "complex64", "complex128"];

/** To which dtypes each one can be cast safely. */
interface SafeCasts {
  readonly bool: Numbers[number];
  readonly int8: "int8" | "int16" | "int32" | "int64" | Floats[number];
  readonly uint8: "uint8" | "uint16" | "uint32" | "uint64" | SafeCasts["int16"] | "float16";
  readonly int16: "int16" | "int32" | "int64" | SafeCasts["float32"];
  readonly uint16: "uint16" | "uint32" | "uint64" | SafeCasts["int32"] | SafeCasts["float32"];
  readonly int32: "int32" | "int64" | SafeCasts["float64"];
  readonly uint32: "uint32" | "uint64" | SafeCasts["int64"];
  readonly int64: "int64" | SafeCasts["float64"];
  readonly uint64: "uint64" | SafeCasts["float64"];
  readonly float16: Floats[number];
  readonly float32: "float32" | "float64" | "complex64" | "complex128";
  readonly float64: "float64" | "complex128";
  readonly complex64: "complex64" | "complex128";
  readonly complex128: "complex128";
}

/** Operands without a dtype of their own: plain numbers and bigints take that of the arrays they meet. */
export type WeakName = "weak integer" | "weak number" | "weak float" | "weak complex";

type SafeFrom<D extends string> = D extends keyof SafeCasts ? SafeCasts[D] : never;

/** The dtype of an operand; a weak one takes that of the other. */
type Taken<A extends string, B extends string> = A extends WeakName
  ? B extends WeakName
    ? string
    : JoinedWeak<B, A>
  : A;

/** What an array of dtype `D` becomes next to a weak operand. */
type JoinedWeak<D extends string, W extends WeakName> = D extends keyof SafeCasts
  ? W extends "weak integer"
    ? D extends "bool"
      ? "int64"
      : D
    : W extends "weak complex"
      ? D extends "float16" | "float32"
        ? "complex64"
        : D extends `complex${string}`
          ? D
          : "complex128"
      : D extends Floats[number]
        ? D
        : W extends "weak float"
          ? "float64"
          : JoinedWeak<D, "weak integer"> | "float64"
  : string;

/** The first dtype of a list that all operands can be cast to; `string` when there is none. */
type First<List extends readonly string[], Held> = List extends readonly [
  infer D extends string,
  ...infer Rest extends readonly string[],
]
  ? D extends Held
    ? D
    : First<Rest, Held>
  : string;

/** The first dtype of a list that both operands can be cast to, for each of their possible dtypes. */
type FirstFor<List extends readonly string[], A extends string, B extends string> = A extends string
  ? B extends string
    ? First<List, SafeFrom<A> & SafeFrom<B>>
    : never
  : never;

/** The common dtype of two operands: int8 and uint8 give int16. */
export type Promoted<A extends string, B extends string> = FirstFor<
  Numbers,
  Taken<A, B>,
  Taken<B, A>
>;

/** The common dtype of several arrays, for each of their possible dtypes; arrays that are alike keep theirs. */
export type PromotedAll<L extends readonly string[]> = L extends readonly [
  infer D extends string,
  ...infer Rest extends readonly string[],
]
  ? IsUnion<D> extends true
    ? FirstForAll<L>
    : AreAll<Rest, D> extends true
      ? D extends `V${string}`
        ? string
        : D
      : FirstForAll<L>
  : string;

type FirstForAll<L extends readonly string[], Held = Numbers[number]> = L extends readonly [
  infer D extends string,
  ...infer Rest extends readonly string[],
]
  ? D extends keyof SafeCasts
    ? FirstForAll<Rest, Held & SafeCasts[D]>
    : string
  : First<Numbers, Held>;

type AreAll<L extends readonly string[], D extends string> = L extends readonly [
  infer Next extends string,
  ...infer Rest extends readonly string[],
]
  ? [Next, D] extends [D, Next]
    ? AreAll<Rest, D>
    : false
  : true;

/** The smallest float, real or complex, that holds two operands: sqrt of int8 is float16. */
export type FloatOf<A extends string, B extends string = A> = FirstFor<
  Floats,
  Taken<A, B>,
  Taken<B, A>
>;

/** The dtype of a quotient: integers are divided as float64. */
export type Divided<A extends string, B extends string> =
  Promoted<A, B> extends infer D extends string
    ? D extends Integer | "bool"
      ? "float64"
      : D
    : never;

/** The dtype of functions that have no loop for booleans and count with them as int8. */
export type Counted<D extends string> = D extends "bool" ? "int8" : D;

/** The dtype of the parts of complex numbers, and of their magnitudes; other dtypes are their own. */
export type PartOf<D extends string> = D extends "complex64"
  ? "float32"
  : D extends "complex128"
    ? "float64"
    : D;

/** The dtype of sums and products: integers are summed in 64 bits. */
export type SumName<D extends string> = D extends "bool" | "int8" | "int16" | "int32"
  ? "int64"
  : D extends "uint8" | "uint16" | "uint32"
    ? "uint64"
    : Summable<D>;

/** The dtype of means: integers are averaged in float64. */
export type MeanName<D extends string> = D extends Integer | "bool" ? "float64" : Summable<D>;

/** Of dtypes other than numbers and spans of time, nothing is claimed. */
type Summable<D extends string> = D extends keyof SafeCasts | `timedelta64${string}` ? D : string;

type Integer = `int${number}` | `uint${number}`;
