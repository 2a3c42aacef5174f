import { registry } from "../rest.ts";
import type { DType } from "./dtype.ts";

/**
 * One value together with its dtype, as NumPy's scalar types are: it keeps its dtype in promotion,
 * where a plain JavaScript number or bigint adapts to the other operand.
 */
export class Scalar {
  readonly dtype: DType;
  readonly value: unknown;

  /**
   * @param value - becomes what an element of the dtype would: of float32, 0.1 is rounded
   * @throws {InvalidArgumentError} `dtype` is not a DType, or cannot hold the value
   */
  constructor(dtype: DType, value: unknown) {
    this.dtype = dtype;
    this.value = registry.rest === null ? value : registry.rest.scalarValue(dtype, value);
  }
}

/** The dtype that a typed scalar has in NumPy, where only records keep a byte order of their own. */
export function nativeDType({ dtype }: Scalar): DType {
  return dtype.fields === null ? dtype.asNative() : dtype;
}
