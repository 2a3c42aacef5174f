import { type Allocation, leaseSymbol, type Lender, traceHooks } from "@tsmem/core";
import type { Lease } from "./lease.ts";

/** Keeps a block's memory in place while native code works on it; see `Block.pin`. */
export interface Pin extends Disposable {
  unpin(): void;
}

/**
 * Memory with an owner: freed by `dispose()`, by `using`, or when it is collected.
 *
 * Made by `allocate`, `adopt` and `borrow`. Reading `buffer` hands the memory to user code; from then
 * on only the garbage collector, or `dispose()` by detaching the buffer, frees it. Array classes take
 * the lease instead (`Symbol.for("tsmem.lease")`), which keeps the buffer private and reusable.
 */
export interface Block extends Lender, Disposable {
  /**
   * The ArrayBuffer, shared, not copied. The bytes of the block start at `byteOffset`.
   *
   * @throws {ReleasedError} the block was disposed or its buffer transferred away
   */
  readonly buffer: ArrayBuffer;
  /** Where the block starts in `buffer`, in bytes: not 0 when the engine's alignment was too small. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /**
   * The address of the first byte, for C. Valid as long as the block is alive and not released.
   *
   * @throws {ReleasedError} the block was disposed or its buffer transferred away
   */
  readonly address: bigint;
  /** True after `dispose()`, and after the buffer was transferred away. */
  readonly released: boolean;
  /**
   * Free the memory now, or recycle it. A buffer that was read is detached: its typed arrays have
   * length 0 from here on. Nothing happens the second time, nor to memory that `transfer()` moved
   * away: that goes with its new buffer.
   *
   * Not while a read, write or other native operation on the buffer is under way: `pin()` it first.
   *
   * @throws {InvalidArgumentError} the buffer was marked as untransferable; nothing changed
   */
  dispose(): void;
  /**
   * Put off freeing until `unpin()`, so that a native operation under way never writes into memory
   * that was freed. `dispose()` in the meantime marks the block as released, and the last `unpin()`
   * frees it.
   *
   * @example using pin = block.pin(); await handle.read(new Uint8Array(block.buffer));
   * @throws {ReleasedError} the block was disposed
   */
  pin(): Pin;
}

class LeasedBlock implements Block {
  readonly #lease: Lease;

  constructor(lease: Lease) {
    this.#lease = lease;
  }

  get buffer(): ArrayBuffer {
    const { buffer } = this.#lease;
    this.#lease.escape();
    return buffer;
  }

  get byteOffset(): number {
    return this.#lease.byteOffset;
  }

  get byteLength(): number {
    return this.#lease.byteLength;
  }

  get address(): bigint {
    return BigInt(this.#lease.address);
  }

  get released(): boolean {
    return this.#lease.released;
  }

  dispose(): void {
    this.#lease.release();
  }

  [Symbol.dispose](): void {
    this.#lease.release();
  }

  pin(): Pin {
    const unpin = this.#lease.pin();
    return { unpin, [Symbol.dispose]: unpin };
  }

  [leaseSymbol](): Allocation {
    return this.#lease;
  }
}

/** The block over a lease, announced to a tracer. */
export function blockOf(lease: Lease): Block {
  if (traceHooks.listener !== null) lease.announce();
  return new LeasedBlock(lease);
}
