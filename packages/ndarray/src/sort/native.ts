import { copyInto } from "../assign/copy-into.ts";
import { int64 } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { newResult } from "../create/empty.ts";
import { giveArray } from "../iterate/native.ts";
import { crossover, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { moveNaTLast } from "./engine/values.ts";
import { isTime, type Lines, typedLine } from "./lines.ts";
import { axisLast } from "./numbers.ts";

function kernelsFor({ buffer, length }: Lines): NativeKernels | null {
  const isReal = buffer.access <= nums.float64 || buffer.access >= nums.datetime64;
  return isReal && buffer.access === buffer.dtype.num && length >= crossover.sort
    ? nativeKernels()
    : null;
}

/** Sort lines in a native kernel; false when there is none for them, or they are too short for one. */
export function sortNative(lines: Lines): boolean {
  const kernels = kernelsFor(lines);
  if (kernels === null) return false;
  const { buffer } = lines;
  kernels.frame(buffer.shape);
  giveArray(kernels, 0, buffer);
  kernels.sort();
  if (isTime(buffer.dtype)) {
    for (let line = 0; line < lines.count; line++) {
      moveNaTLast(typedLine(lines, line) as BigInt64Array);
    }
  }
  return true;
}

/**
 * The positions that sort lines, from a native kernel, as a new int64 array shaped like `source`; null
 * when there is none for them, or they are too short for one.
 */
export function argsortNative(
  operation: string,
  source: NDArray,
  along: number,
  lines: Lines,
): NDArray<"int64"> | null {
  const kernels = isTime(lines.buffer.dtype) ? null : kernelsFor(lines);
  if (kernels === null) return null;
  const { shape } = source;
  const result = newResult(operation, shape, contiguousStrides(shape, 8), int64);
  kernels.frame(lines.buffer.shape);
  giveArray(kernels, 0, axisLast(result, along));
  giveArray(kernels, 1, lines.buffer);
  kernels.argsort();
  return result;
}

/**
 * Split lines at places in a native kernel, see `splitOrder`; false when there is none for them, or they
 * are too short for one.
 */
export function partitionNative(lines: Lines, places: readonly number[]): boolean {
  const kernels = isTime(lines.buffer.dtype) ? null : kernelsFor(lines);
  if (kernels === null) return false;
  let from = 0;
  for (const place of places) {
    kernels.frame(lines.buffer.shape);
    giveArray(kernels, 0, lines.buffer);
    kernels.partition(place, from);
    from = place + 1;
  }
  return true;
}

/** The positions that `partitionNative` would take, for one place, as a new int64 array; or null. */
export function argpartitionNative(
  source: NDArray,
  along: number,
  lines: Lines,
  places: readonly number[],
): NDArray<"int64"> | null {
  const kernels = isTime(lines.buffer.dtype) ? null : kernelsFor(lines);
  if (kernels === null || places.length !== 1) return null;
  const { shape } = lines.buffer;
  const order = newResult("argpartition", shape, contiguousStrides(shape, 8), int64);
  kernels.frame(shape);
  giveArray(kernels, 0, order);
  giveArray(kernels, 1, lines.buffer);
  kernels.argpartition(places[0]!);
  if (along === source.shape.length - 1) return order;
  const result = newResult("argpartition", source.shape, contiguousStrides(source.shape, 8), int64);
  copyInto("argpartition", axisLast(result, along), order, "unsafe");
  return result;
}
