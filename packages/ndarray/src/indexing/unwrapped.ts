import type { NDArray } from "../ndarray.ts";
import type { Element } from "../types/element.ts";

/** The element of a 0-d result, as NumPy gives a scalar; other results stay arrays. */
export function unwrapped(result: NDArray): NDArray | Element {
  if (result.ndim > 0) return result;
  return result.load(result.byteOffset) as Element;
}
