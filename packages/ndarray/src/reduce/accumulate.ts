import type { DType } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import type { planWalk } from "../iterate/axes.ts";
import { eachRun, type EachRun, itemsOf } from "../iterate/run-loops.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import type { Data } from "../storage/memory.ts";
import { NDArray } from "../ndarray.ts";

/** Element loops of a reduction. */
export interface ReductionLoops {
  /** Combines two elements; run with the accumulator as first operand and output. */
  readonly loop: BinaryLoop;
  /** Adds a whole run to the accumulator in its own order of steps. */
  readonly fold: UnaryLoop | undefined;
}

/** The same with the dtype they compute in. */
export interface Reduction extends ReductionLoops {
  readonly dtype: DType;
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
 * @param plan - the order of steps
 */
export function accumulate(
  source: NDArray,
  result: NDArray,
  reduction: ReductionLoops,
  wasCast: boolean,
  plan: typeof planWalk,
): void {
  const { shape } = source;
  const items = [itemsOf(result, shape), itemsOf(source, shape)];
  const run: EachRun = (n, d, s, p) => {
    accumulateRun(reduction, wasCast, n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!);
  };
  eachRun(shape, items, run, plan);
}

/** Combine `n` elements of `a` into those of `o`, which are one and the same where the step is 0. */
export function accumulateRun(
  { fold, loop }: ReductionLoops,
  wasCast: boolean,
  n: number,
  o: Data,
  oi: number,
  so: number,
  a: Data,
  ai: number,
  sa: number,
): void {
  if (so !== 0 || fold === undefined) {
    loop(n, o, oi, so, a, ai, sa, o, oi, so);
    return;
  }
  const block = wasCast ? castBlock : n;
  for (let k = 0; k < n; k += block) fold(Math.min(block, n - k), a, ai + k * sa, sa, o, oi, so);
}

/** The result with its reduced axes removed, over the same memory. */
export function withShape(result: NDArray, axes: readonly number[], keepdims: boolean): NDArray {
  return keepdims || axes.length === 0 ? result : onlyAxes(result, (_, k) => !axes.includes(k));
}

/** The result without the axes, all of length 1, that are not kept, over the same memory. */
export function onlyAxes(result: NDArray, isKept: (item: unknown, k: number) => boolean): NDArray {
  const [shape, strides] = [result.shape.filter(isKept), result.strides.filter(isKept)];
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
