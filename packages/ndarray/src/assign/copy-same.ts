import { newResult } from "../create/empty.ts";
import { itemsOf, itemsOver, runTwo } from "../iterate/run-loops.ts";
import { widen } from "../iterate/widen.ts";
import { isNative } from "../layout/access.ts";
import { sizeOf } from "../layout/shape.ts";
import { contiguousStrides, isCContiguous } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";

/**
 * Copy an array into another one of its dtype whose memory it does not share.
 *
 * @param strides - of the source over the shape of the target; default its own
 */
export function copySame(
  operation: string,
  target: NDArray,
  source: NDArray,
  strides: readonly number[] = source.strides,
): void {
  const { rest } = registry;
  if (rest !== null) {
    rest.copyInto(operation, target, source, "unsafe");
    return;
  }
  if (!isNative(source)) throw needsRest(operation);
  const { shape } = target;
  const items = [itemsOver(source, strides), itemsOf(target, shape)];
  if (sizeOf(shape) > 0) runTwo(widen, shape, items);
}

/** An array in C order without gaps: itself, or a copy. */
export function inCOrder<A extends NDArray>(operation: string, a: A): A {
  const { shape, dtype } = a;
  if (isCContiguous(shape, a.strides, dtype.itemsize)) return a;
  const made = newResult(operation, shape, contiguousStrides(shape, dtype.itemsize), dtype);
  copySame(operation, made, a);
  return made as A;
}
