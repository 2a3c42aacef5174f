import { shown } from "../dtype/convert.ts";
import { checkOptions } from "../arguments.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import { promoteAll } from "../dtype/promote.ts";
import { nums } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { checkAxis } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { subtract } from "../ufunc/arithmetic.ts";
import { notEqual } from "../ufunc/comparison.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { copyValues } from "../ufunc/transfer.ts";
import { slab } from "./accumulate.ts";
import { arrayOf } from "./result.ts";

/** What `diff` accepts. */
export interface DiffOptions {
  /** How often differences are taken; 1 by default. */
  readonly n?: number;
  /** The last axis by default. */
  readonly axis?: number;
  /** Values in front of the array along the axis. */
  readonly prepend?: Operandlike;
  /** Values behind the array along the axis. */
  readonly append?: Operandlike;
}

/**
 * Differences of neighbours along an axis; of booleans whether they differ.
 *
 * @returns new array, shorter by `n` along the axis
 * @throws {ValueError} `n` is negative, or the array has no axis
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example diff(array([1, 4, 9])) // array([3, 5])
 */
export function diff(a: Operandlike, options: DiffOptions = {}): NDArray {
  checkOptions("diff", options);
  const array = arrayOf("diff", a);
  const { n = 1, axis = -1 } = options;
  if (!Number.isInteger(n) || n < 0) {
    throw new ValueError(`diff: order must be non-negative but got ${shown(n)}`, { value: n });
  }
  if (array.ndim === 0) {
    throw new ValueError("diff: diff requires input that is at least one dimensional", {
      value: a,
    });
  }
  if (n === 0) return array;
  const along = checkAxis("diff", axis, array.ndim);
  let values = extended(array, along, options);
  // Once nothing is left nothing changes any more; the dtype has its last one by the second step.
  const steps = Math.min(n, values.shape[along]! + 2);
  for (let k = 0; k < steps; k++) {
    const length = values.shape[along]!;
    const later = slab(values, along, Math.min(1, length), length);
    const earlier = slab(values, along, 0, Math.max(length - 1, 0));
    values = values.dtype.num === nums.bool ? notEqual(later, earlier) : subtract(later, earlier);
  }
  return values;
}

/** The array with what comes in front of it and behind it. */
function extended(array: NDArray, along: number, { prepend, append }: DiffOptions): NDArray {
  if (prepend === undefined && append === undefined) return array;
  const parts: NDArray[] = [];
  if (prepend !== undefined) parts.push(arrayOf("diff", prepend));
  parts.push(array);
  if (append !== undefined) parts.push(arrayOf("diff", append));
  const lengths = parts.map((part) => (part.ndim === 0 ? 1 : part.shape[along]!));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shape = array.shape.map((length, k) => (k === along ? total : length));
  const dtype = promoteAll(parts.map((part) => part.dtype));
  const strides = contiguousStrides(shape, dtype.itemsize);
  const joined = newArrayWithStrides("diff", shape, strides, dtype);
  let from = 0;
  for (const [i, part] of parts.entries()) {
    copyValues(slab(joined, along, from, from + lengths[i]!), part, null);
    from += lengths[i]!;
  }
  return joined;
}
