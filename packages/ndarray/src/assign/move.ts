import { nums } from "../dtype/dtype.ts";
import { forEachRun, type Walk } from "../iterate/axes.ts";
import { moveItems } from "../iterate/move-items.ts";
import type { NDArray } from "../ndarray.ts";

/** Copy along a walk over target and source, which have one dtype: bytes, whatever they mean. */
export function move(target: NDArray, source: NDArray, walk: Walk): void {
  const { itemsize } = target.dtype;
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s] = [walk.steps[0]![last]!, walk.steps[1]![last]!];
  if (t === itemsize && s === itemsize) {
    const to = target.storage.typed(nums.uint8) as Uint8Array;
    const from = source.storage.typed(nums.uint8) as Uint8Array;
    forEachRun(walk, ([at, start]) => {
      if (n * itemsize < 64) for (let k = 0; k < n * itemsize; k++) to[at! + k] = from[start! + k]!;
      else to.set(from.subarray(start, start! + n * itemsize), at);
    });
    return;
  }
  const isAligned = isWordwise(itemsize, walk);
  const width =
    !isAligned || itemsize === 1 ? nums.uint8 : itemsize === 2 ? nums.uint16 : nums.uint32;
  const to = target.storage.typed(width);
  const from = source.storage.typed(width);
  forEachRun(walk, ([at, start]) => {
    moveItems(itemsize, isAligned, n, from, start!, s, to, at!, t);
  });
}

function isWordwise(itemsize: number, { steps, starts }: Walk): boolean {
  if (itemsize !== 2 && itemsize % 4 !== 0) return false;
  const width = itemsize === 2 ? 2 : 4;
  return (
    starts.every((start) => start % width === 0) &&
    steps.every((list) => list.every((step) => step % width === 0))
  );
}
