import { copyInto } from "../assign/copy-into.ts";
import { isComplex } from "../dtype/complex.ts";
import { nums } from "../dtype/dtype.ts";
import { Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { asarray } from "./array.ts";
import { fillNew } from "./fill-new.ts";

/** `fillWith` of `fill-new.ts` for what is neither an integer nor text. */
export function fillOther(operation: string, a: NDArray, value: unknown): void {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const isNumber =
    typeof value === "number" ||
    value instanceof WeakFloat ||
    value instanceof Scalar ||
    isComplex(value);
  // A record is a list of its fields, and raw bytes are one value.
  if (isArray(value) || isNumber || (isList && a.dtype.num !== nums.void)) {
    copyInto(operation, a, asarray(value), "unsafe");
  } else {
    fillNew(a, value);
  }
}
