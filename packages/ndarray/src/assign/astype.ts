import { checkArray } from "../arguments.ts";
import { newResult } from "../create/empty.ts";
import { follows, type LikeOrder, stridesLike } from "../create/like.ts";
import type { Casting } from "../dtype/casting.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { sameDType } from "../dtype/dtype.ts";
import type { NDArray } from "../ndarray.ts";
import { registry, restOf } from "../rest.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { copyInto } from "./copy-into.ts";

/** Options of `astype`. */
export interface AstypeOptions {
  /** Order of the axes in memory; default `K`, that of the array. */
  readonly order?: LikeOrder;
  /** How far the conversion may go; default `unsafe`. */
  readonly casting?: Casting;
  /** False gives back the array itself when nothing has to change; default true. */
  readonly copy?: boolean;
}

/**
 * Convert an array to another dtype, as C converts: fractions are cut off, integers keep their low bits.
 *
 * @returns new array that owns its data; `a` itself with `copy: false` when dtype and order fit
 * @throws {CastError} the casting rule forbids the conversion
 * @throws {ValueError} text that is no number
 */
export function astype<const T extends DTypeLike, X extends NDArray>(
  a: X,
  dtype: T & ExistingDType<T>,
  options?: AstypeOptions,
): NDArray<DTypeName<T>, X["shape"]>;
export function astype(a: NDArray, dtype: DTypeLike, options: AstypeOptions = {}): NDArray {
  checkArray("astype", a, options);
  const { order = "K", casting = "unsafe" } = options;
  const to = dtypeOf(dtype);
  // Even the rule `unsafe` forbids some, but none between native numbers.
  if (casting !== "unsafe" || registry.rest !== null) {
    restOf("astype").checkCast("astype", a.dtype, to, casting);
  }
  if (options.copy === false && sameDType(a.dtype, to) && follows(a, order)) return a;
  const strides = stridesLike(a, a.shape, to.itemsize, order);
  const made = newResult("astype", [...a.shape], strides, to);
  copyInto("astype", made, a, "unsafe");
  return made;
}
