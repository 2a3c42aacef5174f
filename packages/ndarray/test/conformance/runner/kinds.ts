import { DType } from "../../../src/dtype/dtype.ts";
import { NDArray } from "../../../src/ndarray.ts";

/** `instanceof` with the type arguments that are not known here. */
export function isArray(value: unknown): value is NDArray {
  return value instanceof NDArray;
}

/** The same for dtypes. */
export function isDType(value: unknown): value is DType {
  return value instanceof DType;
}
