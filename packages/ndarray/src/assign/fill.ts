import { checkArray } from "../arguments.ts";
import { Scalar } from "../dtype/scalar.ts";
import { newArray } from "../create/empty.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { copyInto } from "./copy-into.ts";

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
  single.dtype.codec.write(
    single.storage.view,
    single.byteOffset,
    value instanceof Scalar ? value.value : value,
  );
  copyInto("fill", a, single, "unsafe");
}
