import { ReadOnlyError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { copy } from "../assign/copy.ts";
import type { NDArray } from "../ndarray.ts";
import type { Shape } from "../types/shape.ts";
import { reinterpret } from "../views/view-of.ts";

/**
 * Reverse the bytes of each element, without a change of dtype: the values change.
 *
 * @param options.inplace - write into `a` itself; default a new array
 * @returns new array that owns its data, or `a`
 * @throws {ReadOnlyError} in place, and `a` is read-only
 */
export function byteswap<D extends string, S extends Shape = Shape>(
  a: NDArray<D, S>,
  options: { readonly inplace?: boolean } = {},
): NDArray<D, S> {
  checkArray("byteswap", a, options);
  if (options.inplace !== true) return byteswap(copy(a, { order: "A" }), { inplace: true });
  if (!a.writeable)
    throw new ReadOnlyError(
      "byteswap: array to be byte-swapped is read-only; copy() it, or setflags({ writeable: true })",
    );
  // The other byte order has the same values in swapped bytes: writing those swaps.
  const swapped = reinterpret(a, a.dtype.newByteOrder(), a.shape, a.strides, a.byteOffset);
  copyInto("byteswap", swapped, copy(a), "unsafe");
  return a;
}
