import { AllocationError, checkedByteLength, checkSize, OutOfRangeError } from "@tsmem/core";
import { needBinding } from "../addon/load.ts";
import { checkAddress } from "../block/faults.ts";
import { refuseOwned } from "./refuse.ts";

/**
 * C's malloc. The content is undefined.
 *
 * @returns an address for `free` or `realloc`, never 0n; also for 0 bytes
 * @throws {AllocationError} there is no memory
 */
export function malloc(byteLength: number): bigint {
  const binding = needBinding("malloc");
  checkSize("malloc", "byteLength", byteLength);
  return orThrow("malloc", binding.malloc(byteLength), byteLength);
}

/**
 * C's calloc: `count` × `itemsize` zeroed bytes.
 *
 * @throws {SizeOverflowError} the product is above 2^53 - 1
 * @throws {AllocationError} there is no memory
 */
export function calloc(count: number, itemsize: number): bigint {
  const binding = needBinding("calloc");
  const byteLength = checkedByteLength("calloc", count, itemsize);
  return orThrow("calloc", binding.calloc(count, itemsize), byteLength);
}

/**
 * C's realloc: resize a block of `malloc` or `calloc`, keeping its bytes up to the smaller size.
 *
 * @returns the new address; the old one is no longer valid, unless they are equal
 * @throws {NotOwnedError} a Block owns the memory
 * @throws {AllocationError} there is no memory; the old block is untouched
 */
export function realloc(address: bigint, byteLength: number): bigint {
  const binding = needBinding("realloc");
  checkAddress("realloc", "address", address);
  checkSize("realloc", "byteLength", byteLength);
  const moved = binding.realloc(address, byteLength);
  if (moved === false) refuseOwned("realloc", address);
  return orThrow("realloc", moved, byteLength);
}

/**
 * Memory at a multiple of `alignment`, for SIMD or direct I/O. Free it with `alignedFree`.
 *
 * @param alignment - a power of two, in bytes
 * @throws {OutOfRangeError} `alignment` is not a power of two up to 2^30
 * @throws {InvalidArgumentError} a size is no integer
 * @throws {AllocationError} there is no memory
 */
export function alignedAlloc(byteLength: number, alignment: number): bigint {
  const binding = needBinding("alignedAlloc");
  checkSize("alignedAlloc", "byteLength", byteLength);
  checkSize("alignedAlloc", "alignment", alignment);
  if (!(alignment >= 1 && alignment <= 2 ** 30) || Math.log2(alignment) % 1 !== 0) {
    throw new OutOfRangeError(
      `alignedAlloc: alignment is ${alignment}; give a power of two from 1 to 2^30`,
      { value: alignment },
    );
  }
  return orThrow("alignedAlloc", binding.alignedAlloc(byteLength, alignment), byteLength);
}

/**
 * C's free. 0n does nothing. Freeing twice, or an address of anyone else, is undefined, as in C.
 *
 * @throws {NotOwnedError} a Block owns the memory
 */
export function free(address: bigint): void {
  const binding = needBinding("free");
  checkAddress("free", "address", address);
  if (!binding.free(address)) refuseOwned("free", address);
}

/**
 * Free what `alignedAlloc` gave (on Windows that is not `free`). 0n does nothing.
 *
 * @throws {NotOwnedError} a Block owns the memory
 */
export function alignedFree(address: bigint): void {
  const binding = needBinding("alignedFree");
  checkAddress("alignedFree", "address", address);
  if (!binding.alignedFree(address)) refuseOwned("alignedFree", address);
}

function orThrow(operation: string, address: bigint, byteLength: number): bigint {
  if (address !== 0n) return address;
  throw new AllocationError(
    `${operation}: cannot allocate ${byteLength} bytes; free some first, or ask for less`,
    { byteLength },
  );
}
