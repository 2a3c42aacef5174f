import type { DType } from "./dtype.ts";

/**
 * One value together with its dtype, as NumPy's scalar types are: it keeps its dtype in promotion,
 * where a plain JavaScript number or bigint adapts to the other operand.
 */
export class Scalar {
  readonly dtype: DType;
  readonly value: unknown;

  constructor(dtype: DType, value: unknown) {
    this.dtype = dtype;
    this.value = value;
  }
}
