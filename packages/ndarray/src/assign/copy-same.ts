import { planForwardWalk } from "../iterate/axes.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import { move } from "./move.ts";

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
  const { shape } = target;
  target.storage.check();
  if (sizeOf(shape) > 0) {
    const starts = [target.byteOffset, source.byteOffset];
    move(target, source, planForwardWalk(shape, [target.strides, strides], starts));
  }
}
