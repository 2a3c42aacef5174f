import { array, asarray } from "../create/array.ts";
import { leavesOf } from "../dtype/leaves.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * The array that an argument means that should name places: nested lists of whole numbers are integers, and so are
 * empty ones.
 */
export function nestedIntegers(value: unknown): NDArray {
  const flat = leavesOf("array", value);
  const areWhole = flat.every((item) => Number.isInteger(item));
  return areWhole ? array(value, { dtype: "int64" }) : asarray(value);
}
