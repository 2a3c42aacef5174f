import { checkOptions, checkSize, InvalidArgumentError, show } from "@tsmem/core";
import { register } from "../addon/binding.ts";
import { needBinding } from "../addon/load.ts";
import { type NativeFree, nativeFunctionOf } from "../unsafe/wrap.ts";
import { type Block, blockOf } from "./block.ts";
import { areExternalsAllowed } from "../addon/runtime.ts";
import { checkAddress, faultError } from "./faults.ts";
import { Lease } from "./lease.ts";
import { noteMisalignment } from "./misalignment.ts";
import { keepMemory, takeKept } from "./recycler.ts";

export interface AdoptOptions {
  /** Who takes the memory back: C's `free` (default), or a function from `wrapFree`. */
  readonly free?: "free" | NativeFree;
}

/**
 * Take ownership of memory that C allocated.
 *
 * The bytes are copied and freed at once when they are few (below 16 KiB), in workers, where the
 * runtime forbids external buffers, and while too much escaped memory waits for its finalizer.
 * Otherwise the block is the memory itself. Either way it is freed exactly once, also when
 * this call fails; the exceptions are memory that a live block owns or borrows, which stays its, and
 * ranges that are not mapped.
 *
 * The caller vouches for the address: it came from the allocator of `free`, holds `byteLength`
 * bytes, and nobody else frees it.
 *
 * @throws {NotOwnedError} a live block has a byte of the range (adopting twice)
 * @throws {OutOfRangeError} the address is NULL and `byteLength` is not 0, or the process has no memory at
 *   an end of the range
 * @throws {AllocationError} there is no memory for the copy
 * @throws {UnavailableError} the addon could not be loaded
 */
export function adopt(address: bigint, byteLength: number, options: AdoptOptions = {}): Block {
  const binding = needBinding("adopt");
  checkAddress("adopt", "address", address);
  checkSize("adopt", "byteLength", byteLength);
  checkOptions("adopt", options);
  const { free = "free" } = options;
  const nativeFree = free === "free" ? 0n : nativeFunctionOf(free);
  if (nativeFree === undefined) {
    throw new InvalidArgumentError(
      `adopt: options.free is ${show(free)}; give "free" or a function from wrapFree`,
      { value: free },
    );
  }
  // Where everything is copied, large copies go into recycled memory.
  const into = areExternalsAllowed ? undefined : takeKept(byteLength);
  const buffer = binding.adopt(address, byteLength, nativeFree, into?.buffer);
  if (typeof buffer === "number") {
    if (into !== undefined) keepMemory(into);
    throw faultError("adopt", buffer, address, byteLength);
  }
  const copyKind = areExternalsAllowed ? "copy" : "engine";
  return adoptedBlock(buffer, binding.registers, byteLength, copyKind);
}

/** The block for what the addon just adopted; reads the registers that it wrote. */
export function adoptedBlock(
  buffer: ArrayBuffer,
  registers: Float64Array,
  byteLength: number,
  copyKind: "engine" | "copy",
): Block {
  const id = registers[register.id]!;
  const memory = {
    kind: id < 0 ? copyKind : "adopted",
    buffer,
    id,
    address: registers[register.address]!,
    loan: "none",
    lentAt: 0,
    keepAlive: undefined,
  } as const;
  if (id >= 0) noteMisalignment(memory);
  return blockOf(new Lease(memory, 0, byteLength));
}
