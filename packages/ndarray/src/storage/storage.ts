import { type Allocation, type Allocator, ReleasedError, traceHooks } from "@tsmem/core";
import { type Data, Memory } from "./memory.ts";

/** The memory of released arrays: of length 0, so that every fast path falls through to the check. */
const released: Memory = new Memory(new ArrayBuffer(0));

/**
 * The memory of one owning array and of all its views: which buffer, which bytes of it, and who
 * frees them.
 */
export class Storage {
  /** Replaced by an empty one at release, so that nothing can read or write what was freed. */
  memory: Memory;
  /** First byte that belongs to the owner. */
  readonly byteStart: number;
  /** Bytes that belong to the owner, and that a view keeps alive. */
  readonly byteLength: number;
  /** What the memory was borrowed from (a buffer, or an object of the array protocol), or null. */
  readonly source: object | null;
  /** Set when an allocator gave the memory and somebody may have to be told that it escapes. */
  readonly allocation: Allocation | null;
  /** True when the memory was borrowed on the condition that nobody writes to it. */
  isProtected = false;
  readonly #allocator: Pick<Allocator, "free"> | null;
  /** True while the buffer holds other arrays too. */
  #isShared: boolean;

  constructor(
    memory: Memory,
    byteStart: number,
    byteLength: number,
    source: object | null,
    allocation: Allocation | null = null,
    allocator: Pick<Allocator, "free"> | null = null,
    isShared = false,
  ) {
    this.memory = memory;
    this.byteStart = byteStart;
    this.byteLength = byteLength;
    this.source = source;
    this.allocation = allocation;
    this.#allocator = allocator;
    this.#isShared = isShared;
  }

  /** True once the owner was disposed or the allocator took the memory back. */
  get isReleased(): boolean {
    return this.memory === released || this.allocation?.released === true;
  }

  /**
   * The typed array over the whole buffer in which a dtype is stored; see `Memory.typed`. For loops
   * inside this package; it must not reach user code.
   *
   * @throws {ReleasedError} the memory was released, freed or transferred away
   */
  typed(num: number): Data {
    if (this.isReleased) throw releasedError();
    return this.memory.typed(num);
  }

  /**
   * A DataView over the whole buffer, with the same rule.
   *
   * @throws {ReleasedError} the memory was released, freed or transferred away
   */
  get view(): DataView {
    if (this.isReleased) throw releasedError();
    return this.memory.view;
  }

  /** Throw ReleasedError unless the memory can be used. */
  check(): void {
    if (this.isReleased) throw releasedError();
    this.memory.checkAttached();
  }

  /**
   * The buffer, for code outside the package. From then on the memory is not reused behind its back.
   *
   * @throws {ReleasedError} the memory was released, freed or transferred away
   */
  escape(): ArrayBuffer | SharedArrayBuffer {
    this.check();
    this.allocation?.escape?.();
    if (this.#isShared) this.#moveOut();
    return this.memory.buffer;
  }

  /** Leave the slab, so that nobody who gets the buffer can see or detach what others own. */
  #moveOut(): void {
    const { byteStart, byteLength } = this;
    const own = new Memory(new ArrayBuffer(byteStart + byteLength));
    const bytes = new Uint8Array(this.memory.buffer, byteStart, byteLength);
    new Uint8Array(own.buffer).set(bytes, byteStart);
    this.memory = own;
    this.#isShared = false;
  }

  /** Free the memory now, for the owner and all views. Releasing again does nothing. */
  release(): void {
    const { memory } = this;
    if (memory === released) return;
    this.memory = released;
    // The last result of a slab gives its place to the next one.
    const end = (this.byteStart + this.byteLength + 63) & ~63;
    if (this.#isShared && memory.used === end) memory.used = this.byteStart;
    if (this.allocation !== null && !this.allocation.released)
      this.#allocator?.free(this.allocation);
    traceHooks.listener?.freed("ndarray", this);
  }
}

/** Stands for the memory of a view that was disposed by itself. */
export const releasedStorage: Storage = new Storage(released, 0, 0, null);

function releasedError(): ReleasedError {
  return new ReleasedError("array: the memory was released; do not use an array after dispose()");
}
