import { restOf } from "../rest.ts";
import { builtinOf } from "./builtin.ts";
import { type DType, nums } from "./dtype.ts";
import { promoteNumbers } from "./numeric-promotion.ts";

/**
 * The smallest dtype to which both can be cast safely, in native byte order.
 *
 * Numbers meet as in `promoteNumbers`; a number and a string give a string that has room for every
 * number; dates and spans meet in a common unit; records field by field, one field behind the other.
 *
 * @throws {DTypeError} there is none, such as for a number and a date
 * @see numpy.promote_types
 */
export function promoteDTypes(a: DType, b: DType): DType {
  if (a === b && a.fields === null) return a.asNative();
  if (a.num > nums.complex128 || b.num > nums.complex128) {
    return restOf("promoteTypes").promoteOthers(a, b);
  }
  return builtinOf(promoteNumbers(a.num, b.num));
}

/**
 * The same for several dtypes. Text, floats and what else comes late in the order of dtypes go first: a
 * float16 holds an int8 and a uint8, although these two meet in int16.
 */
export function promoteAll(dtypes: readonly DType[]): DType {
  const last = dtypes.reduce((a, b) => (b.num > a.num ? b : a));
  return dtypes.reduce(promoteDTypes, last);
}
