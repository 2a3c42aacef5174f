import type { Complex } from "./dtype/complex.ts";
import type { DType } from "./dtype/dtype.ts";
import type { DTypeName } from "./types/dtypes.ts";

export type { DTypeName } from "./types/dtypes.ts";

/** A shape; literal lengths are kept where they are known. */
export type Shape = readonly number[];

/** One field of a record, or of a nested one. */
export interface RecordValue {
  [field: string]: unknown;
}

/** Any value that an element can have. */
export type Element = number | bigint | boolean | string | Complex | Uint8Array | RecordValue;

/**
 * The JavaScript value of an element, by the name of the dtype. A look-up and no condition, so that types
 * know that arrays with more known are arrays with less known.
 */
export type ElementOf<D extends string> = Elements[D];

interface Elements {
  readonly bool: boolean;
  readonly int8: number;
  readonly uint8: number;
  readonly int16: number;
  readonly uint16: number;
  readonly int32: number;
  readonly uint32: number;
  readonly int64: bigint;
  readonly uint64: bigint;
  readonly float16: number;
  readonly float32: number;
  readonly float64: number;
  readonly complex64: Complex;
  readonly complex128: Complex;
  readonly [time: `datetime64${string}` | `timedelta64${string}`]: bigint;
  readonly [text: `S${string}` | `U${string}`]: string;
  readonly [records: `V${string}`]: Uint8Array | RecordValue;
  readonly [unknown: string]: Element;
}

/** What can be stored in an element: its own value, or one that converts to it. */
export type Storable<D extends string> = Stored[D];

type RealLike = number | bigint | boolean;
type ComplexLike = RealLike | Complex | { readonly re: number; readonly im: number };

interface Stored {
  readonly bool: RealLike;
  readonly int8: RealLike;
  readonly uint8: RealLike;
  readonly int16: RealLike;
  readonly uint16: RealLike;
  readonly int32: RealLike;
  readonly uint32: RealLike;
  readonly int64: bigint | boolean;
  readonly uint64: bigint | boolean;
  readonly float16: RealLike;
  readonly float32: RealLike;
  readonly float64: RealLike;
  readonly complex64: ComplexLike;
  readonly complex128: ComplexLike;
  readonly [text: `S${string}` | `U${string}`]: string | RealLike;
  readonly [other: string]: unknown;
}

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
          : [L] extends [string]
            ? `U${number}`
            : [L] extends [Complex]
              ? "complex128"
              : [L] extends [{ readonly dtype: DType<infer N> }]
                ? N
                : [L] extends [ArrayBufferView & { readonly [Symbol.toStringTag]: infer Tag }]
                  ? Tag extends keyof TypedArrayNames
                    ? TypedArrayNames[Tag]
                    : string
                  : string;

interface TypedArrayNames {
  readonly Int8Array: "int8";
  readonly Uint8Array: "uint8";
  readonly Uint8ClampedArray: "uint8";
  readonly Int16Array: "int16";
  readonly Uint16Array: "uint16";
  readonly Int32Array: "int32";
  readonly Uint32Array: "uint32";
  readonly BigInt64Array: "int64";
  readonly BigUint64Array: "uint64";
  readonly Float16Array: "float16";
  readonly Float32Array: "float32";
  readonly Float64Array: "float64";
}

/** The name of the dtype that values get, as far as it is known, where `T` does not give one. */
export type NameOfValues<V, T> = IsUnknown<T> extends true ? NameOfLeaf<Leaf<V>> : DTypeName<T>;

/** One index per axis. */
export type IndexOf<S extends Shape> = { readonly [K in keyof S]: number };

/** The name of the dtype of an array; of a union of arrays, those of all. */
export type NameOf<A extends { readonly dtype: DType }> = A["dtype"]["name"];

/** A type-level mark: this array is a view of memory that something else owns, and keeps it alive. */
export type View<T> = T & { readonly __tsmemView?: true };
