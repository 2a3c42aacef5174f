import { checkNumber } from "../arguments.ts";

/**
 * A float that adapts to the dtype it meets, even when its value is an integer.
 *
 * A plain JavaScript number counts as an integer in type promotion when its value is one; `asFloat(2)`
 * is the way to say 2.0.
 */
export class WeakFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  valueOf(): number {
    return this.value;
  }
}

/**
 * Mark a number as a float for type promotion.
 *
 * @throws {InvalidArgumentError} not a number
 * @example add(array([1n, 2n]), asFloat(2)).dtype.name // "float64"
 */
export function asFloat(value: number): WeakFloat {
  checkNumber("asFloat", "the value", value);
  return new WeakFloat(value);
}
