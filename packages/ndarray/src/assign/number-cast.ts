import { nums } from "../dtype/dtype.ts";
import { forEachRun, type Walk } from "../iterate/axes.ts";
import { moveItems } from "../iterate/move-items.ts";
import { bytewise } from "../layout/access.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * Conversions between number dtypes by way of contiguous blocks: items are gathered without being
 * looked at, the engine converts the block with `TypedArray.set`, and the results are scattered.
 *
 * Bits: `set` rounds to the nearest float and keeps the low bits of integers, as C does. Only floats
 * beyond int32 differ, so they go through `truncate` first.
 */

const blockLength = 1024;

type NumberArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

const makers: Readonly<Record<number, new (length: number) => NumberArray>> = {
  [nums.bool]: Uint8Array,
  [nums.int8]: Int8Array,
  [nums.uint8]: Uint8Array,
  [nums.int16]: Int16Array,
  [nums.uint16]: Uint16Array,
  [nums.int32]: Int32Array,
  [nums.uint32]: Uint32Array,
  [nums.float32]: Float32Array,
  [nums.float64]: Float64Array,
};

const blocks = new Map<number, NumberArray>();
const truncated = new Int32Array(blockLength);

/** Whether `castNumbers` knows the pair and both arrays are aligned and native. */
export function hasNumberCast(source: NDArray, target: NDArray): boolean {
  if (source.access === bytewise || target.access === bytewise) return false;
  const [from, to] = [source.dtype.num, target.dtype.num];
  if (!(from in makers) || !(to in makers) || to === nums.bool) return false;
  return !(isFloat(from) && to === nums.uint32);
}

/** Convert along a walk over target and source, which do not overlap. */
export function castNumbers(target: NDArray, source: NDArray, walk: Walk): void {
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s] = [walk.steps[0]![last]!, walk.steps[1]![last]!];
  const [toSize, fromSize] = [target.itemsize, source.itemsize];
  const to = target.storage.typed(target.dtype.num) as NumberArray;
  const from = source.storage.typed(source.dtype.num) as NumberArray;
  const viaInt32 = isFloat(source.dtype.num) && !isFloat(target.dtype.num);
  // A view of other memory as bool may hold bytes above 1, which are true like any other.
  const viaTruth = source.dtype.num === nums.bool;
  const isDense = t === toSize && s === fromSize && !viaInt32 && !viaTruth;
  forEachRun(walk, ([at, start]) => {
    if (isDense) {
      const first = start! / fromSize;
      to.set(from.subarray(first, first + n), at! / toSize);
      return;
    }
    for (let done = 0; done < n; done += blockLength) {
      const count = Math.min(blockLength, n - done);
      const block = gather(source, start! + done * s, s, count);
      if (viaTruth) for (let k = 0; k < count; k++) block[k] = block[k] === 0 ? 0 : 1;
      scatter(target, at! + done * t, t, count, viaInt32 ? truncate(block, count) : block);
    }
  });
}

function isFloat(num: number): boolean {
  return num === nums.float32 || num === nums.float64;
}

function blockOf(num: number): NumberArray {
  let block = blocks.get(num);
  if (block === undefined) {
    block = new makers[num]!(blockLength);
    blocks.set(num, block);
  }
  return block;
}

function widthOf(itemsize: number): number {
  return itemsize === 1 ? nums.uint8 : itemsize === 2 ? nums.uint16 : nums.uint32;
}

function rawOf(block: NumberArray): Uint8Array | Uint16Array | Uint32Array {
  if (block.BYTES_PER_ELEMENT === 1) return new Uint8Array(block.buffer);
  return block.BYTES_PER_ELEMENT === 2
    ? new Uint16Array(block.buffer)
    : new Uint32Array(block.buffer);
}

function gather(source: NDArray, start: number, step: number, count: number): NumberArray {
  const block = blockOf(source.dtype.num);
  const { itemsize } = source;
  const from = source.storage.typed(widthOf(itemsize));
  moveItems(itemsize, true, count, from, start, step, rawOf(block), 0, itemsize);
  return block;
}

function scatter(
  target: NDArray,
  at: number,
  step: number,
  count: number,
  values: NumberArray,
): void {
  const { itemsize } = target;
  // The block of the source's own dtype must not be the one that is written.
  const block = new makers[target.dtype.num]!(count);
  block.set(values.subarray(0, count));
  const to = target.storage.typed(widthOf(itemsize));
  moveItems(itemsize, true, count, rawOf(block), 0, itemsize, to, at, step);
}

/** Floats cut to int32; what does not fit gives -2^31, as on x86-64. */
function truncate(block: NumberArray, count: number): Int32Array {
  for (let k = 0; k < count; k++) {
    const value = block[k]!;
    truncated[k] = value > -2147483649 && value < 2147483648 ? value : -2147483648;
  }
  return truncated;
}
