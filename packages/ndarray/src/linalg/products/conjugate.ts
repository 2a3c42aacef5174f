import { inDType } from "./operand.ts";
import { copy } from "../../assign/copy.ts";
import type { NDArray } from "../../ndarray.ts";
import { elementsOf } from "./elements.ts";

/** The complex conjugate as a new array; other dtypes are given back as they are. */
export function conjugated(a: NDArray): NDArray {
  if (a.dtype.kind !== "c") return a;
  const result = copy(inDType(a, a.dtype.asNative()));
  const data = elementsOf(result) as Float64Array;
  for (let i = 1; i < data.length; i += 2) data[i] = -data[i]!;
  return result;
}
