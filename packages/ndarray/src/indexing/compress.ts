import { ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import type { NDArray } from "../ndarray.ts";
import { maskNative } from "./native.ts";
import { flatnonzero } from "./nonzero.ts";
import { take } from "./take.ts";

/** What `compress` takes beside the arrays. */
export interface CompressOptions {
  /** Default null: the flat array. */
  readonly axis?: number | null;
  readonly out?: NDArray;
}

/**
 * The parts along an axis where a condition is true. Always copies.
 *
 * @param condition - one axis; may be shorter than the axis
 * @param options.axis - default the flattened array
 * @throws {ShapeError} the condition does not have one axis
 * @throws {IndexError} true beyond the axis
 */
export function compress(a: NDArray, condition: NDArray, options: CompressOptions = {}): NDArray {
  checkArray("compress", a, options);
  checkArray("compress", condition);
  if (condition.ndim !== 1) {
    throw new ShapeError("compress: condition must be a 1-d array", {
      shape: [...condition.shape],
    });
  }
  return take(a, flatnonzero(condition), options) as NDArray;
}

/**
 * The elements where a condition of the same size is true, in C order. Always copies.
 *
 * @throws {IndexError} true beyond the end of the array
 */
export function extract(a: NDArray, condition: NDArray): NDArray {
  checkArray("extract", a);
  checkArray("extract", condition);
  const found = maskNative("extract", a, condition);
  if (found !== null) return found;
  return take(a, flatnonzero(condition)) as NDArray;
}
