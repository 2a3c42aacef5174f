import type { Complex } from "../dtype/complex.ts";
import type { DType } from "../dtype/dtype.ts";
import type { DTypeName } from "./dtypes.ts";
import type { Shape } from "./shape.ts";

/** What types know of values that arrays are made of. */

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
export type NameOfValues<V, T> =
  IsUnknown<T> extends true ? NameOfLeaf<Leaf<NoInfer<V>>> : DTypeName<T>;
