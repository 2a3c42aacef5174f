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
 * Run a loop over all elements of `shape`, none of whose lengths is 0: `inputs`, then `outputs`, in the
 * order in which the loop takes them.
 */
export function runLoops(
  loop: unknown,
  shape: readonly number[],
  inputs: readonly Items[],
  outputs: readonly Items[],
): void {
  const operands = [...inputs, ...outputs];
  const walk = planWalk(
    shape,
    operands.map((operand) => operand.strides),
    operands.map((operand) => operand.start),
  );
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const s = walk.steps.map((steps) => steps[last]!);
  const d = operands.map((operand) => operand.data);
  if (outputs.length === 1) {
    if (inputs.length === 1) {
      const run = loop as UnaryLoop;
      forEachRun(walk, (p) => {
        run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!);
      });
    } else {
      const run = loop as BinaryLoop;
      forEachRun(walk, (p) => {
        run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!, d[2]!, p[2]!, s[2]!);
      });
    }
  } else if (inputs.length === 1) {
    const run = loop as UnaryPairLoop;
    forEachRun(walk, (p) => {
      run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!, d[2]!, p[2]!, s[2]!);
    });
  } else {
    const run = loop as BinaryPairLoop;
    forEachRun(walk, (p) => {
      run(n, d[0]!, p[0]!, s[0]!, d[1]!, p[1]!, s[1]!, d[2]!, p[2]!, s[2]!, d[3]!, p[3]!, s[3]!);
    });
  }
}
