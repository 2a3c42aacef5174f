import { AllocationError } from "@tsmem/core";

/** A large V8-owned buffer that slabs are cut from. */
export class Chunk {
  readonly buffer: ArrayBuffer;
  readonly words: Float64Array;
  /** False when every byte from `used` on is known to be zero. */
  readonly dirty: boolean;
  /** Bytes given to slabs so far, from the start. */
  used = 0;
  slabs = 0;
  /** True when user code has seen the buffer: it is then never given to anyone else. */
  exposed = false;
  /** C address of byte 0, when it was asked for. */
  address: bigint | undefined;

  constructor(buffer: ArrayBuffer, dirty: boolean) {
    this.buffer = buffer;
    this.words = new Float64Array(buffer);
    this.dirty = dirty;
  }

  /** True when user code transferred the buffer away: the blocks in it are lost. */
  get isDetached(): boolean {
    return this.words.length === 0;
  }
}

/** Buffers of disposed pools that nobody outside has seen, by size; reuse saves the page faults. */
const cache = new Map<number, ArrayBuffer[]>();
const cacheLimit = 16 * 2 ** 20;
let cachedBytes = 0;

/** Take a chunk from the cache or from V8. */
export function takeChunk(byteLength: number, owner: string): Chunk {
  const cached = cache.get(byteLength)?.pop();
  if (cached !== undefined) {
    cachedBytes -= byteLength;
    return new Chunk(cached, true);
  }
  return new Chunk(newBuffer(byteLength, owner), false);
}

/** Put the memory of a chunk that was never exposed aside for the next pool. */
export function recycleChunk(chunk: Chunk): void {
  const { byteLength } = chunk.buffer;
  if (cachedBytes + byteLength > cacheLimit) return;
  cachedBytes += byteLength;
  const list = cache.get(byteLength);
  if (list === undefined) cache.set(byteLength, [chunk.buffer]);
  else list.push(chunk.buffer);
}

/**
 * A zeroed V8-owned buffer; V8 itself collects garbage and tries again before it gives up.
 *
 * @throws {AllocationError} with the bytes and the pool's name
 */
export function newBuffer(byteLength: number, owner: string): ArrayBuffer {
  try {
    return new ArrayBuffer(byteLength);
  } catch (cause) {
    throw new AllocationError(
      `${owner}: cannot allocate ${byteLength} bytes; free blocks or ask for less`,
      { byteLength, cause },
    );
  }
}
