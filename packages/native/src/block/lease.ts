import { type Allocation, InvalidArgumentError, ReleasedError, traceHooks } from "@tsmem/core";
import { needBinding } from "../addon/load.ts";
import { abortsOnKeyedBuffers, isWorker } from "../addon/runtime.ts";
import { guardExit } from "./exit-guard.ts";
import type { Memory } from "./memory.ts";
import { giveBack } from "./give-back.ts";
import { stopLending } from "./loans.ts";

/**
 * The memory of a block as array classes hold it: they share the private `buffer`, and call `escape()`
 * before they show it to anyone else.
 *
 * Whoever uses `buffer` checks `released` first: after it, the same bytes serve another block.
 */
export class Lease implements Allocation {
  readonly byteOffset: number;
  readonly byteLength: number;
  #memory: Memory | null;
  #parent: Lease | null;
  #isEscaped = false;
  #isReleased = false;
  #isAnnounced = false;
  #pins = 0;

  constructor(memory: Memory, byteOffset: number, byteLength: number, parent: Lease | null = null) {
    this.#memory = memory;
    this.byteOffset = byteOffset;
    this.byteLength = byteLength;
    this.#parent = parent;
  }

  /** Tell a tracer of the memory. Array packages tell of their arrays instead, or it would count twice. */
  announce(): void {
    if (this.#parent !== null) return;
    this.#isAnnounced = true;
    traceHooks.listener?.allocated("native", this, this.byteLength);
  }

  /** What the lease is over; for leases over a part of it. */
  get memory(): Memory {
    if (this.#memory === null) throw releasedError("buffer");
    return this.#memory;
  }

  /** True after dispose, and after the buffer was transferred away. */
  get released(): boolean {
    if (this.#isReleased) return true;
    if (this.#parent !== null) return this.#parent.released;
    return this.#isEscaped && isDetached(this.#memory!.buffer, this.byteLength);
  }

  /** The private ArrayBuffer; the bytes of this lease start at `byteOffset`. Not an escape. */
  get buffer(): ArrayBuffer {
    if (this.released) throw releasedError("buffer");
    return this.#memory!.buffer;
  }

  /**
   * The address of the first byte as a number, for kernels: exact, since addresses of user memory
   * stay below 2^53. Valid until the lease is released or collected.
   */
  get address(): number {
    if (this.released) throw releasedError("address");
    const memory = this.#memory!;
    if (Number.isNaN(memory.address)) {
      memory.address = needBinding("address").addressNumber(memory.buffer) ?? 0;
    }
    return memory.address + this.byteOffset;
  }

  /** Call before handing `buffer` to code outside tsmem; see `Allocation.escape`. */
  escape(): void {
    if (this.#isEscaped || this.#isReleased) return;
    if (this.#parent !== null) {
      this.#parent.escape();
      return;
    }
    const memory = this.#memory!;
    if (memory.id >= 0) {
      const binding = needBinding("escape");
      stopLending(binding, memory);
      binding.escape(memory.id, memory.keepAlive);
      if (abortsOnKeyedBuffers && !isWorker) guardExit(binding);
    }
    this.#isEscaped = true;
  }

  /** Put off the return of the memory until the function that this gives is called. */
  pin(): () => void {
    if (this.released) throw releasedError("pin");
    const pinned = this.#parent ?? this;
    pinned.#pins += 1;
    let isPinned = true;
    return () => {
      if (!isPinned) return;
      isPinned = false;
      pinned.#pins -= 1;
      if (pinned.#pins === 0 && pinned.#isReleased) pinned.#return();
    };
  }

  /** What the user of a loan keeps with the private buffer for the next lease over it. */
  get companion(): object | undefined {
    return this.#memory?.companion;
  }
  set companion(object: object | undefined) {
    this.memory.companion = object;
  }

  /** The buffer is about to be held without the lease: from now on the memory is in use as long as it is. */
  followBuffer(): void {
    const memory = this.#memory;
    if (memory !== null && memory.loan === "out") stopLending(needBinding("lend"), memory);
  }

  /** Add an object that lives as long as the borrowed buffer. */
  keep(object: object): void {
    const list = this.#memory?.keepAlive;
    if (list !== undefined && !list.includes(object)) list.push(object);
  }

  /**
   * Give the memory back, at once or when the last pin goes. Does nothing the second time.
   *
   * @throws {InvalidArgumentError} user code made the buffer impossible to detach; nothing changed
   */
  release(): void {
    if (this.#isReleased) return;
    if (this.#parent === null && this.#pins === 0) {
      this.#return();
    }
    this.#isReleased = true;
    if (this.#parent !== null) this.#memory = null;
    else if (this.#isAnnounced) traceHooks.listener?.freed("native", this);
  }

  #return(): void {
    const memory = this.#memory!;
    const isGone = this.#isEscaped && isDetached(memory.buffer, this.byteLength);
    // A transferred buffer took the memory along: whoever holds it now frees it by collection.
    if (!isGone && !giveBack(memory, this.#isEscaped)) {
      throw new InvalidArgumentError(
        "dispose: the buffer is marked as untransferable, so it cannot be detached; drop it and " +
          "its memory goes by collection",
        { value: memory.buffer },
      );
    }
    this.#memory = null;
  }
}

function isDetached(buffer: ArrayBuffer, byteLength: number): boolean {
  return buffer.byteLength === 0 && byteLength !== 0;
}

function releasedError(what: string): ReleasedError {
  return new ReleasedError(
    `block.${what}: the block was disposed, or its buffer was transferred away; ` +
      "make a new block, or copy before disposing",
  );
}
