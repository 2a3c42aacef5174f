import { planForwardWalk } from "../iterate/axes.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import { move } from "./move.ts";

/** Copy an array into a new one of its shape and dtype: no conversion, no overlap, nothing repeated. */
export function copySame(operation: string, target: NDArray, source: NDArray): void {
  const { rest } = registry;
  const { shape } = source;
  if (rest !== null) rest.copyInto(operation, target, source, "unsafe");
  else if (sizeOf(shape) > 0) {
    const strides = [target.strides, source.strides];
    move(target, source, planForwardWalk(shape, strides, [target.byteOffset, source.byteOffset]));
  }
}
