import {
  AllocationError,
  InvalidArgumentError,
  NotOwnedError,
  OutOfRangeError,
  SizeOverflowError,
  UnavailableError,
} from "@tsmem/core";

/** The same list as `enum class Fault` in addon/cpp/blocks.h. */
const fault = {
  null: 1,
  wraps: 2,
  owned: 3,
  overlaps: 4,
  noMemory: 5,
  ending: 6,
  notMapped: 8,
} as const;

/** The answer of the addon that means: this runtime forbids external ArrayBuffers. */
export const noExternals = 7;

/** The error for a fault of adopt or borrow. */
export function faultError(
  operation: string,
  code: number,
  address: bigint,
  byteLength: number,
): Error {
  const range = `${byteLength} bytes at ${hex(address)}`;
  switch (code) {
    case fault.null:
      return new OutOfRangeError(
        `${operation}: the address is NULL but byteLength is ${byteLength}; check what C returned`,
        { value: address },
      );
    case fault.wraps:
      return new SizeOverflowError(
        `${operation}: ${range} end beyond the address space; check byteLength`,
        { sizes: [address, byteLength] },
      );
    case fault.owned:
    case fault.overlaps:
      return new NotOwnedError(
        `${operation}: ${range} overlap a live block; use that block, or dispose it first`,
        { code: "ERR_TSMEM_OTHER_OWNER", address },
      );
    case fault.notMapped:
      return new OutOfRangeError(
        `${operation}: the process has no memory at ${range}; check what C returned, and byteLength`,
        { value: address },
      );
    case noExternals: {
      const reason = "this runtime forbids ArrayBuffers over foreign memory";
      return new UnavailableError(`${operation}: ${reason}; copy the bytes instead`, { reason });
    }
    default:
      return allocationError(operation, byteLength);
  }
}

/** No memory, neither before nor after a collection. */
export function allocationError(operation: string, byteLength: number): AllocationError {
  return new AllocationError(
    `${operation}: cannot allocate ${byteLength} bytes; dispose what is not needed, or ask for less`,
    { byteLength },
  );
}

const lastAddress = (1n << 64n) - 1n;

/**
 * Check an address from user code.
 *
 * @throws {InvalidArgumentError} not a bigint
 * @throws {OutOfRangeError} negative or above 2^64 - 1
 */
export function checkAddress(
  operation: string,
  name: string,
  value: unknown,
): asserts value is bigint {
  if (typeof value !== "bigint") {
    throw new InvalidArgumentError(
      `${operation}: ${name} is a ${typeof value}; give a bigint, as addressOf returns`,
      { value },
    );
  }
  if (value >= 0n && value <= lastAddress) return;
  throw new OutOfRangeError(`${operation}: ${name} is ${value}; give 0 to 2^64 - 1`, { value });
}

/** An address as C prints it. */
export function hex(address: bigint): string {
  return `0x${address.toString(16)}`;
}
