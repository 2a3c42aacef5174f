import { checkArray } from "../arguments.ts";
import { Scalar } from "../dtype/scalar.ts";
import { newArray } from "../create/empty.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { restOf } from "../rest.ts";
import { copySame } from "./copy-same.ts";

/**
 * Set every element to one value, converted as `a[...] = value` does.
 *
 * @throws {ReadOnlyError} the array is read-only
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function fill(a: NDArray, value: unknown): void {
  checkArray("fill", a);
  if (!a.writeable) throw readOnly("fill");
  // A typed scalar is converted as an array of its dtype is; plain values are checked.
  const single = newArray("fill", [], value instanceof Scalar ? value.dtype : a.dtype);
  single.store(single.byteOffset, value instanceof Scalar ? value.value : value);
  if (single.dtype !== a.dtype) restOf("fill").copyInto("fill", a, single, "unsafe");
  else {
    const still = a.shape.map(() => 0);
    copySame("fill", a, single, still);
  }
}
