import { Memory } from "./memory.ts";
import { type Keeper, Storage } from "./storage.ts";

const slabByteLength = 65536;
// Larger results get a buffer of their own: a survivor would keep too much of a slab alive.
const largestInSlab = 4096;

let slab: Memory | null = null;
let slabUsed = slabByteLength;

/**
 * Zeroed memory for a small array, or null for one that is not small.
 *
 * It is cut from slabs of 64 KiB, in multiples of 16 bytes; the slab stays alive as long as one of its
 * arrays does.
 */
export function allocateSmall(byteLength: number): Storage | null {
  if (byteLength > largestInSlab) return null;
  const room = (byteLength + 15) & ~15;
  if (slab === null || slabUsed + room > slabByteLength) {
    slab = new Memory(new ArrayBuffer(slabByteLength));
    slabUsed = 0;
  }
  const start = slabUsed;
  slabUsed += room;
  return new Storage(slab, start, byteLength, null, null, smallArrays);
}

const smallArrays: Keeper = { copyOf, release: () => undefined };

/** The bytes of an array in a buffer of its own, at the same place. */
export function copyOf({ memory, byteStart, byteLength }: Storage): Memory {
  const own = new Memory(new ArrayBuffer(byteStart + byteLength));
  const bytes = new Uint8Array(memory.buffer, byteStart, byteLength);
  new Uint8Array(own.buffer).set(bytes, byteStart);
  return own;
}
