import { block } from "./binding.ts";
import { begin } from "./call.ts";
import { finish, noLoop } from "./errors.ts";
import { BINARY_LOOPS, REDUCE_LOOPS, Slot, UNARY_LOOPS } from "./generated/table.ts";

/**
 * The output was never touched, or is small: its pages or lines shall end up in the caches. Without
 * it, results larger than the last-level cache are written past the caches, which is faster for
 * memory that is mapped already.
 */
const FRESH = 1;

function hasLoop(table: readonly (readonly number[])[], op: number, loop: number): boolean {
  const out = table[op]?.[loop];
  return out !== undefined && out >= 0;
}

/**
 * Copy operand 1 to operand 0, casting when their dtypes differ.
 *
 * @param fresh - the output was never touched
 */
export function copy(fresh = false): void {
  const kernels = begin(2);
  if (kernels === undefined) return;
  block[Slot.flags] = fresh ? FRESH : 0;
  kernels.copy();
  finish("copy");
}

/**
 * Operand 0 = operation of operand 1.
 *
 * @param op - a `UnaryOp`
 * @param loop - dtype to compute in; operands of another dtype are cast as `copy` does
 * @throws {DTypeError} `UNARY_LOOPS` has no such loop
 */
export function unary(op: number, loop: number, fresh = false): void {
  if (!hasLoop(UNARY_LOOPS, op, loop)) throw noLoop("unary", op, loop);
  const kernels = begin(2);
  if (kernels === undefined) return;
  block[Slot.op] = op;
  block[Slot.loop] = loop;
  block[Slot.flags] = fresh ? FRESH : 0;
  kernels.unary();
  finish("unary");
}

/**
 * Operand 0 = operand 1 (op) operand 2, elementwise.
 *
 * @param op - a `BinaryOp`
 * @param loop - dtype to compute in; operands of another dtype are cast as `copy` does
 * @throws {DTypeError} `BINARY_LOOPS` has no such loop
 */
export function binary(op: number, loop: number, fresh = false): void {
  if (!hasLoop(BINARY_LOOPS, op, loop)) throw noLoop("binary", op, loop);
  const kernels = begin(3);
  if (kernels === undefined) return;
  block[Slot.op] = op;
  block[Slot.loop] = loop;
  block[Slot.flags] = fresh ? FRESH : 0;
  kernels.binary();
  finish("binary");
}

/** Operand 0 = operand 2 where operand 1 is true, else operand 3; 2 and 3 are cast to dtype 0. */
export function where(fresh = false): void {
  const kernels = begin(4);
  if (kernels === undefined) return;
  block[Slot.flags] = fresh ? FRESH : 0;
  kernels.where();
  finish("where");
}

/**
 * Reduce operand 1 into operand 0. The frame has the shape of operand 1; operand 0 has length 1 along
 * every reduced axis, and the dtype that `REDUCE_LOOPS` names for the loop. What it held before is
 * not read. An empty frame leaves it alone: the caller writes the identity.
 *
 * @param op - a `ReduceOp`
 * @param loop - dtype to compute in; operand 1 is cast to it
 * @throws {DTypeError} `REDUCE_LOOPS` has no such loop, or operand 0 has another dtype
 */
export function reduce(op: number, loop: number): void {
  if (!hasLoop(REDUCE_LOOPS, op, loop)) throw noLoop("reduce", op, loop);
  const kernels = begin(2);
  if (kernels === undefined) return;
  block[Slot.op] = op;
  block[Slot.loop] = loop;
  kernels.reduce();
  finish("reduce");
}
