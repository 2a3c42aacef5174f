import { LockError, ReleasedError } from "@tsmem/core";
import { AsyncWaiters } from "../sync/async-waiters.ts";
import { createPage, openPage, type SyncHandle } from "../sync/open.ts";
import { type PageKind, type Scope, status, type SyncPage } from "../sync/page.ts";
import { SyncObject } from "../sync/sync-object.ts";
import {
  type AsyncWaitOptions,
  block,
  checkFunction,
  timeoutOf,
  timedOut,
  type WaitOptions,
} from "../sync/waiting.ts";
import { guardOf, type LockGuard, setOwnerDied } from "./guard.ts";

export interface LockOptions {
  /** Who can open it; default "processes". */
  readonly scope?: Scope;
}

/**
 * A mutual exclusion between threads or processes whose next owner learns that the last one died.
 *
 * A lock belongs to the thread that locked it. It passes on when that thread unlocks it, ends
 * (`process.exit`, a throw, `worker.terminate()`), or its process is killed; in the last two cases the
 * next guard says `ownerDied`, because what the lock protects may be half written.
 *
 * @example
 * const lock = Lock.create();
 * child.send({ lock: lock.handle }); // there: Lock.open(message.lock)
 * using guard = lock.lock({ timeoutMs: 1000 });
 * if (guard.ownerDied) repair();
 */
export class Lock extends SyncObject {
  readonly #page: SyncPage;
  readonly #waiters = new AsyncWaiters();
  /** The guard of the acquisition that lasts. */
  #current: LockGuard | undefined;

  /**
   * Make a lock, not locked.
   *
   * @throws {UnavailableError} scope "processes" without the native addon
   */
  static create(options: LockOptions = {}): Lock {
    return new Lock(createPage("Lock.create", "lock", options));
  }

  /**
   * Open a lock that another thread or process made.
   *
   * @throws {InvalidArgumentError} not the handle of a lock
   */
  static open(handle: SyncHandle | string): Lock {
    return new Lock(openPage("Lock.open", "lock", handle));
  }

  protected constructor(page: SyncPage, kind: PageKind = "lock") {
    super(kind, page);
    this.#page = page;
  }

  /**
   * Lock, blocking this thread until the lock is free.
   *
   * @throws {LockError} code ERR_TSMEM_TIMEOUT: not free within `timeoutMs`; code
   *   ERR_TSMEM_DEADLOCK: this thread has it already, so that it would wait for itself
   * @throws {ReleasedError} after `close()`
   */
  lock(options?: WaitOptions): LockGuard {
    const timeoutMs = options === undefined ? Infinity : timeoutOf("lock", options);
    return this.#guardOf(this.#page.acquire(0, 0)) ?? this.#lockSlowly(timeoutMs);
  }

  #lockSlowly(timeoutMs: number): LockGuard {
    const guard = block(timeoutMs, (waitMs) => this.#guardOf(this.#page.acquire(0, waitMs)));
    if (guard !== undefined) return guard;
    throw timedOut("lock", timeoutMs, "the lock was not free");
  }

  /**
   * Lock if the lock is free now.
   *
   * @returns undefined when anybody has it, this thread included
   */
  tryLock(): LockGuard | undefined {
    const state = this.#page.acquire(0, 0);
    return state === status.deadlock ? undefined : this.#guardOf(state);
  }

  /**
   * Lock without blocking the event loop.
   *
   * Calls through one object are served in their order. While another task of this thread has the
   * lock, this one waits for it.
   */
  lockAsync(options: AsyncWaitOptions = {}): Promise<LockGuard> {
    return this.#waiters.wait("lockAsync", "the lock was not free", options, () => this.tryLock());
  }

  /**
   * Lock as `lock` does, call a function, and unlock: when it returns or throws, or, if it returns a
   * promise, when that settles.
   *
   * @returns what the function gave
   */
  withLock<T>(use: (guard: LockGuard) => T, options?: WaitOptions): T {
    checkFunction("withLock", "use", use);
    return release(this.lock(options), use);
  }

  /** `withLock` that waits for the lock as `lockAsync` does. */
  async withLockAsync<T>(
    use: (guard: LockGuard) => T | PromiseLike<T>,
    options?: AsyncWaitOptions,
  ): Promise<T> {
    checkFunction("withLockAsync", "use", use);
    return release(await this.lockAsync(options), use);
  }

  /**
   * Unlock; the same as `unlock()` of the guard.
   *
   * @throws {LockError} code ERR_TSMEM_NOT_HELD: this thread does not have the lock
   */
  unlock(): void {
    const state = this.#page.release(0);
    if (state !== status.acquired) throw this.#problem("unlock", state);
    this.#current = undefined;
    if (!this.#waiters.isEmpty) this.#waiters.kick();
  }

  /** Unlock the acquisition of a guard, unless it is over. */
  #unlockOf = (guard: LockGuard): void => {
    if (guard === this.#current) this.unlock();
  };

  /**
   * Whether this thread has the lock through this object.
   *
   * @throws {LockError} code ERR_TSMEM_NOT_HELD: it has not
   */
  protected checkHeld(operation: string): void {
    this.checkGuard(operation, this.#current);
  }

  /**
   * Whether this thread has the lock by this guard.
   *
   * @throws {LockError} code ERR_TSMEM_NOT_HELD: it has not, or by another one
   */
  protected checkGuard(operation: string, guard: LockGuard | undefined): void {
    if (this.released || guard === undefined || guard !== this.#current) {
      throw this.#problem(operation, status.notOwner);
    }
  }

  /** Unlock for a while; `resume` or `resumeAsync` lets the same guard have the lock again. */
  protected suspend(operation: string, guard: LockGuard): void {
    this.checkGuard(operation, guard);
    this.unlock();
  }

  /** Lock for a guard that gave the lock up, however long it takes. */
  protected resume(operation: string, guard: LockGuard): void {
    block(Infinity, (waitMs) => this.#resumed(operation, guard, this.#page.acquire(0, waitMs)));
  }

  /** `resume` without blocking the event loop. */
  protected async resumeAsync(operation: string, guard: LockGuard): Promise<void> {
    await this.#waiters.wait(operation, "the lock was not free", {}, () => {
      const state = this.#page.acquire(0, 0);
      return state === status.deadlock ? undefined : this.#resumed(operation, guard, state);
    });
  }

  #resumed(operation: string, guard: LockGuard, state: number): true | undefined {
    if (state === status.busy) return undefined;
    if (state > status.ownerDied) throw this.#problem(operation, state);
    setOwnerDied(guard, state === status.ownerDied);
    this.#current = guard;
    return true;
  }

  /**
   * Stop using the lock here. If it is locked through this object it passes on, and the next owner
   * gets `ownerDied`. Waiting calls fail. Twice is no error.
   */
  close(): void {
    this.#current = undefined;
    this.#page.close();
    this.#waiters.close("lockAsync");
  }

  #guardOf(state: number): LockGuard | undefined {
    if (state <= status.ownerDied) {
      const guard = guardOf(this.#unlockOf, state === status.ownerDied);
      this.#current = guard;
      return guard;
    }
    if (state === status.busy) return undefined;
    throw this.#problem("lock", state);
  }

  #problem(operation: string, state: number): Error {
    if (this.released) {
      return new ReleasedError(`${operation}: the lock was closed; open it again with its handle`);
    }
    switch (state) {
      case status.deadlock:
        return new LockError(
          `${operation}: this thread has the lock already (EDEADLK) and would wait for itself; ` +
            "unlock it first, or wait for another task of this thread with lockAsync",
          { code: "ERR_TSMEM_DEADLOCK" },
        );
      case status.notOwner:
        return new LockError(
          `${operation}: this thread does not have the lock (EPERM); only who locked it unlocks it, ` +
            "once",
          { code: "ERR_TSMEM_NOT_HELD" },
        );
      default:
        return new LockError(`${operation}: the system refused; make a new lock`);
    }
  }
}

function release<T>(guard: LockGuard, use: (guard: LockGuard) => T): T {
  let isLater = false;
  try {
    const result = use(guard);
    if (!isPromise(result)) return result;
    isLater = true;
    return result.then(
      (value: unknown) => {
        guard.unlock();
        return value;
      },
      (error: unknown) => {
        guard.unlock();
        throw error;
      },
    ) as T;
  } finally {
    if (!isLater) guard.unlock();
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { then?: unknown }).then === "function"
  );
}
