import { restOf } from "../rest.ts";
import { builtinOf } from "./builtin.ts";
import { type DType, nums } from "./dtype.ts";
import { promoteNumbers } from "./numeric-promotion.ts";

/**
 * The smallest dtype to which both can be cast safely, in native byte order.
 *
 * Numbers meet as in `promoteNumbers`; a number and a string give a string that has room for every
 * number; dates and spans meet in a common unit; records field by field.
 *
 * @throws {DTypeError} there is none, such as for a number and a date
 * @see numpy.promote_types
 */
export function promoteDTypes(a: DType, b: DType): DType {
  if (a === b) return a.asNative();
  if (a.num > nums.complex128 || b.num > nums.complex128) {
    return restOf("promoteTypes").promoteOthers(a, b);
  }
  return builtinOf(promoteNumbers(a.num, b.num));
}
