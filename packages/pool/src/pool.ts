import {
  allocatorOf,
  allocatorSymbol,
  checkedByteLength,
  checkOptions,
  checkSize,
  InvalidArgumentError,
  NotOwnedError,
  OutOfRangeError,
  ReleasedError,
  show,
} from "@tsmem/core";
import { type Address, slotOf } from "./address.ts";
import { bufferAllocator } from "./allocators/buffer-allocator.ts";
import { guardedAllocator } from "./allocators/guarded-allocator.ts";
import { disposeAll, disposeAllAsync, throwCollected } from "./dispose-all.ts";
import type { Arena } from "./heap/arena.ts";
import { Heap } from "./heap/heap.ts";
import { freeRemainsOf } from "./heap/remains.ts";
import {
  type AllocOptions,
  checkAlignment,
  checkFlag,
  checkPoolOptions,
  leastChunk,
  type OnZero,
  type PoolOptions,
} from "./options.ts";
import { LendsAllocator, PoolAllocator } from "./pool-allocation.ts";
import { Sites } from "./sites.ts";
import { addressOfView, viewBlock, type ViewConstructor } from "./views.ts";
import { Zone } from "./zone.ts";

/** A live block, as `blocks()` gives it. */
export interface Block {
  readonly address: Address;
  /** Bytes asked for. */
  readonly byteLength: number;
  /** Where it was allocated, such as `parse (/app/parse.js:12:20)`; only with `debug`. */
  readonly site?: string;
}

/** Whether a value is a pool. */
export let isPool: (value: unknown) => value is Pool;

/** The heap of a pool, for the parts of this package that read and write blocks. */
export let heapOf: (pool: Pool) => Heap;

/**
 * Gives blocks of memory, remembers them, and frees all that are left when it is disposed or
 * collected.
 *
 * Blocks are cut from large V8-owned chunks, or come from a custom allocator. They are named by
 * addresses that can never reach another block. A pool belongs to the thread that made it.
 *
 * @example
 * using pool = new Pool();
 * const block = pool.alloc(100, 8); // 800 zeroed bytes
 * pool.view(block, Float64Array)[0] = 1.5;
 */
export class Pool extends LendsAllocator implements Disposable, AsyncDisposable {
  static {
    isPool = (value): value is Pool =>
      typeof value === "object" && value !== null && #heap in value;
    heapOf = (pool) => pool.#heap;
  }
  // A pool with a live block that nobody drops. When none is left, V8 forgets their hidden classes at
  // the next full collection, and with them the compiled code: 64 B then took 104 ns instead of 20.
  static readonly #exemplar: Pool = new Pool({ name: "exemplar", chunkBytes: leastChunk });
  static {
    Pool.#exemplar.alloc(1, 1);
  }
  readonly #heap: Heap;
  readonly #onZero: OnZero;
  readonly #sites: Sites | undefined;
  readonly #root: Arena;
  /** False when an allocation needs more than its block: debug mode, or a disposed pool. */
  #isPlain: boolean;
  readonly #zones: { readonly zone: Zone; readonly arena: Arena }[] = [];
  #isDisposed = false;

  /**
   * @throws {InvalidArgumentError} an option has the wrong type, or an allocator lacks a half
   * @throws {OutOfRangeError} chunkBytes is not between 16 KiB and 1 GiB
   */
  constructor(options: PoolOptions = {}) {
    super();
    const { name, chunkBytes, onZero, debug } = checkPoolOptions(options);
    this.#onZero = onZero;
    const source =
      options.allocator === undefined
        ? bufferAllocator
        : allocatorOf("new Pool", options.allocator);
    this.#heap = new Heap({
      name,
      chunkBytes,
      source: debug ? guardedAllocator(source) : source,
      usesSlabs: options.allocator === undefined && !debug,
      traceOwner: this,
    });
    this.#sites = debug ? new Sites() : undefined;
    this.#isPlain = !debug;
    this.#root = this.#heap.arena;
    Object.defineProperty(this, "thread", { enumerable: true, get: refuseClone });
    const allocBytes = (byteLength: number, alignment: number): Address =>
      this.#allocChecked(byteLength, { alignment });
    Object.defineProperty(this, allocatorSymbol, {
      value: new PoolAllocator(this, this.#heap, allocBytes),
    });
    freeRemainsOf(this, this.#heap.remains);
  }

  get name(): string {
    return this.#heap.name;
  }

  /** Bytes asked for in live blocks. */
  get size(): number {
    return this.#heap.size;
  }

  /** Number of live blocks. */
  get count(): number {
    return this.#heap.count;
  }

  /** The largest `size` so far, in bytes. */
  get peak(): number {
    return this.#heap.peak;
  }

  /** Bytes asked for since the pool was made, freed ones included. */
  get totalAllocated(): number {
    return this.#heap.total;
  }

  /** Bytes of the chunks that slabs are cut from; blocks with buffers of their own are not in it. */
  get reserved(): number {
    return this.#heap.reserved;
  }

  get disposed(): boolean {
    return this.#isDisposed;
  }

  /**
   * A new block of count × itemsize zeroed bytes.
   *
   * @throws {InvalidArgumentError} count or itemsize is not an integer
   * @throws {OutOfRangeError} one is negative, NaN or above 2^53 - 1, or the block is empty and
   *   `onZero` is `throw`
   * @throws {SizeOverflowError} the product is above 2^53 - 1
   * @throws {AllocationError} there is no memory; the pool is as it was
   * @throws {ReleasedError} the pool is disposed
   */
  alloc(count: number, itemsize: number, options?: AllocOptions): Address {
    // The common case, checked with few branches: a bigint would make arithmetic throw.
    if (options === undefined && isUint15(count) && isUint15(itemsize)) {
      const byteLength = count * itemsize;
      const address = this.#heap.takeReady(byteLength);
      if (address !== 0) return address as Address;
      if (this.#isPlain && byteLength !== 0) {
        return this.#heap.alloc(byteLength, true, 16) as Address;
      }
    }
    return this.#allocChecked(checkedByteLength("pool.alloc", count, itemsize), options);
  }

  /**
   * Change the size of a block, up or down. What fits stays, added bytes are 0, and the old address is
   * dead. A block that nobody has a view of stays in place when there is room; otherwise it
   * moves, and old views keep seeing the old bytes, which no other block gets.
   *
   * @param byteLength - the new size in bytes, at least 1
   * @returns the address from now on
   * @throws {OutOfRangeError} byteLength is 0, negative or too large
   * @throws {NotOwnedError} the address is not that of a live block of this pool; nothing is allocated
   * @throws {AllocationError} there is no memory; the old block is as it was
   */
  realloc(address: Address, byteLength: number): Address {
    this.#checkAlive("pool.realloc");
    checkSize("pool.realloc", "byteLength", byteLength);
    this.#heap.locate("pool.realloc", address);
    if (byteLength === 0) {
      throw new OutOfRangeError("pool.realloc: byteLength is 0; use free to give a block back", {
        value: byteLength,
      });
    }
    const moved = this.#heap.realloc("pool.realloc", address, byteLength) as Address;
    this.#sites?.move(address, moved);
    return moved;
  }

  /**
   * Free a block, named by its address or by a view that this pool gave.
   *
   * Views of a small block keep seeing its old bytes, which no other block gets; views of a block
   * above 16 KiB have length 0 from now on.
   *
   * @throws {NotOwnedError} `code` says whether it is unknown, free already, or of another pool
   * @throws {ReleasedError} the pool is disposed
   */
  free(block: Address | ArrayBufferView): void {
    this.#checkAlive("pool.free");
    const address = ArrayBuffer.isView(block) ? (addressOfView(block) ?? NaN) : block;
    this.#heap.free("pool.free", address);
    this.#sites?.forget(address);
  }

  /**
   * A new block as a typed array of `length` zeros. The pool keeps the memory until the array is
   * freed or the pool goes; `pool.free(array)` frees it.
   *
   * @example pool.array(Float64Array, 100)
   */
  array<View extends ArrayBufferView>(constructor: ViewConstructor<View>, length: number): View {
    const itemsize = itemsizeOf("pool.array", constructor);
    const address = this.#allocChecked(
      checkedByteLength("pool.array", length, itemsize),
      undefined,
    );
    return viewBlock(this.#heap, this, address, constructor, length, 0);
  }

  /**
   * A typed array or DataView over the bytes of a block; shares memory.
   *
   * @param length - elements; default as many as fit
   * @param byteOffset - first byte inside the block; default 0
   * @throws {OutOfRangeError} the elements do not lie inside the block
   * @throws {ReleasedError} the block was freed, or its zone or pool ended
   */
  view<View extends ArrayBufferView>(
    address: Address,
    constructor: ViewConstructor<View>,
    length?: number,
    byteOffset = 0,
  ): View {
    this.#checkAlive("pool.view");
    itemsizeOf("pool.view", constructor);
    return viewBlock(this.#heap, this, address, constructor, length, byteOffset);
  }

  /** Bytes of a live block. */
  byteLengthOf(address: Address): number {
    this.#checkAlive("pool.byteLengthOf");
    return this.#heap.locateForUse("pool.byteLengthOf", address).lengthOf(slotOf(address));
  }

  /** True when the address is that of a live block of this pool. */
  has(address: Address): boolean {
    return this.#heap.owns(address);
  }

  /**
   * The C pointer of a block, to give to C code. It is good until the block is freed.
   *
   * @throws {UnavailableError} `@tsmem/native` is not there
   * @throws {ReleasedError} the block was freed
   */
  addressOf(address: Address): bigint {
    this.#checkAlive("pool.addressOf");
    return this.#heap.pointerTo("pool.addressOf", address);
  }

  /** The live blocks, in no order. Blocks may be allocated and freed while it runs. */
  *blocks(): Generator<Block, void, void> {
    for (const [value, byteLength] of this.#heap.blocks()) {
      const address = value as Address;
      const site = this.#sites?.of(address);
      yield site === undefined ? { address, byteLength } : { address, byteLength, site };
    }
  }

  /**
   * Keep an object alive until the pool, or the zone that is open now, ends; then dispose it when it
   * can be disposed. The last one owned is disposed first.
   *
   * @returns the object
   */
  own<T extends object>(object: T): T {
    this.#checkAlive("pool.own");
    if (!isObject(object)) {
      throw new InvalidArgumentError("pool.own: the value is not an object", { value: object });
    }
    this.#heap.arena.owned.push(object);
    return object;
  }

  /**
   * Let go of an object without disposing it.
   *
   * @throws {NotOwnedError} this pool does not own it
   */
  disown<T extends object>(object: T): T {
    this.#checkAlive("pool.disown");
    for (const { owned } of [this.#root, ...this.#zones.map(({ arena }) => arena)]) {
      const index = owned.lastIndexOf(object);
      if (index < 0) continue;
      owned.splice(index, 1);
      return object;
    }
    throw new NotOwnedError(`pool.disown: the object is not owned by ${this.name}`, {
      code: "ERR_TSMEM_NOT_OWNED",
      address: object,
    });
  }

  /**
   * Open a zone: all blocks that the pool gives from now on are freed when it ends.
   *
   * A zone is for a synchronous stretch of the program. Code that awaits would put blocks of
   * others into it; give such code a pool of its own.
   *
   * @example
   * using zone = pool.zone();
   */
  zone(): Zone {
    this.#checkAlive("pool.zone");
    const arena = this.#heap.newArena();
    const zone = new Zone(
      arena,
      (closing) => {
        const index = this.#zones.findIndex((entry) => entry.zone === closing);
        if (index >= 0) throwCollected("zone.dispose", this.#closeZones(index));
      },
      (asked) => this.#zones.some((entry) => entry.zone === asked),
    );
    this.#zones.push({ zone, arena });
    this.#heap.arena = arena;
    return zone;
  }

  /**
   * Run a function inside a zone.
   *
   * @returns what the function returns
   * @throws {InvalidArgumentError} it is no function, or it returns a promise: the zone ends before the promise does
   */
  scope<T>(run: (zone: Zone) => T): T {
    if (typeof run !== "function") {
      throw new InvalidArgumentError(
        `pool.scope: ${show(run)} is not a function; give one that works in the zone`,
        { value: run },
      );
    }
    const zone = this.zone();
    let result: T;
    try {
      result = run(zone);
    } finally {
      zone.dispose();
    }
    if (!isThenable(result)) return result;
    throw new InvalidArgumentError(
      "pool.scope: the function returned a promise; use a pool of its own for asynchronous work",
      { value: run },
    );
  }

  /** Free all blocks, end all zones and dispose what is owned; the pool can be used on. */
  clear(): void {
    this.#checkAlive("pool.clear");
    throwCollected("pool.clear", this.#empty());
  }

  /** Free everything; using the pool afterwards throws ReleasedError. Twice does nothing. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#isPlain = false;
    this.#heap.stop();
    throwCollected("pool.dispose", this.#empty());
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** As `dispose`, waiting for what is owned and disposed asynchronously. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#isPlain = false;
    this.#heap.stop();
    const errors: unknown[] = [];
    for (const { arena } of this.#zones.toReversed()) {
      errors.push(...(await disposeAllAsync(arena.owned)));
    }
    errors.push(...(await disposeAllAsync(this.#root.owned)));
    throwCollected("pool.dispose", [...errors, ...this.#empty()]);
  }

  #allocChecked(byteLength: number, options: AllocOptions | undefined): Address {
    this.#checkAlive("pool.alloc");
    checkOptions("pool.alloc", options);
    const { zero = true, alignment = 16 } = options ?? {};
    checkFlag("pool.alloc", "zero", zero);
    checkAlignment("pool.alloc", alignment);
    if (byteLength === 0) this.#meetZero();
    const address = this.#heap.alloc(byteLength, zero, alignment) as Address;
    this.#sites?.record(address);
    return address;
  }

  #meetZero(): void {
    if (this.#onZero === "allow") return;
    const message = `pool.alloc: allocating zero bytes in ${this.name}`;
    if (this.#onZero === "warn") console.warn(message);
    else throw new OutOfRangeError(`${message}; ask for at least 1`, { value: 0 });
  }

  #checkAlive(operation: string): void {
    if (!this.#isDisposed) return;
    throw new ReleasedError(`${operation}: ${this.name} is disposed; make a new pool`);
  }

  #empty(): unknown[] {
    const errors = this.#closeZones(0);
    errors.push(...disposeAll(this.#root.owned), ...this.#heap.empty(this.#root));
    this.#sites?.forgetAll();
    return errors;
  }

  /** End the zones from the innermost down to the one at `index`. */
  #closeZones(index: number): unknown[] {
    const errors: unknown[] = [];
    while (this.#zones.length > index) {
      const { arena } = this.#zones.at(-1)!;
      errors.push(...disposeAll(arena.owned));
      errors.push(...this.#heap.empty(arena));
      this.#heap.dropArena(arena);
      this.#zones.pop();
      this.#heap.arena = this.#zones.at(-1)?.arena ?? this.#root;
    }
    return errors;
  }
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}

function isUint15(value: unknown): boolean {
  return typeof value === "number" && (value & 0x7fff) === value;
}

const TypedArray = Object.getPrototypeOf(Uint8Array) as { prototype: object };

function itemsizeOf(operation: string, constructor: ViewConstructor<ArrayBufferView>): number {
  const prototype =
    typeof constructor === "function"
      ? (constructor as { readonly prototype?: unknown }).prototype
      : undefined;
  if (prototype === DataView.prototype) return 1;
  if (prototype instanceof (TypedArray as unknown as typeof Uint8Array)) {
    return constructor.BYTES_PER_ELEMENT ?? 1;
  }
  throw new InvalidArgumentError(
    `${operation}: the constructor is not a typed array class or DataView`,
    { value: constructor },
  );
}

/** Structured clone reads this property of a pool, and so learns why it cannot have it. */
function refuseClone(this: Pool): never {
  throw new NotOwnedError(
    `clone: ${this.name} belongs to the thread that made it; send a copy of the data instead`,
    { code: "ERR_TSMEM_WRONG_THREAD", address: this.name },
  );
}
