import type { NDArray } from "../ndarray.ts";

/**
 * Axes from the largest to the smallest strides over several arrays of one rank, as `order: "K"` of a
 * join has it: C order where the arrays disagree or cannot tell.
 */
export function sortedAxes(arrays: readonly NDArray[]): number[] {
  const ndim = arrays[0]!.shape.length;
  const axes: number[] = [];
  for (let axis = 0; axis < ndim; axis++) {
    let place = axes.length;
    for (let i = axes.length - 1; i >= 0; i--) {
      const verdict = compare(arrays, axis, axes[i]!);
      if (verdict > 0) place = i;
      else if (verdict < 0) break;
    }
    axes.splice(place, 0, axis);
  }
  return axes;
}

/** 1 when `axis` belongs outside of `outer`, -1 when not, 0 when no array can tell. */
function compare(arrays: readonly NDArray[], axis: number, outer: number): number {
  let verdict = 0;
  for (const { shape, strides } of arrays) {
    if (shape[axis] === 1 || shape[outer] === 1) continue;
    if (Math.abs(strides[axis]!) <= Math.abs(strides[outer]!)) verdict = -1;
    else if (verdict === 0) verdict = 1;
  }
  return verdict;
}
