import type { Complex } from "../dtype/complex.ts";

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
