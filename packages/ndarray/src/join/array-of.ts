import { array } from "../create/array.ts";
import { NDArray } from "../ndarray.ts";

/** An argument as an array: itself, or a new one from nested lists and plain values. */
export function arrayOf(value: unknown): NDArray {
  return value instanceof NDArray ? (value as NDArray) : array(value);
}
