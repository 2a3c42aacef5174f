import { OutOfRangeError, ReleasedError } from "@tsmem/core";
import { AsyncWaiters } from "../sync/async-waiters.ts";
import { createPage, openPage, type SyncHandle } from "../sync/open.ts";
import type { Scope, SyncPage } from "../sync/page.ts";
import { SyncObject } from "../sync/sync-object.ts";
import {
  type AsyncWaitOptions,
  block,
  checkCount,
  timeoutOf,
  timedOut,
  type WaitOptions,
} from "../sync/waiting.ts";

export interface SemaphoreOptions {
  /** Who can open it; default "processes". */
  readonly scope?: Scope;
}

const maxPermits = 0x7fffffff;
const missing = "no permit came";

/** Words of the page. */
const word = { permits: 0, sleepers: 1 } as const;

/**
 * A number of permits that threads or processes take and give back.
 *
 * Permits have no owner: one that a killed process had taken stays taken. Where that matters, use a
 * `Lock` for each resource.
 *
 * @example
 * const slots = Semaphore.create(4); // at most 4 at a time
 * slots.acquire({ timeoutMs: 1000 });
 * try { work(); } finally { slots.release(); }
 */
export class Semaphore extends SyncObject {
  readonly #page: SyncPage;
  readonly #waiters = new AsyncWaiters();

  /**
   * Make a semaphore.
   *
   * @param permits - free at the start, 0 to 2^31 - 1
   */
  static create(permits: number, options: SemaphoreOptions = {}): Semaphore {
    checkCount("Semaphore.create", "permits", permits, 0, maxPermits);
    const page = createPage("Semaphore.create", "semaphore", options);
    page.store(word.permits, permits);
    return new Semaphore(page);
  }

  /** Open the semaphore behind a handle. */
  static open(handle: SyncHandle | string): Semaphore {
    return new Semaphore(openPage("Semaphore.open", "semaphore", handle));
  }

  private constructor(page: SyncPage) {
    super("semaphore", page);
    this.#page = page;
  }

  /** Permits that are free at this moment. */
  get permits(): number {
    return this.#load();
  }

  /**
   * Take a permit, blocking this thread until there is one.
   *
   * @throws {LockError} code ERR_TSMEM_TIMEOUT: none within `timeoutMs`
   */
  acquire(options: WaitOptions = {}): void {
    const timeoutMs = timeoutOf("acquire", options);
    const isTaken = block(timeoutMs, (waitMs) => {
      if (waitMs > 0 && this.#load() === 0) {
        this.#page.add(word.sleepers, 1);
        this.#page.wait(word.permits, 0, waitMs);
        this.#page.add(word.sleepers, -1);
      }
      return this.tryAcquire() || undefined;
    });
    if (isTaken === undefined) throw timedOut("acquire", timeoutMs, missing);
  }

  /** Take a permit if one is free. */
  tryAcquire(): boolean {
    for (;;) {
      const permits = this.#load();
      if (permits <= 0) return false;
      if (this.#page.compareExchange(word.permits, permits, permits - 1) === permits) return true;
    }
  }

  /** Take a permit without blocking the event loop. */
  async acquireAsync(options: AsyncWaitOptions = {}): Promise<void> {
    const attempt = (): true | undefined => this.tryAcquire() || undefined;
    await this.#waiters.wait("acquireAsync", missing, options, attempt);
  }

  /**
   * Give permits back, or add new ones.
   *
   * @throws {OutOfRangeError} there would be more than 2^31 - 1
   */
  release(count = 1): void {
    checkCount("release", "count", count, 1, maxPermits);
    for (;;) {
      const permits = this.#load();
      if (permits + count > maxPermits) {
        throw new OutOfRangeError(
          `release: ${permits} permits and ${count} more are over ${maxPermits}; release what was acquired`,
          { value: count },
        );
      }
      if (this.#page.compareExchange(word.permits, permits, permits + count) === permits) break;
    }
    if (this.#page.load(word.sleepers) > 0) this.#page.wake(word.permits, count);
    this.#waiters.kick();
  }

  /** Stop using it here. Waiting calls fail. Twice is no error. */
  close(): void {
    this.#page.close();
    this.#waiters.close("acquireAsync");
  }

  #load(): number {
    const permits = this.#page.load(word.permits);
    if (this.#page.closed) throw new ReleasedError("Semaphore: it was closed; open it again");
    return permits;
  }
}
