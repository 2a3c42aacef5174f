import { type Allocation, type Allocator, ReleasedError, traceHooks } from "@tsmem/core";
import { type Data, Memory } from "./memory.ts";

/** The memory of released arrays: of length 0, so that every fast path falls through to the check. */
const released: Memory = new Memory(new ArrayBuffer(0));

/** Who has to be told what becomes of memory. */
export interface Keeper {
  /**
   * Memory of its own for what lives in one buffer with other arrays and leaves it, so that nobody who gets
   * the buffer can see or detach what others own.
   */
  copyOf?(storage: Storage): Memory;
  /** Told once that the memory of an array is free. */
  release(storage: Storage, memory: Memory): void;
}

/** The keeper of memory that an allocator gave. */
export function returnTo(allocator: Pick<Allocator, "free">): Keeper {
  return {
    release({ allocation }) {
      if (allocation?.released === false) allocator.free(allocation);
    },
  };
}

/**
 * The memory of one owning array and of all its views: which buffer, which bytes of it, and who
 * frees them.
 */
export class Storage {
  /** Replaced by an empty one at release, so that nothing can read or write what was freed. */
  declare memory: Memory;
  /** First byte that belongs to the owner. */
  declare readonly byteStart: number;
  /** Bytes that belong to the owner, and that a view keeps alive. */
  declare readonly byteLength: number;
  /** What the memory was borrowed from (a buffer, or an object of the array protocol), or null. */
  declare readonly source: object | null;
  /** Set when an allocator gave the memory and somebody may have to be told that it escapes. */
  declare readonly allocation: Allocation | null;
  /** True when the memory was borrowed on the condition that nobody writes to it. */
  isProtected = false;
  #keeper: Keeper | null;

  constructor(
    memory: Memory,
    byteStart: number,
    byteLength: number,
    source: object | null,
    allocation: Allocation | null = null,
    keeper: Keeper | null = null,
  ) {
    this.memory = memory;
    this.byteStart = byteStart;
    this.byteLength = byteLength;
    this.source = source;
    this.allocation = allocation;
    this.#keeper = keeper;
  }

  /** Whether the memory is there: neither released nor transferred away. */
  get isUsable(): boolean {
    return !this.isReleased && this.memory.isAttached;
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
    const known = this.memory.known(num);
    if (known.length > 0 && this.allocation?.released !== true) return known;
    this.check();
    return this.memory.open(num);
  }

  /**
   * A DataView over the whole buffer, with the same rule.
   *
   * @throws {ReleasedError} the memory was released, freed or transferred away
   */
  get view(): DataView {
    this.check();
    return this.memory.view;
  }

  /** Throw ReleasedError unless the memory can be used. */
  check(): void {
    if (this.isUsable) return;
    const fate = this.isReleased ? "released" : "transferred away";
    throw new ReleasedError(`array: the memory was ${fate}; do not use an array after that`);
  }

  /**
   * The buffer, for code outside the package. From then on the memory is not reused behind its back.
   *
   * @throws {ReleasedError} the memory was released, freed or transferred away
   */
  escape(): ArrayBuffer | SharedArrayBuffer {
    this.check();
    this.allocation?.escape?.();
    const own = this.#keeper?.copyOf?.(this);
    if (own) {
      this.memory = own;
      this.#keeper = null;
    }
    return this.memory.buffer;
  }

  /** Free the memory now, for the owner and all views. Releasing again does nothing. */
  release(): void {
    const { memory } = this;
    if (memory === released) return;
    this.memory = released;
    this.#keeper?.release(this, memory);
    traceHooks.listener?.freed("ndarray", this);
  }
}

/** Stands for the memory of a view that was disposed by itself. */
export const releasedStorage: Storage = new Storage(released, 0, 0, null);
