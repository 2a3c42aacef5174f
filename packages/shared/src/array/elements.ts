import { DTypeError, type DTypeName, protocolItemsize, show, type StructDType } from "@tsmem/core";

interface ViewConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): ElementTypes[keyof ElementTypes];
}

const views: Readonly<Record<keyof ElementTypes, ViewConstructor>> = {
  bool: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
  complex64: Float32Array,
  complex128: Float64Array,
};

/** The typed array of a dtype: pairs of numbers for complex, bytes for what JavaScript has no
 * type for; any of them when the dtype is known at run time only. */
export type ElementsOf<D> = D extends keyof ElementTypes
  ? ElementTypes[D]
  : string extends D
    ? ElementTypes[keyof ElementTypes]
    : Uint8Array;

interface ElementTypes {
  bool: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  uint64: BigUint64Array;
  float32: Float32Array;
  float64: Float64Array;
  complex64: Float32Array;
  complex128: Float64Array;
}

/** What an array needs to know of its dtype. */
export interface Elements {
  readonly itemsize: number;
  readonly View: ViewConstructor;
}

/**
 * Bytes per element and typed array of a dtype.
 *
 * @throws {DTypeError} no dtype of the array protocol
 */
export function elementsOf(operation: string, dtype: DTypeName | StructDType): Elements {
  const itemsize =
    typeof dtype === "string" || (typeof dtype === "object" && (dtype as unknown) !== null)
      ? protocolItemsize(dtype)
      : undefined;
  if (itemsize === undefined) {
    throw new DTypeError(
      `${operation}: data type ${show(dtype)} not understood; give a name such as "float64", or fields`,
      { dtypes: [dtype] },
    );
  }
  const isPlain = typeof dtype === "string" && Object.hasOwn(views, dtype);
  return { itemsize, View: isPlain ? views[dtype as keyof ElementTypes] : Uint8Array };
}
