import { block } from "./binding.ts";
import { beginRanges, lengthOfRange } from "./call.ts";
import { finish, noLoop } from "./errors.ts";
import { KernelDType, REDUCE_LOOPS, Slot } from "./generated/table.ts";
import { dtypeOf, need } from "./need.ts";

/**
 * Fold slices of lines: of each of the `outer` lines of range 1, the values from `index[i]` to `index[i + 1]`, or
 * the one at `index[i]` when that is not larger; the last slice goes to the end. A slice starts from its
 * first value.
 *
 * Range 0 is the output, `outer` x indices; range 1 the values, `outer` lines of one length, of the same
 * dtype; range 2 the int64 indices.
 *
 * @param op - a `ReduceOp` that gives what it takes
 * @throws {IndexError} an index is outside 0 to length - 1; results before it may have been written
 * @throws {DTypeError} the operation gives another dtype, or has no loop
 */
export function reduceat(op: number, outer: number): void {
  block[Slot.extra + 4] = outer;
  const kernels = beginRanges(3);
  const dtype = dtypeOf(0);
  if (REDUCE_LOOPS[op]?.[dtype] !== dtype) throw noLoop("reduceat", op, dtype);
  const [lines, count, values] = [block[Slot.extra + 4]!, lengthOfRange(2), lengthOfRange(1)];
  need(
    dtypeOf(1) === dtype &&
      dtypeOf(2) === KernelDType.int64 &&
      Number.isInteger(lines) &&
      lines > 0 &&
      lengthOfRange(0) === lines * count &&
      values % lines === 0,
    "reduceat",
    "the output has outer x indices elements of the dtype of the values, which are outer lines of one length",
  );
  block[Slot.op] = op;
  kernels.reduceat();
  finish("reduceat", values / lines);
}
