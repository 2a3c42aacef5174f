import type { Complex } from "./dtype/complex.ts";
import type { DType } from "./dtype/dtype.ts";

/** A shape; literal lengths are kept where they are known. */
export type Shape = readonly number[];

/** One field of a record, or of a nested one. */
export interface RecordValue {
  [field: string]: unknown;
}

/** Any value that an element can have. */
export type Element = number | bigint | boolean | string | Complex | Uint8Array | RecordValue;

/** The JavaScript value of an element, by the name of the dtype. */
export type ElementOf<D extends string> = string extends D
  ? Element
  : D extends "bool"
    ? boolean
    : D extends "int64" | "uint64" | `datetime64${string}` | `timedelta64${string}`
      ? bigint
      : D extends "complex64" | "complex128"
        ? Complex
        : D extends `int${number}` | `uint${number}` | `float${number}`
          ? number
          : D extends `S${number}` | `U${number}`
            ? string
            : D extends `V${number}`
              ? Uint8Array | RecordValue
              : Element;

/** What can be stored in an element: its own value, or one that converts to it. */
export type Storable<D extends string> = string extends D
  ? unknown
  : ElementOf<D> extends string
    ? string | number | bigint | boolean
    : ElementOf<D> extends Complex
      ? Complex | number | bigint | boolean | { readonly re: number; readonly im: number }
      : ElementOf<D> extends number | bigint | boolean
        ? number | bigint | boolean | string
        : unknown;

/** True for `any` and `unknown`, of which nothing is known. */
type IsUnknown<T> = unknown extends T ? true : false;

/**
 * The shape of nested lists, of an array in them, or of a typed array, as far as it is known:
 * `[[1, 2, 3], [4, 5, 6]]` gives `[2, 3]`. Beyond eight levels it is not: types may contain themselves.
 */
export type ShapeOfValues<V, Level extends readonly unknown[] = []> =
  IsUnknown<V> extends true
    ? Shape
    : Level["length"] extends 8
      ? Shape
      : V extends readonly []
        ? readonly [0]
        : V extends readonly [infer First, ...unknown[]]
          ? readonly [V["length"], ...ShapeOfValues<First, [...Level, 1]>]
          : V extends readonly (infer Item)[]
            ? readonly [number, ...ShapeOfValues<Item, [...Level, 1]>]
            : V extends { readonly shape: infer S extends Shape }
              ? S
              : V extends ArrayBufferView & { readonly length: number }
                ? readonly [number]
                : V extends number | bigint | boolean | string
                  ? readonly []
                  : Shape;

type Leaf<V, Level extends readonly unknown[] = []> =
  IsUnknown<V> extends true
    ? unknown
    : Level["length"] extends 8
      ? unknown
      : V extends readonly (infer Item)[]
        ? Leaf<Item, [...Level, 1]>
        : V;

type NameOfLeaf<L> =
  IsUnknown<L> extends true
    ? string
    : [L] extends [number]
      ? "float64"
      : [L] extends [boolean]
        ? "bool"
        : [L] extends [bigint]
          ? "int64" | "uint64"
          : [L] extends [{ readonly dtype: DType<infer N> }]
            ? N
            : string;

/** The name of the dtype that values get, as far as it is known, where `T` does not give one. */
export type NameOfValues<V, T> = IsUnknown<T> extends true ? NameOfLeaf<Leaf<V>> : DTypeName<T>;

/** One index per axis. */
export type IndexOf<S extends Shape> = {
  // A list of numbers even where S is a parameter, so that any array is assignable to NDArray<D>.
  readonly [K in keyof S]: number;
} extends infer Index extends readonly number[]
  ? Index
  : never;

/** The name of the dtype that a specification gives, when it is a name that is known in full. */
export type DTypeName<T> =
  T extends DType<infer N>
    ? N
    : T extends BuiltinName
      ? T
      : T extends keyof ShortNames
        ? ShortNames[T]
        : T extends `S${number}` | `U${number}` | `datetime64${string}` | `timedelta64${string}`
          ? T
          : string;

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

/** A type-level mark: this array is a view of memory that something else owns, and keeps it alive. */
export type View<T> = T & { readonly __tsmemView?: true };
