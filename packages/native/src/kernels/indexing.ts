import { block, type KernelBinding } from "./binding.ts";
import { beginRanges, lengthOfRange } from "./call.ts";
import { finish } from "./errors.ts";
import { KernelDType, Slot } from "./generated/table.ts";
import { dtypeOf, need } from "./need.ts";

/*
 * Operations on flat runs, whose operands are given by `range`. A mask has one byte per element; any
 * byte but 0 selects.
 */

/** The number of bytes in range 0 that are not 0. */
export function maskCount(): number {
  const kernels = beginRanges(1);
  need(dtypeOf(0) <= KernelDType.uint8, "maskCount", "range 0 has one byte per element");
  kernels.maskCount();
  finish("maskCount");
  return block[Slot.result + 1]!;
}

/**
 * Range 0 = the elements of range 1 that range 2, a mask of the same length, selects. Range 0 has
 * `maskCount` elements.
 *
 * @param fresh - the output was never touched
 */
export function maskSelect(fresh = false): void {
  const kernels = beginRanges(3);
  need(
    dtypeOf(0) === dtypeOf(1) &&
      dtypeOf(2) <= KernelDType.uint8 &&
      lengthOfRange(1) === lengthOfRange(2),
    "maskSelect",
    "values and mask have the same length, values and result the same dtype",
  );
  block[Slot.flags] = fresh ? 1 : 0;
  kernels.maskSelect();
  finish("maskSelect");
}

/** Write the one element of range 1 to every element of range 0 that the mask, range 2, selects. */
export function maskFill(): void {
  const kernels = beginRanges(3);
  need(
    dtypeOf(0) === dtypeOf(1) &&
      dtypeOf(2) <= KernelDType.uint8 &&
      lengthOfRange(0) === lengthOfRange(2) &&
      lengthOfRange(1) === 1,
    "maskFill",
    "array and mask have the same length, the value is one element of the same dtype",
  );
  kernels.maskFill();
  finish("maskFill");
}

/** Write the elements of range 1, in order, to those of range 0 that the mask, range 2, selects. */
export function maskPut(): void {
  const kernels = beginRanges(3);
  need(
    dtypeOf(0) === dtypeOf(1) &&
      dtypeOf(2) <= KernelDType.uint8 &&
      lengthOfRange(0) === lengthOfRange(2),
    "maskPut",
    "array and mask have the same length, values and array the same dtype",
  );
  kernels.maskPut();
  finish("maskPut");
}

/** Range 0 (int64, `maskCount` elements) = the positions at which range 1, a mask, is not 0. */
export function nonzero(): void {
  const kernels = beginRanges(2);
  need(
    dtypeOf(0) === KernelDType.int64 && dtypeOf(1) <= KernelDType.uint8,
    "nonzero",
    "positions are int64, the mask has one byte per element",
  );
  kernels.nonzero();
  finish("nonzero");
}

/** The bytes of a row, of all rows of an array and of those that the indices choose, as the addon reads them. */
interface Rows {
  readonly kernels: KernelBinding;
  readonly row: number;
  readonly all: number;
  readonly chosen: number;
}

/** What `take` and `put` share: two operands of bytes in rows, and indices; -1 for sizes that are none. */
function beginRows(rowBytes: number, outer: number, length: number): Rows {
  const { extra } = Slot;
  block[extra + 4] = rowBytes;
  block[extra + 5] = outer;
  block[extra + 6] = length;
  const kernels = beginRanges(3);
  const [row, lines, limit] = [block[extra + 4]!, block[extra + 5]!, block[extra + 6]!];
  const fits =
    dtypeOf(0) === KernelDType.uint8 &&
    dtypeOf(1) === KernelDType.uint8 &&
    dtypeOf(2) === KernelDType.int64 &&
    [row, lines, limit].every((x) => Number.isInteger(x) && x >= 0);
  if (!fits) return { kernels, row: -1, all: -1, chosen: -1 };
  return { kernels, row, all: lines * limit * row, chosen: lines * lengthOfRange(2) * row };
}

/**
 * Gather rows: out[o, i] = in[o, index[i]], where a row is `rowBytes` bytes.
 *
 * Range 0 is the output as uint8, `outer` x indices x `rowBytes`; range 1 the input as uint8, `outer` x
 * `length` x `rowBytes`; range 2 the int64 indices, negative ones counting from the end. When an index
 * is out of range, the rows before it may have been written.
 *
 * @throws {IndexError} an index is outside -length to length - 1
 */
export function take(rowBytes: number, outer: number, length: number, fresh = false): void {
  const { kernels, all, chosen } = beginRows(rowBytes, outer, length);
  need(
    lengthOfRange(0) === chosen && lengthOfRange(1) === all,
    "take",
    "the output has outer x indices x rowBytes bytes, the input outer x length x rowBytes",
  );
  if (lengthOfRange(0) === 0) return;
  block[Slot.flags] = fresh ? 1 : 0;
  kernels.take();
  finish("take", length);
}

/**
 * Scatter rows: out[o, index[i]] = values[o, i], where a row is `rowBytes` bytes; of equal indices the last
 * one counts.
 *
 * Range 0 is the output as uint8, `outer` x `length` x `rowBytes`; range 1 the values as uint8, `outer` x
 * indices x `rowBytes`, or one row for all; range 2 the int64 indices, negative ones counting from the end.
 *
 * @throws {IndexError} an index is outside -length to length - 1; nothing was written
 */
export function put(rowBytes: number, outer: number, length: number): void {
  const { kernels, row, all, chosen } = beginRows(rowBytes, outer, length);
  need(
    lengthOfRange(0) === all && (lengthOfRange(1) === row || lengthOfRange(1) === chosen),
    "put",
    "the output has outer x length x rowBytes bytes, the values outer x indices x rowBytes or one row",
  );
  if (row === 0 || outer === 0) return;
  kernels.put();
  finish("put", length);
}

/**
 * Range 0 (int64) = where, in a C-order array of shape (outer, length, inner), the elements stand that
 * indices of shape (outer, n, inner), range 1 (int64), choose along its middle axis.
 *
 * @param adds - add `inner` times each index to what stands in range 0 instead: the sum over axes
 * @throws {IndexError} an index is outside -length to length - 1
 */
export function positions(outer: number, length: number, inner: number, adds = false): void {
  const { extra } = Slot;
  block[extra + 4] = outer;
  block[extra + 5] = length;
  block[extra + 6] = inner;
  const kernels = beginRanges(2);
  const sizes = [block[extra + 4]!, block[extra + 5]!, block[extra + 6]!];
  const [rows, , step] = sizes;
  need(
    dtypeOf(0) === KernelDType.int64 &&
      dtypeOf(1) === KernelDType.int64 &&
      sizes.every((x) => Number.isInteger(x) && x >= 0) &&
      lengthOfRange(0) === lengthOfRange(1) &&
      (adds || lengthOfRange(1) % (rows! * step!) === 0),
    "positions",
    "positions and indices are int64 and as many, outer x n x inner",
  );
  if (lengthOfRange(0) === 0) return;
  if (adds) block[extra + 4] = 1;
  block[Slot.flags] = adds ? 2 : 0;
  kernels.positions();
  finish("positions", length);
}

/** Range 0 = range 1 with the bytes of every element in reverse order; elements of 2, 4 or 8 bytes. */
export function swap(): void {
  const kernels = beginRanges(2);
  need(
    dtypeOf(0) === dtypeOf(1) &&
      [KernelDType.uint16, KernelDType.uint32, KernelDType.uint64].includes(
        dtypeOf(0) as typeof KernelDType.uint16,
      ) &&
      lengthOfRange(0) === lengthOfRange(1),
    "swap",
    "both have the same length, as uint16, uint32 or uint64",
  );
  kernels.swap();
  finish("swap");
}
