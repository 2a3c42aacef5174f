import { checkArray } from "../arguments.ts";
import { Scalar } from "../dtype/scalar.ts";
import { newArray } from "../create/empty.ts";
import { isArray, type NDArray, readOnly } from "../ndarray.ts";
import { ValueError } from "../errors.ts";
import { restOf } from "../rest.ts";
import { copySame } from "./copy-same.ts";

/**
 * Set every element to one value, converted as `a[...] = value` does.
 *
 * @throws {ReadOnlyError} the array is read-only
 * @throws {ValueError} a list, or an array with axes
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function fill(a: NDArray, value: unknown): void {
  checkArray("fill", a);
  if (!a.writeable) throw readOnly("fill");
  const isRecord = a.dtype.fields !== null || a.dtype.subarray !== null;
  if ((Array.isArray(value) && !isRecord) || (isArray(value) && value.ndim > 0)) {
    throw new ValueError(
      "fill: setting an array element with a sequence; give one value, or assign() a list",
      { value },
    );
  }
  if (isArray(value)) {
    restOf("fill").copyInto("fill", a, value, "unsafe");
    return;
  }
  // A typed scalar is converted as an array of its dtype is; plain values are checked.
  const single = newArray("fill", [], value instanceof Scalar ? value.dtype : a.dtype);
  single.store(single.byteOffset, value instanceof Scalar ? value.value : value);
  if (single.dtype !== a.dtype) restOf("fill").copyInto("fill", a, single, "unsafe");
  else {
    const still = a.shape.map(() => 0);
    copySame("fill", a, single, still);
  }
}
