import { OutOfRangeError } from "@tsmem/core";
import { block, type KernelBinding } from "./binding.ts";
import { begin } from "./call.ts";
import { finish } from "./errors.ts";
import { ReduceOp, Slot } from "./generated/table.ts";

/*
 * Operations along the last axis of the frame; transpose shapes and strides to choose another axis.
 */

/**
 * Sort operand 0 in place along the last axis. NaN comes last; equal values, -0 and 0 among them, keep
 * their order. Real dtypes.
 */
export function sort(): void {
  const kernels = begin(1);
  if (kernels === undefined) return;
  kernels.sort();
  finish("sort");
}

/** Operand 0 (int64) = positions that sort operand 1 along the last axis; stable, NaN last. */
export function argsort(): void {
  const kernels = begin(2);
  if (kernels === undefined) return;
  kernels.argsort();
  finish("argsort");
}

/**
 * Split the elements from `from` on of every line of operand 0, in place, into what is smaller than, equal to
 * and larger than the value that belongs at position `kth`, each in its order. The last axis has no
 * gaps; real dtypes.
 *
 * @param kth - position in the line, not before `from`
 */
export function partition(kth: number, from = 0): void {
  const kernels = beginLines(1, kth, from);
  if (kernels === undefined) return;
  kernels.partition();
  finish("partition");
}

/** Operand 0 (int64) = positions that `partition` would take of operand 1; both without gaps. */
export function argpartition(kth: number): void {
  const kernels = beginLines(2, kth, 0);
  if (kernels === undefined) return;
  kernels.argpartition();
  finish("argpartition");
}

function beginLines(operands: number, kth: number, from: number): KernelBinding | undefined {
  const { axes, axisSlots, extra, ndim } = Slot;
  block[extra] = from;
  block[extra + 1] = kth;
  const kernels = begin(operands);
  if (kernels === undefined) return undefined;
  const [low, place] = [block[extra], block[extra + 1]!];
  const length = block[axes + (block[ndim]! - 1) * axisSlots]!;
  if (
    Number.isInteger(low) &&
    Number.isInteger(place) &&
    low >= 0 &&
    low <= place &&
    place < length
  ) {
    return kernels;
  }
  throw new OutOfRangeError(`kernels: positions ${low} and ${place} in lines of ${length}`, {
    value: place,
  });
}

/**
 * Operand 0 (int64, length 1 along the last axis) = position of the first largest value of operand 1
 * along it; the first NaN wins. Real dtypes.
 */
export function argmax(): void {
  argReduce(ReduceOp.max);
}

/** `argmax` for the smallest value. */
export function argmin(): void {
  argReduce(ReduceOp.min);
}

function argReduce(op: number): void {
  const kernels = begin(2);
  if (kernels === undefined) return;
  block[Slot.op] = op;
  kernels.argReduce();
  finish(op === ReduceOp.max ? "argmax" : "argmin");
}

/**
 * Operand 0 = running sum, product, maximum or minimum of operand 1 along the last axis, from left to
 * right. Both have the same dtype; not for bool and float16. The two may be the same array.
 *
 * @param op - `ReduceOp.sum`, `prod`, `max` or `min`
 */
export function accumulate(op: number): void {
  const kernels = begin(2);
  if (kernels === undefined) return;
  block[Slot.op] = op;
  kernels.accumulate();
  finish("accumulate");
}
