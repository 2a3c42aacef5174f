import type { NDArray } from "../../../src/ndarray.ts";

/** The elements of an array in C order, read one by one through `get`. */
export function flatValues(a: NDArray): unknown[] {
  const index = new Array<number>(a.shape.length).fill(0);
  return Array.from({ length: a.size }, () => {
    const value = a.get(...index);
    for (let axis = index.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      if (index[axis]! < a.shape[axis]!) break;
      index[axis] = 0;
    }
    return value;
  });
}
