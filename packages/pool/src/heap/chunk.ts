import { AllocationError } from "@tsmem/core";
import type { Segment } from "./segment.ts";

/** A large V8-owned buffer that slabs are cut from. */
export class Chunk {
  readonly buffer: ArrayBuffer;
  readonly words: Float64Array;
  /** False when every byte from `used` on is known to be zero. */
  readonly dirty: boolean;
  /** Bytes given to slabs so far, from the start. */
  used = 0;
  /** The slabs cut from it that are not returned. */
  readonly slabs: Set<Segment> = new Set<Segment>();
  #isExposed = false;
  /** C address of byte 0, when it was asked for. */
  address: bigint | undefined;

  constructor(buffer: ArrayBuffer, dirty: boolean) {
    this.buffer = buffer;
    this.words = new Float64Array(buffer);
    this.dirty = dirty;
  }

  /** True when user code has seen the buffer: it is then never given to anyone else. */
  get exposed(): boolean {
    return this.#isExposed;
  }

  /** User code is about to see the buffer, and from now on may transfer it away at any time. */
  expose(): void {
    if (this.#isExposed) return;
    this.#isExposed = true;
    for (const slab of this.slabs) slab.adjustReady();
  }

  /** True when user code transferred the buffer away: the blocks in it are lost. */
  get isDetached(): boolean {
    return this.words.length === 0;
  }
}

/**
 * Buffers of disposed pools that nobody outside has seen, by size. To zero used pages again costs a
 * quarter of getting fresh ones from the system. They are held weakly, so the collector takes
 * what nobody came for; the limit is for loops that never let it.
 */
const cache = new Map<number, WeakRef<ArrayBuffer>[]>();
const cacheLimit = 128 * 2 ** 20;
let cachedBytes = 0;

/** Take a chunk from the cache or from V8. */
export function takeChunk(byteLength: number, owner: string): Chunk {
  const list = cache.get(byteLength);
  for (let entry = list?.pop(); entry !== undefined; entry = list?.pop()) {
    cachedBytes -= byteLength;
    const cached = entry.deref();
    if (cached !== undefined) return new Chunk(cached, true);
  }
  return new Chunk(newBuffer(byteLength, owner), false);
}

/** Put the memory of a chunk that was never exposed aside for the next pool. */
export function recycleChunk(chunk: Chunk): void {
  const { byteLength } = chunk.buffer;
  if (cachedBytes + byteLength > cacheLimit) forgetCollected();
  if (cachedBytes + byteLength > cacheLimit) return;
  cachedBytes += byteLength;
  const entry = new WeakRef(chunk.buffer);
  const list = cache.get(byteLength);
  if (list === undefined) cache.set(byteLength, [entry]);
  else list.push(entry);
}

/** Take the buffers off the cache that the collector has taken. */
function forgetCollected(): void {
  for (const [byteLength, list] of cache) {
    const kept = list.filter((entry) => entry.deref() !== undefined);
    cachedBytes -= (list.length - kept.length) * byteLength;
    if (kept.length === 0) cache.delete(byteLength);
    else cache.set(byteLength, kept);
  }
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
