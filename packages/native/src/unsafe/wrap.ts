import { AllocationError, checkSize, OutOfRangeError } from "@tsmem/core";
import { needBinding } from "../addon/load.ts";
import { checkAddress } from "../block/faults.ts";
import { refuseOwned } from "./refuse.ts";

/** A native `void* (*)(size_t)` as a JavaScript function. */
export type NativeMalloc = (byteLength: number) => bigint;
/** A native `void (*)(void*)` as a JavaScript function; `adopt` takes it as a deleter. */
export type NativeFree = (address: bigint) => void;

const nativeFunctions = new WeakMap<object, bigint>();

/**
 * Call a native allocator: `void* function(size_t)`.
 *
 * @param functionAddress - of the function, for example from `dlsym` or another addon. It must be
 *   callable as long as the result is used
 * @returns a function that gives the address of a new block, or throws AllocationError on NULL
 */
export function wrapMalloc(functionAddress: bigint): NativeMalloc {
  const binding = needBinding("wrapMalloc");
  checkFunction("wrapMalloc", functionAddress);
  const wrapped: NativeMalloc = (byteLength) => {
    checkSize("wrapMalloc", "byteLength", byteLength);
    const address = binding.callMalloc(functionAddress, byteLength);
    if (address !== 0n || byteLength === 0) return address;
    throw new AllocationError(
      `wrapMalloc: the native allocator gave NULL for ${byteLength} bytes; free some first`,
      { byteLength },
    );
  };
  nativeFunctions.set(wrapped, functionAddress);
  return wrapped;
}

/**
 * Call a native deallocator: `void function(void*)`.
 *
 * @param functionAddress - of the function; callable as long as any block waits for it
 * @returns a function that frees one block of the matching allocator; also a deleter for `adopt`
 */
export function wrapFree(functionAddress: bigint): NativeFree {
  const binding = needBinding("wrapFree");
  checkFunction("wrapFree", functionAddress);
  const wrapped: NativeFree = (address) => {
    checkAddress("wrapFree", "address", address);
    if (address !== 0n && !binding.callFree(functionAddress, address)) {
      refuseOwned("wrapFree", address);
    }
  };
  nativeFunctions.set(wrapped, functionAddress);
  return wrapped;
}

/** The native address behind a wrapped function, or undefined when it is not one. */
export function nativeFunctionOf(value: unknown): bigint | undefined {
  return typeof value === "function" ? nativeFunctions.get(value) : undefined;
}

function checkFunction(operation: string, address: unknown): void {
  checkAddress(operation, "functionAddress", address);
  if (address !== 0n) return;
  throw new OutOfRangeError(
    `${operation}: functionAddress is NULL; give the address of a function`,
    {
      value: address,
    },
  );
}
