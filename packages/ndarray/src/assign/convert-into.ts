import { forEachRun, type Walk } from "../iterate/axes.ts";
import type { NDArray } from "../ndarray.ts";
import { castNumbers, hasNumberCast } from "./number-cast.ts";
import { valueCast } from "./value-cast.ts";

/** Convert along a walk over target and source, as C converts. Nothing overlaps out of step. */
export function convertInto(target: NDArray, source: NDArray, walk: Walk): void {
  if (hasNumberCast(source, target)) castNumbers(target, source, walk);
  else convertEach(target, source, walk);
}

function convertEach(target: NDArray, source: NDArray, walk: Walk): void {
  const cast = valueCast(source.dtype, target.dtype);
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s] = [walk.steps[0]![last]!, walk.steps[1]![last]!];
  const [to, from] = [target.storage.view, source.storage.view];
  const { codec: writer } = target.dtype;
  const { codec: reader } = source.dtype;
  forEachRun(walk, ([at, start]) => {
    for (let k = 0; k < n; k++) {
      writer.write(to, at! + k * t, cast(reader.read(from, start! + k * s)));
    }
  });
}
