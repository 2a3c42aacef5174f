import { checkSize, InvalidArgumentError } from "@tsmem/core";
import { register } from "../addon/binding.ts";
import { needBinding } from "../addon/load.ts";
import { abortsOnKeyedBuffers, isWorker } from "../addon/runtime.ts";
import { type Block, blockOf } from "./block.ts";
import { checkAddress, faultError } from "./faults.ts";
import { Lease } from "./lease.ts";
import type { Memory } from "./memory.ts";
import { noteMisalignment } from "./misalignment.ts";
import { transfer } from "./transfer.ts";

interface Borrowed {
  readonly lease: Lease;
  readonly block: Block;
}

// One entry per live borrowed buffer. It also keeps the lease, and with it the keepAlive list, alive
// as long as the buffer is: a cycle through keepAlive can still be collected.
const borrowed = new WeakMap<ArrayBuffer, Borrowed>();

/**
 * Look at memory that C keeps.
 *
 * Borrowing a range twice gives the same block. A range inside a borrowed one gives a block over the
 * same ArrayBuffer with its own `byteOffset`, so that one byte never has two buffers.
 *
 * @param keepAlive - whoever owns the memory: it stays reachable as long as the bytes are. The
 *   memory must be valid as long as this object is
 * @returns a block that shares the memory and never frees it; `dispose()` only ends the view
 * @throws {NotOwnedError} the range overlaps an adopted block, or sticks out of a borrowed one
 * @throws {OutOfRangeError} the address is NULL and `byteLength` is not 0, or the process has no memory at
 *   an end of the range
 * @throws {UnavailableError} no addon, or the runtime forbids buffers over foreign memory
 */
export function borrow(address: bigint, byteLength: number, keepAlive: object): Block {
  const binding = needBinding("borrow");
  checkAddress("borrow", "address", address);
  checkSize("borrow", "byteLength", byteLength);
  if (!isObject(keepAlive)) {
    throw new InvalidArgumentError(
      "borrow: keepAlive is not an object; give whoever owns the memory, or globalThis when it " +
        "lives as long as the process",
      { value: keepAlive },
    );
  }
  const buffer = binding.borrow(address, byteLength);
  if (typeof buffer === "number") throw faultError("borrow", buffer, address, byteLength);
  return borrowedBlock(buffer, binding.registers, byteLength, keepAlive);
}

/** The block for what the addon just borrowed; reads the registers that it wrote. */
export function borrowedBlock(
  buffer: ArrayBuffer,
  registers: Float64Array,
  byteLength: number,
  keepAlive: object | undefined,
): Block {
  const known = borrowed.get(buffer);
  if (known !== undefined) {
    if (keepAlive !== undefined) known.lease.keep(keepAlive);
    const byteOffset = registers[register.byteOffset]!;
    if (byteLength === known.lease.byteLength) return known.block;
    return blockOf(new Lease(known.lease.memory, byteOffset, byteLength, known.lease));
  }
  const id = registers[register.id]!;
  const memory: Memory = {
    kind: id < 0 ? "copy" : "borrowed",
    buffer: id < 0 ? buffer : safeInWorker(id, buffer),
    id,
    address: registers[register.address]!,
    loan: "none",
    lentAt: 0,
    keepAlive: keepAlive === undefined ? [] : [keepAlive],
  };
  if (id >= 0) noteMisalignment(memory);
  const lease = new Lease(memory, 0, byteLength);
  const block = blockOf(lease);
  borrowed.set(memory.buffer, { lease, block });
  return block;
}

/**
 * In a worker there is no exit guard. The result of `transfer()` has the same bytes, and Node does
 * not detach it at the end; the price is the typed-array optimisation that the first detach costs.
 */
function safeInWorker(id: number, buffer: ArrayBuffer): ArrayBuffer {
  if (!abortsOnKeyedBuffers || !isWorker || transfer === undefined) return buffer;
  const moved = transfer.call(buffer);
  needBinding("borrow").rebind(id, moved);
  return moved;
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
