import { type Allocation, checkSize, NotOwnedError } from "@tsmem/core";
import { checkAlignment } from "../options.ts";

/**
 * Check what an allocator of this package is asked for.
 *
 * @throws {OutOfRangeError} byteLength is no size, or alignment no power of two up to 65536
 * @throws {InvalidArgumentError} one of them is no integer
 */
export function checkRequest(operation: string, byteLength: number, alignment: number): void {
  checkSize(operation, "byteLength", byteLength);
  checkAlignment(operation, alignment);
}

/**
 * Check what an allocator of this package is given back: an allocation of its kind, for the first time.
 *
 * @throws {NotOwnedError} anything else, which it does not touch; `code` says whether it is free already
 */
export function checkReturn(
  operation: string,
  allocation: Allocation,
  kind: (allocation: Allocation) => boolean,
): void {
  if (!kind(allocation)) {
    throw new NotOwnedError(
      `${operation}: this is not a block of the allocator; free what its alloc gave`,
      { code: "ERR_TSMEM_NOT_OWNED", address: allocation },
    );
  }
  if (!allocation.released) return;
  throw new NotOwnedError(`${operation}: the block is free already; free it once`, {
    code: "ERR_TSMEM_ALREADY_FREED",
    address: allocation,
  });
}
