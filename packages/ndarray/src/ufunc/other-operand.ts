import { DTypeError } from "@tsmem/core";
import { asarray } from "../create/array.ts";
import { builtinOf, float64 } from "../dtype/builtin.ts";
import { isComplex } from "../dtype/complex.ts";
import { shown } from "../dtype/convert.ts";
import { nums } from "../dtype/dtype.ts";
import { strong, weakComplex, weakFloat } from "../dtype/numeric-promotion.ts";
import { nativeDType, Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { type Operand, operandOf, plain } from "./operand.ts";

/**
 * Look at an argument that is neither an array nor a plain number: typed scalars, complex numbers, text,
 * lists and objects of the array protocol.
 *
 * @throws {DTypeError} it is none of these
 */
export function otherOperandOf(name: string, value: unknown): Operand {
  if (value instanceof WeakFloat) return plain(value.value, float64, weakFloat);
  if (value instanceof Scalar) {
    // A date may have to be converted to the unit of the other operand.
    if (value.dtype.unit !== null) return operandOf(name, asarray(value));
    return plain(value.value, nativeDType(value), strong);
  }
  if (isComplex(value)) return plain(value, builtinOf(nums.complex128), weakComplex);
  if (typeof value === "string" || (typeof value === "object" && value !== null)) {
    return operandOf(name, asarray(value));
  }
  throw new DTypeError(
    `${name}: ${shown(value)} is not an array or number; convert it with array()`,
    { dtypes: [value] },
  );
}
