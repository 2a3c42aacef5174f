import {
  AllocationError,
  DTypeError,
  IndexError,
  InvalidArgumentError,
  OutOfRangeError,
  ReleasedError,
} from "@tsmem/core";
import { block, needKernels } from "./binding.ts";
import { Slot } from "./generated/table.ts";

/** For a call whose operands are not the ones that it needs, or without an addon. */
export function incomplete(operands: number): Error {
  needKernels();
  return new InvalidArgumentError(
    `kernels: the operation takes operands 0 to ${operands - 1}, each given after frame()`,
    { value: operands },
  );
}

/** For an operand that reaches out of its memory, or whose memory is gone. */
export function outside(k: number, low: number, high: number, byteLength: number): Error {
  if (byteLength === 0) {
    return new ReleasedError(
      `kernels: the memory of operand ${k} was released or transferred; use it before that`,
    );
  }
  return new OutOfRangeError(
    `kernels: operand ${k} reaches from byte ${low} to ${high}; its memory has ${byteLength} bytes`,
    { value: high },
  );
}

/** For an operation that has no loop for a dtype. */
export function noLoop(operation: string, op: number, dtype: number): Error {
  return new DTypeError(
    `kernels.${operation}: operation ${op} has no loop for dtype ${dtype}; see the loop tables`,
    { dtypes: [dtype] },
  );
}

/** Throws what the addon left in the block; statuses are in argument_block.h. */
export function finish(operation: string, length = 0): void {
  const status = block[Slot.result]!;
  if (status !== 0) throw failure(operation, status, length);
}

function failure(operation: string, status: number, length: number): Error {
  if (status === 4) {
    const index = block[Slot.result + 1]!;
    return new IndexError(
      `kernels.${operation}: index ${index} is out of bounds for axis with size ${length}; use ${-length} to ${length - 1}`,
      { index },
    );
  }
  if (status === 1) {
    return new InvalidArgumentError(
      `kernels.${operation}: an operand is not aligned to its itemsize; copy it to aligned memory`,
      { value: operation },
    );
  }
  if (status === 2) {
    return new AllocationError(
      `kernels.${operation}: no memory for a buffer; free some and retry`,
      {
        byteLength: 1 << 18,
      },
    );
  }
  return new DTypeError(`kernels.${operation}: no loop for these dtypes`, { dtypes: [] });
}
