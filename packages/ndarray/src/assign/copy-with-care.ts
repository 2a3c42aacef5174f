import { newArray } from "../create/empty.ts";
import { forEachRun } from "../iterate/axes.ts";
import { copyWhereNative } from "../iterate/native.ts";
import type { NDArray } from "../ndarray.ts";
import { copyAny, mayClash, planCopy, write } from "./copy-any.ts";
import { stridesOver } from "./copy-into.ts";
import { valueCast } from "./value-cast.ts";

/**
 * The copies that need more than one pass or look at each element: overlapping memory, and masks.
 *
 * @param strides - of the source over the shape of the target, which has elements
 */
export function copyWithCare(
  operation: string,
  target: NDArray,
  source: NDArray,
  strides: readonly number[],
  where: NDArray | null,
): void {
  if (mayClash(target, source, strides)) {
    if (where === null && walksAlike(target, source)) {
      writeInTurn(target, source, strides[0]!);
    } else {
      copyAny(operation, target, detached(operation, source), "unsafe", where);
    }
  } else if (where !== null) {
    const flags = stridesOver(operation, where, target.shape);
    const mask = mayClash(target, where, flags) ? detached(operation, where) : where;
    writeWhere(target, source, strides, mask, flags);
  }
}

/**
 * Overlapping arrays of one axis that run in the same direction: NumPy does not copy these, it picks the
 * end to start from, and so do we. That is exact for equal steps; for others a later element may see what
 * an earlier one wrote.
 */
function walksAlike(target: NDArray, source: NDArray): boolean {
  if (target.shape.length !== 1 || source.shape.length === 0) return false;
  if (target.dtype.fields !== null || !target.dtype.isNative || !source.dtype.isNative) {
    return false;
  }
  const step = target.strides[0]!;
  const from = source.strides.at(-1)!;
  const isBlock = target.dtype === source.dtype && step === from && step === target.itemsize;
  return step * from >= 0 && !isBlock;
}

function writeInTurn(target: NDArray, source: NDArray, stride: number): void {
  const n = target.shape[0]!;
  const cast = valueCast(source.dtype, target.dtype);
  const { view } = target.storage;
  let [at, start, step, from] = [target.byteOffset, source.byteOffset, target.strides[0]!, stride];
  const turn = (): void => {
    at += (n - 1) * step;
    start += (n - 1) * from;
    step = -step;
    from = -from;
  };
  if (step < 0) turn();
  if (start < at && start + n * from > at) turn();
  for (let k = 0; k < n; k++) {
    const value = cast(source.dtype.codec.read(view, start + k * from));
    target.dtype.codec.write(view, at + k * step, value);
  }
}

function detached(operation: string, a: NDArray): NDArray {
  const copy = newArray(operation, a.shape, a.dtype);
  write(operation, copy, a, a.strides);
  return copy;
}

function writeWhere(
  target: NDArray,
  source: NDArray,
  strides: readonly number[],
  where: NDArray,
  flagStrides: readonly number[],
): void {
  const steps = where.shape.length === 0 ? flagStrides : stridesOver("where", where, target.shape);
  if (copyWhereNative(target, source, strides, where, steps)) return;
  const walk = planCopy(target, [source, where], [strides, steps]);
  const cast = valueCast(source.dtype, target.dtype);
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s, f] = walk.steps.map((steps) => steps[last]!) as [number, number, number];
  const [to, from, flags] = [target.storage.view, source.storage.view, where.storage.view];
  const { codec: writer } = target.dtype;
  const { codec: reader } = source.dtype;
  forEachRun(walk, ([at, start, flag]) => {
    for (let k = 0; k < n; k++) {
      if (flags.getUint8(flag! + k * f) === 0) continue;
      writer.write(to, at! + k * t, cast(reader.read(from, start! + k * s)));
    }
  });
}
