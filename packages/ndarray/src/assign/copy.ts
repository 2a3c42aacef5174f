import { checkArray } from "../arguments.ts";
import { newResult } from "../create/empty.ts";
import { type LikeOrder, stridesLike } from "../create/like.ts";
import { nums } from "../dtype/dtype.ts";
import { isDense } from "../iterate/native.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import type { Shape } from "../types/shape.ts";
import { copySame } from "./copy-same.ts";

/**
 * Copy an array into new memory, so that nothing keeps the base of a view alive.
 *
 * @param options.order - order of the axes in memory: `C` (default) or `F`; `K` keeps that of `a`, and
 *   `A` is F only if `a` is
 * @returns new array that owns its data, in the same dtype
 * @throws {ReleasedError} the memory of `a` was released
 */
export function copy<D extends string, S extends Shape>(
  a: NDArray<D, S>,
  options?: { readonly order?: LikeOrder },
): NDArray<D, S> {
  checkArray("copy", a, options);
  if (options === undefined && a.access <= nums.complex128 && isDense(a) && a.size > 0) {
    // Shapes and strides are never written to, so arrays may share them.
    const steps = a.shape.length === 1 ? a.strides : contiguousStrides(a.shape, a.itemsize);
    const made = newResult("copy", a.shape, steps, a.dtype);
    if (registry.rest?.copyDense(made, a) !== true) copySame("copy", made, a);
    return made;
  }
  const strides = stridesLike(a, a.shape, a.itemsize, options?.order ?? "C");
  const made = newResult("copy", [...a.shape] as unknown as S, strides, a.dtype);
  copySame("copy", made, a);
  return made;
}
