import { CastError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkOptions } from "../arguments.ts";
import { newArray } from "../create/empty.ts";
import { float64, int64 } from "../dtype/builtin.ts";
import { canCastDType } from "../dtype/casting.ts";
import { nums } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { numbersOf } from "../indexing/integers.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { castArray } from "../ufunc/transfer.ts";
import { arrayOf } from "./result.ts";

/** What `bincount` accepts. */
export interface BincountOptions {
  /** What each element adds to its count; as many as there are elements. */
  readonly weights?: Operandlike;
  /** Least length of the result. */
  readonly minlength?: number;
}

/**
 * How often each whole number from 0 on occurs, or the sum of the weights of its occurrences.
 *
 * @param x - one axis of integers, none of them negative
 * @returns new int64 array, with weights float64; one longer than the largest number
 * @throws {ValueError} negative numbers, more than one axis, or as many weights as do not fit
 * @throws {CastError} numbers that are no integers
 */
export function bincount(x: Operandlike, options: BincountOptions = {}): NDArray {
  checkOptions("bincount", options);
  const array = arrayOf("bincount", x);
  const { minlength = 0 } = options;
  const isCountable = array.dtype.num === nums.uint64 || canCastDType(array.dtype, int64, "safe");
  if (!isCountable && (array.size > 0 || isArray(x))) {
    throw new CastError(
      `bincount: Cannot cast array data from dtype('${String(array.dtype)}') to dtype('int64') according to ` +
        "the rule 'safe'; convert it with astype",
      { from: array.dtype, to: int64 },
    );
  }
  if (array.ndim !== 1) {
    throw new ValueError(`bincount: object of too small depth or too deep for desired array`, {
      value: x,
    });
  }
  if (!Number.isInteger(minlength) || minlength < 0) {
    throw new ValueError(`bincount: 'minlength' must not be negative, it is ${shown(minlength)}`, {
      value: minlength,
    });
  }
  const numbers = numbersOf(array.dtype === int64 ? array : castArray("bincount", array, int64));
  const count = numbers.length;
  let length = minlength;
  for (let i = 0; i < count; i++) {
    const number = numbers[i]!;
    if (number >= length) length = number + 1;
    if (number < 0) {
      throw new ValueError(
        `bincount: 'list' argument must have no negative elements, it has ${number}`,
        { value: number },
      );
    }
  }
  if (options.weights === undefined || count === 0) {
    const counts = newArray("bincount", [length], float64);
    const data = counts.storage.typed(float64.num) as Float64Array;
    const start = counts.byteOffset / 8;
    for (let i = 0; i < count; i++) data[start + numbers[i]!]!++;
    return castArray("bincount", counts, int64);
  }
  const weights = arrayOf("bincount", options.weights);
  if (weights.ndim !== 1 || weights.shape[0] !== count) {
    throw new ValueError("bincount: The weights and list don't have the same length.", {
      value: options.weights,
    });
  }
  const values = numbersOf(castArray("bincount", weights, float64));
  const sums = newArray("bincount", [length], float64);
  const data = sums.storage.typed(float64.num) as Float64Array;
  const start = sums.byteOffset / 8;
  for (let i = 0; i < count; i++) data[start + numbers[i]!]! += values[i]!;
  return sums;
}
