import { IndexError } from "@tsmem/core";
import { flat } from "../views/flat.ts";
import { checkArray, outOf } from "../arguments.ts";
import { inCOrder } from "../assign/copy-same.ts";
import { newResult } from "../create/empty.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { registry, restOf } from "../rest.ts";
import type { Element } from "../types/element.ts";
import { viewOf } from "../views/view-of.ts";
import { checkMode, type IndexMode, integerArrayOf, numbersOf, placeOf } from "./integers.ts";
import { gatherItems } from "./move.ts";
import { unwrapped } from "./unwrapped.ts";

/** Options of `take`. */
export interface TakeOptions {
  /** Axis to take along; default the flattened array. */
  readonly axis?: number | null;
  /** What an index outside the axis does; default `raise`. */
  readonly mode?: IndexMode;
  /** Array that receives the result; must have its shape. */
  readonly out?: NDArray;
}

/**
 * Elements, or whole parts along an axis, at integer places. Always copies.
 *
 * @param indices - integers: an array, nested lists, or one integer
 * @returns new array of shape `a.shape[:axis] + indices.shape + a.shape[axis+1:]`, or one element
 * @throws {IndexError} outside the axis in mode `raise`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example take(array([4, 5, 6]), [2, 0]) // 6, 4
 */
export function take(a: NDArray, indices: unknown, options: TakeOptions = {}): NDArray | Element {
  checkArray("take", a, options);
  return unwrapped(takeArray(a, indices, options));
}

/** @internal `take` that gives a 0-d array for one element. */
export function takeArray(a: NDArray, indices: unknown, options: TakeOptions = {}): NDArray {
  const { axis = null, mode = "raise" } = options;
  const out = outOf("take", options.out);
  checkMode("take", mode);
  const given = axis === null ? flat(a) : a;
  const along = axis === null ? 0 : checkAxis("take", axis, Math.max(a.ndim, 1));
  const source = given.ndim === 0 ? viewOf(given, [1], [given.itemsize], given.byteOffset) : given;
  const places = integerArrayOf("take", indices);
  const result = gathered(source, along, places, mode, given.ndim === 0 ? 0 : along);
  if (out === null) return result;
  restOf("take").takeInto(out, result);
  return out;
}

function gathered(
  a: NDArray,
  axis: number,
  indices: NDArray,
  mode: IndexMode,
  named: number,
): NDArray {
  const length = a.shape[axis]!;
  const before = a.shape.slice(0, axis);
  const shape = [...before, ...indices.shape, ...a.shape.slice(axis + 1)];
  const result = newResult("take", shape, contiguousStrides(shape, a.itemsize), a.dtype);
  if (length === 0 && result.size > 0) {
    throw new IndexError("take: cannot do a non-empty take from an empty axes", {
      index: numbersOf(indices)[0],
    });
  }
  const outer = sizeOf(before);
  if (outer === 0) return result;
  const dense = inCOrder("take", a);
  if (registry.rest?.takeNative(dense, outer, length, indices, result, mode)) return result;
  const offsets = numbersOf(indices);
  const chunk = sizeOf(shape.slice(axis + indices.ndim)) * a.itemsize;
  for (let i = 0; i < offsets.length; i++) {
    offsets[i] = length === 0 ? 0 : chunk * placeOf("take", offsets[i]!, length, mode, named);
  }
  if (result.size === 0) return result;
  const itemBytes = offsets.length * chunk;
  for (let block = 0; block < outer; block++) {
    const from = dense.byteOffset + block * length * chunk;
    gatherItems(dense, from, offsets, result, result.byteOffset + block * itemBytes, chunk);
  }
  return result;
}
