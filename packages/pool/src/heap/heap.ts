import {
  type Allocation,
  type Allocator,
  NotOwnedError,
  ReleasedError,
  traceHooks,
} from "@tsmem/core";
import { segmentOf, showAddress, slotOf, slotsPerSegment } from "../address.ts";
import { Arena } from "./arena.ts";
import { fateOf, placeOf, returnSegment, takeSegment, type Ticket } from "./directory.ts";
import { hasNative, requireNative } from "../native.ts";
import { Pointers } from "../struct/pointers.ts";
import { asForeign } from "./foreign.ts";
import { obtain } from "./obtain.ts";
import { type ListedBlock, Segment, type SegmentShape } from "./segment.ts";
import { listClass, sizeClassOf, smallLimit } from "./size-classes.ts";

/** Where the bytes of a live block are. */
export interface Place {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly byteOffset: number;
}

/** What a heap leaves behind when its pool is collected without being disposed. */
export interface Remains {
  readonly tickets: ReadonlySet<Ticket>;
  /** Live allocations of a custom source; memory of V8 needs nobody to free it. */
  readonly held: ReadonlySet<Allocation>;
  readonly source: Allocator;
}

const listShape: SegmentShape = {
  sizeClass: listClass,
  cellSize: 0,
  capacity: slotsPerSegment,
  chunk: undefined,
  byteOffset: 0,
  dirty: false,
};

/**
 * The blocks of one pool: which addresses are alive, and where their bytes lie.
 *
 * It checks addresses but not sizes, and knows nothing of views, names of public calls or debugging;
 * `Pool` does.
 */
export class Heap {
  readonly name: string;
  readonly #chunkBytes: number;
  readonly #source: Allocator;
  /** Blocks up to this size are cut from slabs; -1 when every block comes from the source. */
  readonly #slabLimit: number;
  readonly #segments: (Segment | undefined)[] = [];
  readonly #freePlaces: number[] = [];
  readonly #tickets = new Set<Ticket>();
  readonly #held = new Set<Allocation>();
  /** The owner that tracers are told. */
  readonly #traceOwner: object;
  #poolRef: WeakRef<object> | undefined;
  /** The innermost open zone, or the pool itself. */
  arena: Arena;
  readonly pointers: Pointers = new Pointers(this);
  /** The pool's own arena and those of its open zones. */
  readonly #arenas: Arena[] = [];
  #peak = 0;
  /** Bytes asked for in zones that have ended. */
  #past = 0;

  constructor(options: {
    name: string;
    chunkBytes: number;
    source: Allocator;
    usesSlabs: boolean;
    traceOwner: object;
  }) {
    this.name = options.name;
    this.#chunkBytes = options.chunkBytes;
    this.#source = options.source;
    this.#slabLimit = options.usesSlabs ? smallLimit : -1;
    this.#traceOwner = options.traceOwner;
    this.arena = this.newArena();
  }

  /** For a finalizer: leads back neither to the heap nor to the pool. */
  get remains(): Remains {
    return { tickets: this.#tickets, held: this.#held, source: this.#source };
  }

  newArena(): Arena {
    const arena = new Arena(this.name, this.#chunkBytes);
    this.#arenas.push(arena);
    return arena;
  }

  /** Let an emptied arena go. */
  dropArena(arena: Arena): void {
    this.#arenas.splice(this.#arenas.indexOf(arena), 1);
    this.#past += arena.allocated;
  }

  /** Bytes asked for in the live blocks. */
  get size(): number {
    let bytes = 0;
    for (const arena of this.#arenas) bytes += arena.size;
    return bytes;
  }

  /** Number of the live blocks. */
  get count(): number {
    let blocks = 0;
    for (const arena of this.#arenas) blocks += arena.count;
    return blocks;
  }

  /** Bytes asked for so far. */
  get total(): number {
    let bytes = this.#past;
    for (const arena of this.#arenas) bytes += arena.allocated;
    return bytes;
  }

  /** The largest `size` so far. It only needs a look before the size goes down, and when asked for. */
  get peak(): number {
    const { size } = this;
    if (size > this.#peak) this.#peak = size;
    return this.#peak;
  }

  /** Bytes of the chunks held. */
  get reserved(): number {
    let bytes = 0;
    for (const arena of this.#arenas) bytes += arena.reserved;
    return bytes;
  }

  /** Give nothing more through `takeReady`, whose callers do not check whether the pool is disposed. */
  stop(): void {
    for (const arena of this.#arenas) arena.stop();
  }

  /** A new zeroed cell, where that is a matter of counting; 0 when it is not, and `alloc` has to do it. */
  takeReady(byteLength: number): number {
    if ((byteLength - 1) >>> 0 >= smallLimit) return 0;
    const { arena } = this;
    const segment = arena.current[sizeClassOf(byteLength)];
    if (segment === undefined || traceHooks.listener !== null) return 0;
    const address = segment.takeReady(byteLength);
    if (address === 0) return 0;
    arena.allocated += byteLength;
    arena.count++;
    return address;
  }

  /** A new block; the sizes are checked, and `byteLength` is not 0 unless that is allowed. */
  alloc(byteLength: number, zero: boolean, alignment: number, arena: Arena = this.arena): number {
    const address =
      byteLength <= this.#slabLimit && alignment <= 16
        ? this.#allocCell(arena, byteLength, zero)
        : this.#allocOwn(arena, byteLength, alignment);
    arena.count++;
    this.#count(arena, byteLength, address);
    return address;
  }

  free(operation: string, address: number): void {
    const segment = this.locate(operation, address);
    const { arena } = segment;
    const slot = slotOf(address);
    this.#uncount(arena, segment.lengthOf(slot), 1);
    if (traceHooks.listener !== null) {
      traceHooks.listener.freed("pool", this.#traceOwner, address);
    }
    const block = segment.takeListed(slot);
    segment.freeSlot(slot);
    if (arena.current[segment.sizeClass] !== segment) {
      if (segment.live === 0) this.#dropSegment(segment);
      else if (segment.freeCount > 0) arena.listPartial(segment);
    }
    // Last, because the code of a custom allocator may throw.
    if (block) this.#release(block);
  }

  /**
   * Change the size of a block. The old address is dead afterwards, the first bytes are the same,
   * added bytes are 0. When no memory is left, the old block stays as it is.
   */
  realloc(operation: string, address: number, byteLength: number): number {
    const segment = this.locate(operation, address);
    const slot = slotOf(address);
    const oldLength = segment.lengthOf(slot);
    this.placeForUse(operation, address);
    if (!segment.isPinned(slot) && fits(byteLength, segment.room(slot))) {
      const renewed = segment.renew(slot, byteLength);
      if (renewed !== 0) {
        if (traceHooks.listener !== null) {
          traceHooks.listener.freed("pool", this.#traceOwner, address);
        }
        this.#count(segment.arena, byteLength, renewed);
        this.#uncount(segment.arena, oldLength, 0);
        if (byteLength > oldLength) this.#bytes(renewed, byteLength).fill(0, oldLength);
        return renewed;
      }
    }
    const fresh = this.alloc(byteLength, true, 16, segment.arena);
    const kept = Math.min(oldLength, byteLength);
    this.#bytes(fresh, kept).set(this.#bytes(address, kept));
    this.free(operation, address);
    return fresh;
  }

  /**
   * The segment of a live block.
   *
   * @throws {NotOwnedError} with the code that says why not
   */
  locate(operation: string, address: number): Segment {
    const segment = this.#find(address);
    if (segment) return segment;
    throw this.#refusal(operation, address);
  }

  /**
   * The segment of a live block that is about to be read or written.
   *
   * @throws {ReleasedError} the block was freed
   * @throws {NotOwnedError} the address was never given by this pool
   */
  locateForUse(operation: string, address: number): Segment {
    const segment = this.#find(address);
    if (segment) return segment;
    const refusal = this.#refusal(operation, address);
    if (refusal.code !== "ERR_TSMEM_ALREADY_FREED") throw refusal;
    throw new ReleasedError(
      `${operation}: block ${showAddress(address)} of ${this.name} was freed; allocate a new one`,
    );
  }

  /** True when the address is that of a live block of this heap. */
  owns(address: number): boolean {
    return this.#find(address) !== undefined;
  }

  /**
   * Where the bytes of a live block are.
   *
   * @throws {ReleasedError} the block was freed, or its buffer was transferred away
   */
  placeForUse(operation: string, address: number): Place {
    const segment = this.locateForUse(operation, address);
    const slot = slotOf(address);
    const { chunk } = segment;
    const place = chunk
      ? { buffer: chunk.buffer, byteOffset: segment.cellOffset(slot) }
      : segment.listed![slot]!.allocation;
    const end = place.byteOffset + segment.lengthOf(slot);
    if (end <= place.buffer.byteLength && !chunk?.isDetached) return place;
    throw new ReleasedError(
      `${operation}: the buffer of block ${showAddress(address)} was transferred away; ` +
        "copy the data instead of transferring a view of a pool",
    );
  }

  /**
   * C address of a live block.
   *
   * @throws {UnavailableError} `@tsmem/native` is not there
   */
  pointerTo(operation: string, address: number): bigint {
    const segment = this.locateForUse(operation, address);
    const allocation = segment.listed?.[slotOf(address)]?.allocation;
    const known = asForeign(allocation)?.address;
    if (known !== undefined) return known;
    const { buffer, byteOffset } = this.placeForUse(operation, address);
    const { module } = requireNative(operation);
    const { chunk } = segment;
    if (!chunk) return module.addressOf(buffer) + BigInt(byteOffset);
    chunk.address ??= module.addressOf(buffer);
    return chunk.address + BigInt(byteOffset);
  }

  /** What a pointer field of a struct holds: the C address, or without native the address itself. */
  pointerOrHandle(address: number): bigint {
    this.locateForUse("struct", address).pin(slotOf(address));
    return hasNative() ? this.pointerTo("struct", address) : BigInt(address);
  }

  #bytes(address: number, byteLength: number): Uint8Array {
    const { buffer, byteOffset } = this.placeForUse("pool", address);
    return new Uint8Array(buffer, byteOffset, byteLength);
  }

  /** Live blocks in no order; blocks freed while it runs are not given. */
  *blocks(): Generator<[address: number, byteLength: number], void, void> {
    for (const segment of this.#segments) {
      if (!segment) continue;
      for (let slot = 0; slot < segment.fresh; slot++) {
        const address = segment.stamps[slot]!;
        if (address > 0) yield [address, segment.lengthOf(slot)];
      }
    }
  }

  /**
   * Free all blocks of an arena at once; it is empty and usable afterwards.
   *
   * @returns what a custom allocator threw meanwhile
   */
  empty(arena: Arena): unknown[] {
    const errors: unknown[] = [];
    for (const segment of arena.segments) {
      if (segment.listed || traceHooks.listener !== null) this.#endBlocks(segment, errors);
      this.#forget(segment);
    }
    this.#uncount(arena, arena.size, arena.count);
    arena.reset();
    return errors;
  }

  #allocCell(arena: Arena, byteLength: number, zero: boolean): number {
    const sizeClass = sizeClassOf(byteLength);
    let segment = arena.current[sizeClass];
    if (segment === undefined || segment.isFull) segment = this.#nextSlab(arena, sizeClass);
    let chunk = segment.chunk!;
    while (chunk.exposed && chunk.isDetached) {
      segment.close();
      segment = this.#nextSlab(arena, sizeClass);
      chunk = segment.chunk!;
    }
    return segment.takeSlot(byteLength, zero);
  }

  #allocOwn(arena: Arena, byteLength: number, alignment: number): number {
    let segment = arena.current[listClass];
    if (segment === undefined || segment.isFull) {
      segment = arena.takePartial(listClass) ?? this.#addSegment(arena, listShape);
      arena.current[listClass] = segment;
    }
    const allocation = obtain(this.#source, byteLength, alignment, this.name);
    asForeign(allocation)?.bind((this.#poolRef ??= new WeakRef(this.#traceOwner)));
    const address = segment.takeSlot(byteLength, false);
    segment.listed![slotOf(address)] = { allocation, byteLength };
    if (this.#slabLimit < 0) this.#held.add(allocation);
    return address;
  }

  #nextSlab(arena: Arena, sizeClass: number): Segment {
    const exhausted = arena.current[sizeClass];
    const segment =
      arena.takePartial(sizeClass) ?? this.#addSegment(arena, arena.cutSlab(sizeClass));
    arena.current[sizeClass] = segment;
    if (exhausted?.live === 0) this.#dropSegment(exhausted);
    return segment;
  }

  #addSegment(arena: Arena, shape: SegmentShape): Segment {
    const place = this.#freePlaces.pop() ?? this.#segments.length;
    const ticket = takeSegment(this.name, place);
    const segment = new Segment(ticket, place, arena, shape);
    this.#tickets.add(ticket);
    this.#segments[place] = segment;
    arena.segments.add(segment);
    return segment;
  }

  #dropSegment(segment: Segment): void {
    const { arena } = segment;
    arena.unlist(segment);
    arena.segments.delete(segment);
    arena.returnSlab(segment);
    this.#forget(segment);
  }

  #forget(segment: Segment): void {
    this.#segments[segment.place] = undefined;
    this.#freePlaces.push(segment.place);
    this.#tickets.delete(segment.ticket);
    returnSegment(segment.ticket);
    segment.retire();
  }

  #find(address: number): Segment | undefined {
    if (typeof address !== "number") return undefined;
    const segment = this.#segments[placeOf(segmentOf(address))];
    return segment?.stamps[slotOf(address)] === address && address > 0 ? segment : undefined;
  }

  #refusal(operation: string, address: number): NotOwnedError {
    const shown = showAddress(address);
    const refuse = (code: NotOwnedError["code"], problem: string): NotOwnedError =>
      new NotOwnedError(
        `${operation}: address ${shown} ${problem}; free it once, with the pool that gave it`,
        { code, address },
      );
    const unknown = (): NotOwnedError =>
      refuse("ERR_TSMEM_NOT_OWNED", `is not owned by ${this.name}`);
    if (!Number.isSafeInteger(address) || address <= 0) return unknown();
    const fate = fateOf(address);
    if (fate === "unknown") return unknown();
    if (fate === "freed") return refuse("ERR_TSMEM_ALREADY_FREED", "is free already");
    const segment = this.#segments[placeOf(segmentOf(address))];
    if (segment?.ticket.segment !== segmentOf(address)) {
      return refuse("ERR_TSMEM_OTHER_OWNER", `belongs to ${fate.owner} and not to ${this.name}`);
    }
    if (Math.abs(segment.stamps[slotOf(address)] ?? 0) < address) return unknown();
    return refuse("ERR_TSMEM_ALREADY_FREED", "is free already");
  }

  /** Announce and release the blocks of a segment that ends. */
  #endBlocks(segment: Segment, errors: unknown[]): void {
    for (let slot = 0; slot < segment.fresh; slot++) {
      const address = segment.stamps[slot]!;
      if (address <= 0) continue;
      segment.stamps[slot] = -address;
      traceHooks.listener?.freed("pool", this.#traceOwner, address);
      const block = segment.takeListed(slot);
      try {
        if (block) this.#release(block);
      } catch (error) {
        errors.push(error);
      }
    }
  }

  #release({ allocation }: ListedBlock): void {
    this.#held.delete(allocation);
    this.#source.free(allocation);
  }

  /** Announce the bytes of a block that came to life. */
  #count(arena: Arena, byteLength: number, address: number): void {
    arena.allocated += byteLength;
    if (traceHooks.listener !== null) {
      traceHooks.listener.allocated("pool", this.#traceOwner, byteLength, address);
    }
  }

  #uncount(arena: Arena, byteLength: number, count: number): void {
    const { size } = this;
    if (size > this.#peak) this.#peak = size;
    arena.ended += byteLength;
    arena.count -= count;
  }
}

/** Whether a block may stay where it is: it fits, and does not leave most of a large one unused. */
function fits(byteLength: number, room: number): boolean {
  return byteLength <= room && (room <= smallLimit || byteLength * 2 >= room);
}
