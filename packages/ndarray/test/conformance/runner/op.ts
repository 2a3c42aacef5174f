import type { DType } from "../../../src/dtype/dtype.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Args, Json } from "./case.ts";

/** Bytes that a program starts from; read-only ones must never change. */
export class BufferValue {
  readonly bytes: Uint8Array;
  readonly isReadOnly: boolean;

  constructor(bytes: Uint8Array, isReadOnly: boolean) {
    this.bytes = bytes;
    this.isReadOnly = isReadOnly;
  }
}

/** Nested lists that `tolist` gives, with the dtype of their leaves. */
export class NestedList {
  readonly dtype: DType;
  readonly values: unknown;

  constructor(dtype: DType, values: unknown) {
    this.dtype = dtype;
    this.values = values;
  }
}

/** A Python tuple or list among operands, and a hex string of bytes. */
export type Operand = unknown;

/** What an operation sees of the program that it is a step of. */
export interface Program {
  /** An array by name. */
  array(name: Json | undefined): NDArray;
  /** A buffer by name. */
  buffer(name: Json | undefined): BufferValue;
  /**
   * What an operand means to a user of the library: an array, a plain number (weak int), `asFloat(x)`
   * (weak float), bigint, boolean, Complex, string, Uint8Array (bytes), Scalar (typed), DType or a list.
   */
  operand(value: Json | undefined): Operand;
  /** All operands of a list. */
  operands(values: Json | undefined): Operand[];
  /** The items of an index: integers, slice strings, null, booleans, lists, arrays. */
  index(items: Json | undefined): unknown[];
  /** A dtype by its code; undefined stays undefined. */
  dtype(code: Json | undefined): DType | undefined;
}

/**
 * One operation of the records.
 *
 * @returns an array, a Scalar where NumPy gives a scalar, a DType, a BufferValue, a NestedList, a list
 *   for several targets, or a plain value
 */
export type Op = (args: Args, program: Program) => unknown;

/** Operations by their name in the records. */
export type Ops = Readonly<Record<string, Op>>;
