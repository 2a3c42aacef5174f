import { binding, block, type KernelBinding } from "./binding.ts";
import { abandonFrame } from "./call.ts";
import { finish, incomplete, noLoop, outside } from "./errors.ts";
import {
  BINARY_LOOPS,
  KERNEL_ITEMSIZE,
  REDUCE_LOOPS,
  Slot,
  UNARY_LOOPS,
} from "./generated/table.ts";
import { addressOf, type KernelMemory, lengthOf } from "./memory.ts";

/*
 * The operations for runs without gaps, in one call each: for small arrays, where `frame` and `operand`
 * would cost as much as the kernel. Same checks, same addon functions, same bits.
 *
 * Each takes the output first, every operand as its memory and the byte of its first element. As there, an
 * input is the output or does not overlap it.
 */

const { address, axes, dtype: dtypeSlot } = Slot;

/** Write operand `k`, which reaches over `n` elements, or repeats one when `step` is 0. */
function place(
  k: number,
  memory: KernelMemory,
  byteOffset: number,
  dtype: number,
  n: number,
  step: number,
): void {
  const high = byteOffset + (step === 0 ? KERNEL_ITEMSIZE[dtype]! : n * step);
  if (!(byteOffset >= 0 && high <= lengthOf(memory))) {
    throw outside(k, byteOffset, high, lengthOf(memory));
  }
  block[address + k] = addressOf(memory) + byteOffset;
  block[dtypeSlot + k] = dtype;
  block[axes + 1 + k] = step;
}

/** One axis of `n` elements; refuses like an operation whose operands are missing without an addon. */
function start(n: number, flags: number): KernelBinding {
  if (binding === undefined) throw incomplete(2);
  abandonFrame();
  block[Slot.ndim] = 1;
  block[axes] = n;
  block[Slot.flags] = flags;
  return binding;
}

/**
 * Copy `n` elements of one dtype.
 *
 * @param fresh - the output was never touched
 */
export function flatCopy(
  dtype: number,
  n: number,
  out: KernelMemory,
  outByte: number,
  a: KernelMemory,
  aByte: number,
  fresh: boolean,
): void {
  const itemsize = KERNEL_ITEMSIZE[dtype];
  if (itemsize === undefined) throw noLoop("flatCopy", 0, dtype);
  const kernels = start(n, fresh ? 1 : 0);
  place(0, out, outByte, dtype, n, itemsize);
  place(1, a, aByte, dtype, n, itemsize);
  kernels.copy();
  finish("flatCopy");
}

/**
 * `unary` over `n` elements of dtype `loop`.
 *
 * @throws {DTypeError} `UNARY_LOOPS` has no such loop
 */
export function flatUnary(
  op: number,
  loop: number,
  n: number,
  out: KernelMemory,
  outByte: number,
  a: KernelMemory,
  aByte: number,
  fresh: boolean,
): void {
  const result = UNARY_LOOPS[op]?.[loop] ?? -1;
  if (result < 0) throw noLoop("flatUnary", op, loop);
  const kernels = start(n, fresh ? 1 : 0);
  place(0, out, outByte, result, n, KERNEL_ITEMSIZE[result]!);
  place(1, a, aByte, loop, n, KERNEL_ITEMSIZE[loop]!);
  block[Slot.op] = op;
  block[Slot.loop] = loop;
  kernels.unary();
  finish("flatUnary");
}

/**
 * `binary` over `n` elements of dtype `loop`.
 *
 * @param repeats - `b` is one element, used for all
 * @throws {DTypeError} `BINARY_LOOPS` has no such loop
 */
export function flatBinary(
  op: number,
  loop: number,
  n: number,
  out: KernelMemory,
  outByte: number,
  a: KernelMemory,
  aByte: number,
  b: KernelMemory,
  bByte: number,
  repeats: boolean,
  fresh: boolean,
): void {
  const result = BINARY_LOOPS[op]?.[loop] ?? -1;
  if (result < 0) throw noLoop("flatBinary", op, loop);
  const kernels = start(n, fresh ? 1 : 0);
  const itemsize = KERNEL_ITEMSIZE[loop]!;
  place(0, out, outByte, result, n, KERNEL_ITEMSIZE[result]!);
  place(1, a, aByte, loop, n, itemsize);
  place(2, b, bByte, loop, n, repeats ? 0 : itemsize);
  block[Slot.op] = op;
  block[Slot.loop] = loop;
  kernels.binary();
  finish("flatBinary");
}

/**
 * `reduce` of `n` elements of dtype `from` into one of the dtype that `REDUCE_LOOPS` names.
 *
 * @throws {DTypeError} `REDUCE_LOOPS` has no such loop, or `from` is no dtype
 */
export function flatReduce(
  op: number,
  loop: number,
  n: number,
  out: KernelMemory,
  outByte: number,
  a: KernelMemory,
  aByte: number,
  from: number,
): void {
  const result = REDUCE_LOOPS[op]?.[loop] ?? -1;
  const itemsize = KERNEL_ITEMSIZE[from];
  if (result < 0 || itemsize === undefined) throw noLoop("flatReduce", op, loop);
  const kernels = start(n, 0);
  place(0, out, outByte, result, n, 0);
  place(1, a, aByte, from, n, itemsize);
  block[Slot.op] = op;
  block[Slot.loop] = loop;
  kernels.reduce();
  finish("flatReduce");
}
