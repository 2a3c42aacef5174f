import type { DType } from "../dtype/dtype.ts";
import { nums } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { forEachRun, planForwardWalk, planWalk } from "../iterate/axes.ts";
import { broadcastStrides } from "../iterate/layout.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import type { Data } from "../storage/memory.ts";
import { NDArray } from "../ndarray.ts";
import type { Ufunc } from "../ufunc/definition.ts";

/** Element loops of a reduction and the dtype they compute in. */
export interface Reduction {
  readonly dtype: DType;
  /** Combines two elements; run with the accumulator as first operand and output. */
  readonly loop: BinaryLoop;
  /** Adds a whole run to the accumulator in its own order of steps. */
  readonly fold: UnaryLoop | undefined;
}

/** Which elements a reduction includes, and how their stretches are found. */
export interface Mask {
  /** Booleans of a shape that broadcasts to that of the operand. */
  readonly array: NDArray;
  /** Call `visit` for every stretch of true flags. */
  forEachStretch(
    flags: Data,
    n: number,
    at: number,
    step: number,
    visit: (from: number, count: number) => void,
  ): void;
}

/** The elements from `from` to `to` along an axis, as a view. */
export function slab(array: NDArray, axis: number, from: number, to: number): NDArray {
  const shape = array.shape.map((length, k) => (k === axis ? to - from : length));
  const { dtype, strides, storage, root, access, writeable } = array;
  const byteOffset = array.byteOffset + from * (strides[axis] ?? 0);
  return new NDArray(
    dtype,
    shape.length === 0 ? [0] : shape,
    shape.length === 0 ? [0] : strides,
    byteOffset,
    storage,
    root,
    access,
    writeable,
  );
}

/** NumPy casts in blocks of this many elements, which shows in the order of sums. */
const castBlock = 8192;

/**
 * Combine all elements of `source` into `result`, which has length 1 along the reduced axes and holds
 * start values.
 *
 * @param wasCast - whether the elements were converted, which NumPy does in blocks
 * @param mask - which elements to include; null for all
 */
export function accumulate(
  ufunc: Ufunc,
  source: NDArray,
  result: NDArray,
  reduction: Reduction,
  wasCast: boolean,
  mask: Mask | null,
): void {
  const { shape } = source;
  const o = result.storage.typed(result.access);
  const a = source.storage.typed(source.access);
  const unitOut = o.BYTES_PER_ELEMENT;
  const unit = a.BYTES_PER_ELEMENT;
  const strides = [
    broadcastStrides(result, shape).map((stride) => stride / unitOut),
    source.strides.map((stride) => stride / unit),
  ];
  const starts = [result.byteOffset / unitOut, source.byteOffset / unit];
  if (mask !== null) {
    strides.push(broadcastStrides(mask.array, shape));
    starts.push(mask.array.byteOffset);
  }
  const plan = ufunc.isReorderable ? planForwardWalk : planWalk;
  const walk = plan(shape, strides, starts);
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const so = walk.steps[0]![last]!;
  const sa = walk.steps[1]![last]!;
  const { fold, loop } = reduction;
  const run = (count: number, oi: number, ai: number): void => {
    if (so !== 0 || fold === undefined) loop(count, o, oi, so, a, ai, sa, o, oi, so);
    else if (!wasCast) fold(count, a, ai, sa, o, oi, so);
    else {
      for (let k = 0; k < count; k += castBlock) {
        fold(Math.min(castBlock, count - k), a, ai + k * sa, sa, o, oi, so);
      }
    }
  };
  if (mask === null) {
    forEachRun(walk, ([oi, ai]) => {
      run(n, oi!, ai!);
    });
    return;
  }
  const flags = mask.array.storage.typed(nums.bool);
  const sm = walk.steps[2]![last]!;
  forEachRun(walk, ([oi, ai, mi]) => {
    mask.forEachStretch(flags, n, mi!, sm, (from, count) => {
      run(count, oi! + from * so, ai! + from * sa);
    });
  });
}

/** The result with its reduced axes removed, over the same memory. */
export function withShape(
  result: NDArray,
  shape: readonly number[],
  axes: readonly number[],
  keepdims: boolean,
): NDArray {
  if (keepdims || axes.length === 0) return result;
  const strides = result.strides.filter((_, axis) => !axes.includes(axis));
  const { dtype, byteOffset, storage, access } = result;
  return new NDArray(dtype, shape, strides, byteOffset, storage, null, access, true);
}

/** The error for a reduction of nothing that has no start value. */
export function noIdentity(name: string): ValueError {
  return new ValueError(
    `${name}: zero-size array to reduction operation ${name} which has no identity; pass initial`,
    { value: undefined },
  );
}
