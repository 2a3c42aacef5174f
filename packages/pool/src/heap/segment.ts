import type { Allocation } from "@tsmem/core";
import { addressLimit, generationStep } from "../address.ts";
import type { Arena } from "./arena.ts";
import type { Chunk } from "./chunk.ts";
import type { Ticket } from "./directory.ts";
import { returnTables, type Tables, takeTables } from "./tables.ts";

/**
 * A table of slots, one block per slot.
 *
 * The blocks of a slab are the equal cells of a stretch of a chunk; those of a list are allocations
 * of their own, kept in `listed`. `stamps[slot]` is the address of the live block, minus the
 * last address when the slot is free, 0 when it was never used: one comparison tells whether an
 * address is alive.
 */
export class Segment {
  readonly ticket: Ticket;
  readonly place: number;
  readonly arena: Arena;
  /** `listClass` for a list. */
  readonly sizeClass: number;
  readonly cellSize: number;
  readonly capacity: number;
  readonly chunk: Chunk | undefined;
  readonly byteOffset: number;
  /** One entry per slot; not to be touched after `retire`. */
  readonly stamps: Float64Array;
  readonly #tables: Tables;
  readonly lengths: Uint16Array;
  /** Address of slot 0 in its first generation here. */
  readonly firstAddress: number;
  readonly #freeSlots: Uint16Array;
  /** Only in a list. */
  readonly listed: (ListedBlock | undefined)[] | undefined;
  freeCount = 0;
  /** Slots from here on were never used. */
  fresh = 0;
  /**
   * Up to here the fresh slots can be handed out by counting alone: their bytes are zero, no freed slot
   * is to be used first, and user code cannot have transferred the chunk away.
   */
  ready = 0;
  /** Fresh slots below this are known to be zero. */
  #zeroed: number;
  /** Slots below `fresh` without a live block. */
  #dead = 0;
  /** Where it stands in its arena's list of segments with free slots; -1 when it does not. */
  partialIndex = -1;
  /** 1 for slots that are not used again after their block; undefined until the first. */
  pinned: Uint8Array | undefined;
  #isClosed = false;

  constructor(ticket: Ticket, place: number, arena: Arena, shape: SegmentShape) {
    this.ticket = ticket;
    this.place = place;
    this.arena = arena;
    this.sizeClass = shape.sizeClass;
    this.cellSize = shape.cellSize;
    this.capacity = shape.capacity;
    this.chunk = shape.chunk;
    this.byteOffset = shape.byteOffset;
    this.#zeroed = shape.dirty ? 0 : shape.capacity;
    this.firstAddress = ticket.firstAddress;
    this.#tables = takeTables(shape.capacity);
    this.stamps = this.#tables.stamps;
    this.lengths = this.#tables.lengths;
    this.#freeSlots = this.#tables.freeSlots;
    this.listed = shape.chunk === undefined ? [] : undefined;
    shape.chunk?.slabs.add(this);
    this.adjustReady();
  }

  /** Number of live blocks. */
  get live(): number {
    return this.fresh - this.#dead;
  }

  get isFull(): boolean {
    return this.freeCount === 0 && this.fresh === this.capacity;
  }

  isPinned(slot: number): boolean {
    return this.pinned?.[slot] === 1;
  }

  /** Do not use a cell again after its block: somebody may still point to it. */
  pin(slot: number): void {
    this.pinned ??= new Uint8Array(this.capacity);
    this.pinned[slot] = 1;
  }

  /** User code is about to see the bytes of a block. */
  expose(slot: number): void {
    this.pin(slot);
    this.chunk?.expose();
    this.listed?.[slot]?.allocation.escape?.();
  }

  /** Byte of the chunk where a cell starts. */
  cellOffset(slot: number): number {
    return this.byteOffset + slot * this.cellSize;
  }

  /** Bytes asked for. */
  lengthOf(slot: number): number {
    return this.listed ? this.listed[slot]!.byteLength : this.lengths[slot]!;
  }

  /** Take a zeroed cell where that is a matter of counting: its address, or 0 when it is not. */
  takeReady(byteLength: number): number {
    const slot = this.fresh;
    if (slot >= this.ready) return 0;
    this.fresh = slot + 1;
    this.lengths[slot] = byteLength;
    const address = this.firstAddress + slot;
    this.stamps[slot] = address;
    return address;
  }

  /** Take a slot of a segment that is not full: its new address. */
  takeSlot(byteLength: number, zero: boolean): number {
    let slot: number;
    let address: number;
    if (this.freeCount > 0) {
      slot = this.#freeSlots[--this.freeCount]!;
      address = generationStep - this.stamps[slot]!;
      if (address > this.ticket.top) this.ticket.top = address;
      this.#dead--;
      if (zero && this.chunk) zeroCell(this.chunk.words, this.cellOffset(slot), byteLength);
      if (this.freeCount === 0) this.adjustReady();
    } else {
      slot = this.fresh;
      if (slot >= this.#zeroed && this.chunk) this.#zeroAhead(this.chunk.words, zero);
      this.fresh = slot + 1;
      address = this.firstAddress + slot;
    }
    this.stamps[slot] = address;
    this.#setLength(slot, byteLength);
    return address;
  }

  /** Called when something changed that `ready` depends on. */
  adjustReady(): void {
    const isReady = this.freeCount === 0 && this.chunk !== undefined && !this.chunk.exposed;
    this.ready = isReady && !this.#isClosed ? this.#zeroed : 0;
  }

  /** Take the allocation of a block off the list. */
  takeListed(slot: number): ListedBlock | undefined {
    const block = this.listed?.[slot];
    if (this.listed) this.listed[slot] = undefined;
    return block;
  }

  /** Free a slot. One that is pinned, or whose generations are used up, is not used again. */
  freeSlot(slot: number): void {
    const address = this.stamps[slot]!;
    this.stamps[slot] = -address;
    this.#dead++;
    const reusable = this.listed !== undefined || this.pinned?.[slot] !== 1;
    if (reusable && !this.#isClosed && address + generationStep < addressLimit) {
      this.#freeSlots[this.freeCount++] = slot;
      this.ready = 0;
      if (this.pinned) this.pinned[slot] = 0;
    }
  }

  /** Give no more slots; used when the chunk was transferred away. */
  close(): void {
    this.#isClosed = true;
    this.freeCount = 0;
    this.#dead += this.capacity - this.fresh;
    this.fresh = this.capacity;
    this.ready = 0;
  }

  /** Bytes that the block of a slot can grow to where it is. */
  room(slot: number): number {
    return this.listed?.[slot]?.allocation.byteLength ?? this.cellSize;
  }

  /** Give the block of a slot a new size and address, or return 0 when its generations are used up. */
  renew(slot: number, byteLength: number): number {
    const address = this.stamps[slot]! + generationStep;
    if (address >= addressLimit) return 0;
    this.stamps[slot] = address;
    this.#setLength(slot, byteLength);
    if (address > this.ticket.top) this.ticket.top = address;
    return address;
  }

  /** The end of the segment: whoever still walks it finds it empty. */
  retire(): void {
    this.fresh = 0;
    this.freeCount = 0;
    this.ready = 0;
    this.#dead = 0;
    returnTables(this.#tables);
  }

  #setLength(slot: number, byteLength: number): void {
    if (this.listed === undefined) this.lengths[slot] = byteLength;
    else if (this.listed[slot]) this.listed[slot].byteLength = byteLength;
  }

  /** Zero the fresh cell, and when it is wanted the next ones too: one long fill costs as much as a few short. */
  #zeroAhead(words: Float64Array, zero: boolean): void {
    const cells = zero ? Math.max(1, Math.floor(zeroRun / this.cellSize)) : 0;
    const end = Math.min(this.capacity, this.fresh + cells);
    words.fill(0, this.cellOffset(this.fresh) >>> 3, this.cellOffset(end) >>> 3);
    this.#zeroed = zero ? end : this.fresh + 1;
    this.adjustReady();
  }
}

/** Bytes zeroed at a time: they fit the first cache level, beside what the caller works with. */
const zeroRun = 8192;

/** Up to so many bytes a loop is faster than the call of a built-in. */
const zeroByLoop = 128;

function zeroCell(words: Float64Array, byteOffset: number, byteLength: number): void {
  const start = byteOffset >>> 3;
  const end = start + ((byteLength + 7) >>> 3);
  if (byteLength > zeroByLoop) words.fill(0, start, end);
  else for (let word = start; word < end; word++) words[word] = 0;
}

/** A block with memory of its own. */
export interface ListedBlock {
  readonly allocation: Allocation;
  /** Bytes asked for; the allocation may have more. */
  byteLength: number;
}

/** What a segment is made of. */
export interface SegmentShape {
  readonly sizeClass: number;
  readonly cellSize: number;
  readonly capacity: number;
  readonly chunk: Chunk | undefined;
  readonly byteOffset: number;
  readonly dirty: boolean;
}
