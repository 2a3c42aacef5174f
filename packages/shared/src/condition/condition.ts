import { type LockGuard, setOwnerDied } from "../lock/guard.ts";
import { Lock, type LockOptions } from "../lock/lock.ts";
import { AsyncWaiters } from "../sync/async-waiters.ts";
import { createPage, openPage, type SyncHandle } from "../sync/open.ts";
import type { SyncPage } from "../sync/page.ts";
import {
  type AsyncWaitOptions,
  block,
  checkCount,
  checkFunction,
  checkSignal,
  timeoutOf,
  timedOut,
  type WaitOptions,
} from "../sync/waiting.ts";

/*
 * The only word counts notifications. Who waits remembers the count from before it unlocked and
 * is done when it differs. Nobody counts those who wait: one that is killed while it waits leaves
 * nothing behind, and takes no notification with it, since the others see the new count too.
 */
const notifications = 0;

const everybody = 0x7fffffff;
const missing = "nobody notified";

/**
 * A lock together with waiting for a change of what it protects.
 *
 * Who has the lock looks at the shared memory; if it is not as wanted, `wait` unlocks, sleeps until
 * somebody calls `notify`, and locks again. Another `wait` may return then too, and others may change
 * the memory before the lock is back: look again, in a loop or with `waitFor`.
 *
 * @example
 * const changed = Condition.create();
 * // consumer
 * using guard = changed.lock();
 * changed.waitFor(guard, () => count.data[0] > 0, { timeoutMs: 1000 });
 * // producer, which got changed.handle
 * changed.withLock(() => { count.data[0] += 1; changed.notify(); });
 */
export class Condition extends Lock {
  readonly #page: SyncPage;
  readonly #waiters = new AsyncWaiters();

  /**
   * Make a condition, not locked.
   *
   * @throws {UnavailableError} scope "processes" without the native addon
   */
  static override create(options: LockOptions = {}): Condition {
    return new Condition(createPage("Condition.create", "condition", options));
  }

  /**
   * Open a condition that another thread or process made.
   *
   * @throws {InvalidArgumentError} not the handle of a condition
   */
  static override open(handle: SyncHandle | string): Condition {
    return new Condition(openPage("Condition.open", "condition", handle));
  }

  private constructor(page: SyncPage) {
    super(page, "condition");
    this.#page = page;
  }

  /**
   * Unlock, block this thread until somebody notifies, and lock again.
   *
   * The guard has the lock again when this returns or throws, unless the condition was closed. Its
   * `ownerDied` then tells of whoever had the lock in between.
   *
   * @throws {LockError} code ERR_TSMEM_NOT_HELD: the guard does not have the lock; code
   *   ERR_TSMEM_TIMEOUT: no notification within `timeoutMs`; locking again may take longer
   */
  wait(guard: LockGuard, options: WaitOptions = {}): void {
    const timeoutMs = timeoutOf("wait", options);
    const seen = this.#page.load(notifications);
    this.suspend("wait", guard);
    const isNotified = block(timeoutMs, (waitMs) => {
      if (waitMs > 0) this.#page.wait(notifications, seen, waitMs);
      return this.#page.load(notifications) !== seen || undefined;
    });
    this.resume("wait", guard);
    if (isNotified === undefined) throw timedOut("wait", timeoutMs, missing);
  }

  /** `wait` without blocking the event loop; other tasks of this thread may lock meanwhile. */
  async waitAsync(guard: LockGuard, options: AsyncWaitOptions = {}): Promise<void> {
    timeoutOf("waitAsync", options);
    checkSignal("waitAsync", options.signal)?.throwIfAborted();
    const seen = this.#page.load(notifications);
    this.suspend("waitAsync", guard);
    try {
      await this.#waiters.wait("waitAsync", missing, options, () => {
        return this.#page.load(notifications) !== seen || undefined;
      });
    } finally {
      await this.resumeAsync("waitAsync", guard);
    }
  }

  /**
   * `wait` until a look at the shared memory gives true; the lock is held whenever it looks.
   *
   * Afterwards `ownerDied` of the guard tells whether any owner died since the guard was made.
   *
   * @param isDone - called at once, and after each notification
   * @throws {LockError} as `wait`; `timeoutMs` is for all waiting together
   */
  waitFor(guard: LockGuard, isDone: () => boolean, options: WaitOptions = {}): void {
    const timeoutMs = timeoutOf("waitFor", options);
    for (const leftMs of this.#waitsUntil("waitFor", guard, isDone, timeoutMs)) {
      this.wait(guard, { timeoutMs: leftMs });
    }
  }

  /** `waitFor` without blocking the event loop. */
  async waitForAsync(
    guard: LockGuard,
    isDone: () => boolean,
    options: AsyncWaitOptions = {},
  ): Promise<void> {
    const timeoutMs = timeoutOf("waitForAsync", options);
    for (const leftMs of this.#waitsUntil("waitForAsync", guard, isDone, timeoutMs)) {
      await this.waitAsync(guard, { ...options, timeoutMs: leftMs });
    }
  }

  /** The waits that it takes until a look gives true: the milliseconds left for each. */
  *#waitsUntil(
    operation: string,
    guard: LockGuard,
    isDone: () => boolean,
    timeoutMs: number,
  ): Generator<number, void, undefined> {
    checkFunction(operation, "isDone", isDone);
    const until = performance.now() + timeoutMs;
    this.checkGuard(operation, guard);
    let hasOwnerDied = guard.ownerDied;
    try {
      while (!isDone()) {
        yield Math.max(0, until - performance.now());
        hasOwnerDied ||= guard.ownerDied;
      }
    } finally {
      setOwnerDied(guard, hasOwnerDied || guard.ownerDied);
    }
  }

  /**
   * Wake threads that wait, at least `count` of them if there are so many. They go on when the lock
   * is unlocked.
   *
   * @throws {LockError} code ERR_TSMEM_NOT_HELD: this thread does not have the lock
   * @throws {OutOfRangeError} `count` is not an integer from 1 to 2^31 - 1
   */
  notify(count = 1): void {
    checkCount("notify", "count", count, 1, everybody);
    this.checkHeld("notify");
    this.#page.add(notifications, 1);
    this.#page.wake(notifications, count);
    this.#waiters.kick();
  }

  /** Wake all threads that wait. Errors as `notify`. */
  notifyAll(): void {
    this.notify(everybody);
  }

  override close(): void {
    super.close();
    this.#waiters.close("waitAsync");
  }
}
