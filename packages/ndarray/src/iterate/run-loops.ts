import type { BinaryLoop, BinaryPairLoop, UnaryLoop, UnaryPairLoop } from "../kernels/types.ts";
import type { Data } from "../storage/memory.ts";
import type { NDArray } from "../ndarray.ts";
import { forEachRun, planWalk } from "./axes.ts";
import { broadcastStrides } from "./layout.ts";

/** Elements of one dtype in memory, counted in items of `data`. */
export interface Items {
  readonly data: Data;
  /** Keeps the memory from being recycled while the loops run. */
  readonly owner: object | null;
  /** Position of element (0, 0, …). */
  readonly start: number;
  /** One per axis of the shape that is walked; 0 where the operand is repeated. */
  readonly strides: readonly number[];
}

/** The elements of an array as a loop sees them, repeated over `shape`. */
export function itemsOf(array: NDArray, shape: readonly number[]): Items {
  return itemsOver(array, broadcastStrides(array, shape));
}

/** The elements of an array as a loop sees them, with given strides in bytes. */
export function itemsOver(array: NDArray, strides: readonly number[]): Items {
  const data = array.storage.typed(array.access);
  const unit = data.BYTES_PER_ELEMENT;
  return {
    data,
    owner: array,
    start: array.byteOffset / unit,
    strides: strides.map((stride) => stride / unit),
  };
}

/**
 * Runs a loop over all elements of `shape`, none of whose lengths is 0.
 *
 * @param loop - takes as many operands as the runner is for
 * @param items - the inputs, then the outputs, in the order in which the loop takes them
 */
export type Runner = (loop: unknown, shape: readonly number[], items: readonly Items[]) => void;

/** What to do with a run of `n` elements. */
export type EachRun = (
  n: number,
  data: readonly Data[],
  steps: readonly number[],
  positions: readonly number[],
) => void;

/**
 * Calls `run` for each run of elements with their number and, for each operand, its items, step and position.
 *
 * @param plan - in which order, `planWalk` or `planForwardWalk`
 */
export function eachRun(
  shape: readonly number[],
  items: readonly Items[],
  run: EachRun,
  plan: typeof planWalk = planWalk,
): void {
  const walk = plan(
    shape,
    items.map((operand) => operand.strides),
    items.map((operand) => operand.start),
  );
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const data = items.map((operand) => operand.data);
  const steps = walk.steps.map((list) => list[last]!);
  forEachRun(walk, (positions) => {
    run(n, data, steps, positions);
  });
}

/** The runner of loops with two operands. */
export const runTwo: Runner = (loop, shape, items) => {
  const run = loop as UnaryLoop;
  eachRun(shape, items, (n, d, s, p) => {
    run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!);
  });
};

/** The runner of loops with three operands. */
export const runThree: Runner = (loop, shape, items) => {
  const run = loop as BinaryLoop | UnaryPairLoop;
  eachRun(shape, items, (n, d, s, p) => {
    run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!, d[2]!, p[2]!, s[2]!);
  });
};

/** The runner of loops with four operands. */
export const runFour: Runner = (loop, shape, items) => {
  const run = loop as BinaryPairLoop;
  eachRun(shape, items, (n, d, s, p) => {
    run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!, d[2]!, p[2]!, s[2]!, d[3]!, p[3]!, s[3]!);
  });
};
