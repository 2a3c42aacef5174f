import { registry, restOf } from "../rest.ts";
import type { Codec } from "./codec.ts";
import * as nums from "./nums.ts";

/** NumPy's one-letter kinds: boolean, signed, unsigned, float, complex, bytes, text, void, dates, spans. */
export type Kind = "b" | "i" | "u" | "f" | "c" | "S" | "U" | "V" | "M" | "m";

export * as nums from "./nums.ts";

/** One field of a structured dtype; `offset` in bytes from the start of the record. */
export interface Field {
  readonly name: string;
  readonly dtype: DType;
  readonly offset: number;
}

/** The item of a sub-array field and its shape. */
export interface Subarray {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** The unit of a datetime or timedelta; `count` such units are one step. `unit` is empty when generic. */
export interface TimeUnit {
  readonly unit: string;
  readonly count: number;
}

/** What a dtype is made of; see the properties of DType. */
export interface DTypeParts {
  readonly name: string;
  readonly kind: Kind;
  readonly num: number;
  readonly itemsize: number;
  readonly alignment: number;
  readonly isNative?: boolean;
  /** Numbers get theirs when it is first asked for. */
  readonly ownCodec?: Codec | null;
  readonly fields?: readonly Field[] | null;
  readonly isAligned?: boolean;
  readonly subarray?: Subarray | null;
  readonly unit?: TimeUnit | null;
  /** Makes the dtype of the other byte order; absent when the bytes have no order. */
  readonly swap?: ((self: DType) => DType) | null;
  /** Stands in for the method where swapping all bytes does not give the native order: in records. */
  readonly asNative?: () => DType;
}

/**
 * The type of the elements of an array: what they mean and how their bytes are laid out.
 *
 * Immutable. The built-in dtypes exist once, in each byte order, so `===` compares them; dtypes with
 * lengths, units or fields are compared with `sameDType`.
 */
export class DType<N extends string = string> {
  /** Protocol name without byte order: `float64`, `S5`, `datetime64[D]`; `V12` for records. */
  readonly name!: N;
  readonly kind!: Kind;
  /** Position in tables, see `nums`. */
  readonly num!: number;
  /** Bytes per element. */
  readonly itemsize!: number;
  /** Bytes to which a C compiler aligns the type. */
  readonly alignment!: number;
  /** False when the bytes are in the order that the machine does not use. */
  readonly isNative: boolean = true;
  /** @internal See `codec`; null as long as nobody asked. */
  ownCodec: Codec | null = null;
  /** The fields in order, or null when the dtype is not structured. */
  readonly fields: readonly Field[] | null = null;
  /** True when the fields were laid out as a C compiler does. */
  readonly isAligned: boolean = false;
  /** The items of a sub-array, or null. Arrays never have such a dtype, only fields. */
  readonly subarray: Subarray | null = null;
  /** The unit of dates and spans, or null. */
  readonly unit: TimeUnit | null = null;
  /** @internal Makes the dtype of the other byte order of all but numbers, or null when the bytes have no order. */
  readonly swap: ((self: DType) => DType) | null = null;

  constructor(parts: DTypeParts & { readonly name: N }) {
    Object.assign(this, parts);
  }

  /** How one element becomes a JavaScript value and back. */
  get codec(): Codec {
    return this.ownCodec ?? registry.codecOf(this);
  }

  /**
   * The same type with its bytes in the other order; itself when they have none.
   *
   * @throws {UnavailableError} `functional` alone has none in the other order
   */
  newByteOrder(): DType<N> {
    return restOf("dtype").swapBytes(this) as DType<N>;
  }

  /** The same type in the byte order of the machine. */
  asNative(): DType<N> {
    return this.isNative ? this : this.newByteOrder();
  }

  /** The name with its byte order mark, as the array protocol has it. */
  toString(): string {
    return this.isNative ? this.name : `>${this.name}`;
  }
}

/** Tell whether two dtypes mean the same bytes: kind, length, byte order, unit, fields and offsets. */
export function sameDType(a: DType, b: DType): boolean {
  if (a === b) return true;
  if (a.num !== b.num || a.itemsize !== b.itemsize || a.isNative !== b.isNative) return false;
  if (a.name !== b.name) return false;
  return a.num !== nums.void || restOf("dtype").sameRecords(a, b);
}
