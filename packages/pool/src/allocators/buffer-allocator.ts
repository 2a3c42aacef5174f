import { type Allocation, AllocationError, type Allocator } from "@tsmem/core";
import { addressOfMemory } from "../native.ts";
import { detach } from "../heap/detach.ts";
import { checkRequest, checkReturn } from "./requests.ts";

const page = 4096;

/** A block with a V8-owned buffer of its own. */
class BufferAllocation implements Allocation {
  readonly buffer: ArrayBuffer;
  readonly byteOffset: number;
  readonly byteLength: number;
  released = false;
  escaped = false;

  constructor(buffer: ArrayBuffer, byteOffset: number, byteLength: number) {
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.byteLength = byteLength;
  }

  escape(): void {
    this.escaped = true;
  }
}

/**
 * Gives every block a V8-owned ArrayBuffer of its own, and detaches it at the end when user code has
 * seen it. Large blocks are rounded up to whole pages, so that they can grow a little in place.
 */
export const bufferAllocator: Allocator = {
  alloc(byteLength, alignment = 16) {
    checkRequest("allocator.alloc", byteLength, alignment);
    const room = byteLength > page ? Math.ceil(byteLength / page) * page : byteLength;
    const slack = alignment > 16 ? alignment : 0;
    const buffer = bufferOf(room + slack);
    return new BufferAllocation(buffer, slack === 0 ? 0 : alignedOffset(buffer, alignment), room);
  },
  free(allocation) {
    checkReturn("allocator.free", allocation, (block) => block instanceof BufferAllocation);
    const block = allocation as BufferAllocation;
    block.released = true;
    if (block.escaped) detach(block.buffer);
  },
};

function bufferOf(byteLength: number): ArrayBuffer {
  try {
    return new ArrayBuffer(byteLength);
  } catch (cause) {
    throw new AllocationError(
      `allocator.alloc: cannot allocate ${byteLength} bytes; free blocks or ask for less`,
      { byteLength, cause },
    );
  }
}

/** The first byte of a buffer or view whose C address is a multiple; without native, 0. */
export function alignedOffset(memory: ArrayBuffer | Uint8Array, alignment: number): number {
  const address = addressOfMemory(memory);
  if (address === undefined) return 0;
  const excess = Number(address % BigInt(alignment));
  return excess === 0 ? 0 : alignment - excess;
}
