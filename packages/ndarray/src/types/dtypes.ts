import type { DType } from "../dtype/dtype.ts";
import type { Fine, Unless, Wrong } from "./refused.ts";

/** The names of dtypes, from the specifications that types can read. */

/**
 * The name of the dtype that a specification gives, when it is a name that is known in full.
 *
 * Nothing is inferred from it: `const a: NDArray<"float64"> = zeros(3)` says nothing about the option that is
 * not given there.
 */
export type DTypeName<T> = SpecName<NoInfer<T>>;

type SpecName<T> =
  T extends DType<infer N>
    ? N
    : T extends BuiltinName
      ? T
      : T extends keyof ShortNames
        ? ShortNames[T]
        : T extends `${OrderMark}${infer Name}`
          ? SpecName<Name>
          : T extends `${TextLetter}${number}`
            ? T
            : T extends `a${infer Length extends number}`
              ? `S${Length}`
              : T extends TextLetter
                ? `${T}${number}`
                : TimeName<T>;

/** The name of the dtype of an array; of a union of arrays, those of all. */
export type NameOf<A extends { readonly dtype: DType }> = A["dtype"]["name"];

/** Dates and spans of time; a unit with a count may be written in several ways, so nothing is claimed of it. */
type TimeName<T> = T extends `M8${infer Unit}` | `datetime64${infer Unit}`
  ? `datetime64${PlainUnit<Unit>}`
  : T extends `m8${infer Unit}` | `timedelta64${infer Unit}`
    ? `timedelta64${PlainUnit<Unit>}`
    : string;

type PlainUnit<Unit extends string> = Unit extends `[${number}${string}` | "" ? string : Unit;

/** The names of the numeric dtypes and bool. */
export type BuiltinName =
  | "bool"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float16"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128";

interface ShortNames {
  b1: "bool";
  i1: "int8";
  u1: "uint8";
  i2: "int16";
  u2: "uint16";
  i4: "int32";
  u4: "uint32";
  i8: "int64";
  u8: "uint64";
  f2: "float16";
  f4: "float32";
  f8: "float64";
  c8: "complex64";
  c16: "complex128";
}

type OrderMark = "<" | ">" | "=" | "|";
type TextLetter = "S" | "U" | "V";

/** Every spelling of a dtype as a text. */
type Spelling = `${OrderMark | ""}${
  | BuiltinName
  | keyof ShortNames
  | TextLetter
  | `${TextLetter | "a"}${number}`
  | "a"
  | `${"M8" | "m8" | "datetime64" | "timedelta64"}${"" | `[${string}]`}`}`;

/** Refuses literal texts that no dtype has as its name; allows all other specifications. */
export type ExistingDType<T> = Unless<
  T extends string ? (string extends T ? Fine : T extends Spelling ? Fine : Wrong) : Fine,
  `data type "${T & string}" not understood`
>;
