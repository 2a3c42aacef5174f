import { slotsPerSegment } from "../address.ts";
import { type Chunk, recycleChunk, takeChunk } from "./chunk.ts";
import { detach } from "./detach.ts";
import type { Segment, SegmentShape } from "./segment.ts";
import { cellSizes } from "./size-classes.ts";

/** A part of a chunk that no slab uses; its bytes may be old. */
interface Gap {
  readonly chunk: Chunk;
  readonly byteOffset: number;
  readonly byteLength: number;
}

const largestSlab = 262_144;
const firstChunk = 16_384;

/**
 * The blocks of one zone, or of the pool outside any zone, with the chunks that hold them. Chunks
 * are never shared between arenas, so the end of a zone gives back whole chunks.
 */
export class Arena {
  readonly segments: Set<Segment> = new Set<Segment>();
  readonly owned: object[] = [];
  /** Bytes asked for so far, and bytes of blocks that ended; only the difference is of interest. */
  allocated = 0;
  ended = 0;
  /** Number of the live blocks. */
  count = 0;
  /** The segment to take from, per size class; the last entry is for blocks with own buffers. */
  readonly current: (Segment | undefined)[] = new Array<undefined>(cellSizes.length + 1).fill(
    undefined,
  );
  readonly #partial: Segment[][] = Array.from(this.current, () => []);
  readonly #nextSlab = new Uint32Array(cellSizes.length).map((_, sizeClass) =>
    Math.max(4096, cellSizes[sizeClass]! * 4),
  );
  readonly #chunks = new Set<Chunk>();
  #chunk: Chunk | undefined;
  #nextChunk: number;
  #gaps: Gap[] = [];
  readonly #chunkBytes: number;
  readonly #owner: string;

  constructor(owner: string, chunkBytes: number) {
    this.#owner = owner;
    this.#chunkBytes = chunkBytes;
    this.#nextChunk = Math.min(firstChunk, chunkBytes);
  }

  /** Bytes asked for in the live blocks. */
  get size(): number {
    return this.allocated - this.ended;
  }

  /** Bytes of the chunks held. */
  get reserved(): number {
    let bytes = 0;
    for (const chunk of this.#chunks) bytes += chunk.buffer.byteLength;
    return bytes;
  }

  /** A segment that has free slots of this class and is not the current one, or undefined. */
  takePartial(sizeClass: number): Segment | undefined {
    const segment = this.#partial[sizeClass]!.pop();
    if (segment) segment.partialIndex = -1;
    return segment;
  }

  /** Remember that a segment, which is not the current one, has a free slot. */
  listPartial(segment: Segment): void {
    if (segment.partialIndex >= 0) return;
    segment.partialIndex = this.#partial[segment.sizeClass]!.push(segment) - 1;
  }

  unlist(segment: Segment): void {
    if (segment.partialIndex < 0) return;
    const list = this.#partial[segment.sizeClass]!;
    const last = list.pop()!;
    if (last !== segment) {
      list[segment.partialIndex] = last;
      last.partialIndex = segment.partialIndex;
    }
    segment.partialIndex = -1;
  }

  /** Cut the memory of a new slab, larger with every slab of its class. */
  cutSlab(sizeClass: number): SegmentShape {
    const cellSize = cellSizes[sizeClass]!;
    const wanted = this.#nextSlab[sizeClass]!;
    this.#nextSlab[sizeClass] = Math.min(wanted * 2, largestSlab);
    const gap = this.#gaps.at(-1);
    if (gap && (gap.chunk.isDetached || gap.byteLength >= cellSize * 4)) {
      this.#gaps.pop();
      if (!gap.chunk.isDetached)
        return this.#shape(sizeClass, gap.chunk, gap.byteOffset, gap.byteLength, true);
    }
    const chunk = this.#chunkWith(Math.min(wanted, this.#chunkBytes), cellSize);
    const byteOffset = chunk.used;
    const byteLength = Math.min(wanted, chunk.buffer.byteLength - byteOffset);
    const shape = this.#shape(sizeClass, chunk, byteOffset, byteLength, chunk.dirty);
    chunk.used += shape.capacity * cellSize;
    return shape;
  }

  /** Take back the memory of a slab without live blocks. */
  returnSlab(segment: Segment): void {
    const { chunk, byteOffset } = segment;
    if (!chunk) return;
    chunk.slabs.delete(segment);
    if (chunk.slabs.size === 0 && chunk !== this.#chunk) {
      this.#chunks.delete(chunk);
      this.#gaps = this.#gaps.filter((gap) => gap.chunk !== chunk);
      if (!chunk.exposed) recycleChunk(chunk);
    } else if (!segment.pinned) {
      this.#gaps.push({ chunk, byteOffset, byteLength: segment.capacity * segment.cellSize });
    }
  }

  /** Let no cell be taken without a look at the pool first. */
  stop(): void {
    this.current.fill(undefined);
  }

  /** Give all chunks back and start anew; views of exposed chunks are detached. */
  reset(): void {
    for (const chunk of this.#chunks) {
      if (chunk.exposed) detach(chunk.buffer);
      else recycleChunk(chunk);
    }
    this.#chunks.clear();
    this.#chunk = undefined;
    this.#gaps = [];
    this.segments.clear();
    this.current.fill(undefined);
    for (const list of this.#partial) list.length = 0;
  }

  #shape(
    sizeClass: number,
    chunk: Chunk,
    byteOffset: number,
    byteLength: number,
    dirty: boolean,
  ): SegmentShape {
    const cellSize = cellSizes[sizeClass]!;
    const capacity = Math.min(slotsPerSegment, Math.floor(byteLength / cellSize));
    return { sizeClass, cellSize, capacity, chunk, byteOffset, dirty };
  }

  /** The chunk in use when it has room for `least` bytes, otherwise a new one for `wanted`. */
  #chunkWith(wanted: number, least: number): Chunk {
    const present = this.#chunk;
    if (
      present &&
      !present.isDetached &&
      present.buffer.byteLength - present.used >= Math.min(wanted, least * 4)
    ) {
      return present;
    }
    const byteLength = Math.max(this.#nextChunk, wanted);
    const chunk = takeChunk(byteLength, this.#owner);
    this.#nextChunk = Math.min(byteLength * 2, this.#chunkBytes);
    this.#chunks.add(chunk);
    this.#chunk = chunk;
    return chunk;
  }
}
