import { threadId } from "node:worker_threads";
import { guardThreadLocks } from "@tsmem/native/shared";
import { InvalidArgumentError } from "@tsmem/core";
import { workerMemory } from "../segment/worker-memory.ts";
import { hasEnded } from "./ended-threads.ts";
import {
  locksPerPage,
  pageKind,
  type PageKind,
  status,
  type SyncPage,
  wordsPerPage,
} from "./page.ts";

/*
 * Layout in units of 4 bytes: per lock the owner (0 when free; bit 30 set when somebody waits) and
 * whether the last owner ended with it; what the page is; then the words, each on a line of the
 * cache. One word says both that a lock is held and by whom, so that there is no moment at which a
 * terminated worker could leave a lock without a name on it.
 */
const kindAt = 14;
const wordsAt = 16;
const wordStep = 16;
const dataAt = (wordsAt + wordsPerPage * wordStep) * 4;
const waiters = 1 << 30;
const magic = 0x54530000;

/** How long a sleeper may miss that the owner of a lock ended: nobody can wake it then. */
const sliceMs = 20;

/** The number of this thread among the owners. */
const me = threadId + 1;

/** A page in a SharedArrayBuffer, for the threads of one process. */
export class ThreadPage implements SyncPage {
  readonly scope = "workers";
  readonly isCreator: boolean;
  readonly memoryHandle: SharedArrayBuffer;
  readonly data: Uint8Array;
  readonly #locks: Int32Array;
  readonly #words: Int32Array;
  #closed = false;
  /** Bit i: lock i was acquired through this object. */
  #held = 0;

  /** @throws {AllocationError} there is no room */
  static create(operation: string, kind: PageKind, dataBytes: number): ThreadPage {
    const buffer = workerMemory(operation, dataAt + dataBytes);
    new Int32Array(buffer, 0, wordsAt)[kindAt] = magic | pageKind[kind];
    return new ThreadPage(buffer, true);
  }

  /** @throws {InvalidArgumentError} the buffer was not made by `create` for this kind of page */
  static open(operation: string, kind: PageKind, buffer: SharedArrayBuffer): ThreadPage {
    const isPage =
      buffer.byteLength >= dataAt &&
      new Int32Array(buffer, 0, wordsAt)[kindAt] === (magic | pageKind[kind]);
    if (isPage) return new ThreadPage(buffer, false);
    throw new InvalidArgumentError(
      `${operation}: the SharedArrayBuffer of ${buffer.byteLength} bytes holds no ${kind}; give a ` +
        "handle as it was made",
      { value: buffer },
    );
  }

  private constructor(buffer: SharedArrayBuffer, isCreator: boolean) {
    this.isCreator = isCreator;
    this.memoryHandle = buffer;
    this.#locks = new Int32Array(buffer, 0, 2 * locksPerPage);
    this.#words = new Int32Array(buffer, wordsAt * 4, wordsPerPage * wordStep);
    this.data = new Uint8Array(buffer, dataAt);
    guardThreadLocks(this.#locks, me);
  }

  get closed(): boolean {
    return this.#closed;
  }

  acquire(lock: number, waitMs: number): number {
    if (this.#closed) return status.failed;
    const locks = this.#locks;
    const at = 2 * lock;
    let seen = Atomics.compareExchange(locks, at, 0, me);
    if (seen === 0) return this.#acquired(lock);
    if ((seen & ~waiters) === me) return status.deadlock;
    const until = waitMs > 0 ? performance.now() + waitMs : 0;
    for (;;) {
      if (this.#inherits(lock, seen)) return status.ownerDied;
      if (!(waitMs > 0)) return status.busy;
      if (seen === 0) {
        // Others may wait too, and nobody else remembers them.
        seen = Atomics.compareExchange(locks, at, 0, me | waiters);
        if (seen === 0) return this.#acquired(lock);
      } else if ((seen & waiters) === 0) {
        const before = Atomics.compareExchange(locks, at, seen, seen | waiters);
        seen = before === seen ? seen | waiters : before;
      } else {
        const left = until - performance.now();
        if (left <= 0) return status.busy;
        Atomics.wait(locks, at, seen, Math.min(left, sliceMs));
        seen = Atomics.load(locks, at);
      }
    }
  }

  /** Take the lock over from an owner that has ended; `seen` is what its word was. */
  #inherits(lock: number, seen: number): boolean {
    if (seen === 0 || !hasEnded((seen & ~waiters) - 1)) return false;
    const isMine =
      Atomics.compareExchange(this.#locks, 2 * lock, seen, me | (seen & waiters)) === seen;
    if (isMine) this.#acquired(lock);
    return isMine;
  }

  #acquired(lock: number): number {
    this.#held |= 1 << lock;
    const at = 2 * lock;
    const isAbandoned = this.#locks[at + 1] !== 0 && Atomics.exchange(this.#locks, at + 1, 0) !== 0;
    return isAbandoned ? status.ownerDied : status.acquired;
  }

  release(lock: number): number {
    if (this.#closed) return status.failed;
    const at = 2 * lock;
    if ((Atomics.load(this.#locks, at) & ~waiters) !== me) return status.notOwner;
    this.#held &= ~(1 << lock);
    const before = Atomics.exchange(this.#locks, at, 0);
    if ((before & waiters) !== 0) Atomics.notify(this.#locks, at, 1);
    return status.acquired;
  }

  load(word: number): number {
    return this.#closed ? NaN : Atomics.load(this.#words, word * wordStep);
  }

  store(word: number, value: number): void {
    if (!this.#closed) Atomics.store(this.#words, word * wordStep, value);
  }

  add(word: number, value: number): number {
    return this.#closed ? NaN : Atomics.add(this.#words, word * wordStep, value);
  }

  compareExchange(word: number, expected: number, value: number): number {
    return this.#closed
      ? NaN
      : Atomics.compareExchange(this.#words, word * wordStep, expected, value);
  }

  wait(word: number, value: number, waitMs: number): void {
    if (!this.#closed) Atomics.wait(this.#words, word * wordStep, value, waitMs);
  }

  wake(word: number, count: number): void {
    if (!this.#closed) Atomics.notify(this.#words, word * wordStep, count);
  }

  close(): void {
    if (this.#closed) return;
    for (let lock = 0; lock < locksPerPage; lock++) {
      const isHeld = (this.#held & (1 << lock)) !== 0;
      if (!isHeld || (Atomics.load(this.#locks, 2 * lock) & ~waiters) !== me) continue;
      Atomics.store(this.#locks, 2 * lock + 1, 1);
      this.release(lock);
    }
    guardThreadLocks(this.#locks, 0);
    this.#closed = true;
  }

  unlink(): void {
    // Nothing outside this process knows of it.
  }
}
