import { forEachRun, planForwardWalk } from "../iterate/axes.ts";
import type { NDArray } from "../ndarray.ts";

/** Call `visit` with every element as a JavaScript value, in memory order. */
export function forEachElement(array: NDArray, visit: (value: unknown) => void): void {
  if (array.size === 0) return;
  const { view } = array.storage;
  const { codec } = array.dtype;
  const walk = planForwardWalk(array.shape, [array.strides], [array.byteOffset]);
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const step = walk.steps[0]![last]!;
  forEachRun(walk, ([at]) => {
    for (let k = 0; k < n; k++) visit(codec.read(view, at! + k * step));
  });
}
