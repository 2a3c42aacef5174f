import { isArray, type NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";

/** An argument as an array: itself, or what `asarray` makes of it. */
export function givenArray(operation: string, value: unknown): NDArray {
  return isArray(value) ? value : restOf(operation).asarray(value);
}
