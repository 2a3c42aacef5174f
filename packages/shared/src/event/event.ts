import { ReleasedError } from "@tsmem/core";
import { AsyncWaiters } from "../sync/async-waiters.ts";
import { createPage, openPage, type SyncHandle } from "../sync/open.ts";
import type { Scope, SyncPage } from "../sync/page.ts";
import { SyncObject } from "../sync/sync-object.ts";
import {
  type AsyncWaitOptions,
  block,
  timeoutOf,
  timedOut,
  type WaitOptions,
} from "../sync/waiting.ts";

export interface EventOptions {
  /** Who can open it; default "processes". */
  readonly scope?: Scope;
}

const missing = "nobody set the event";

/** The only word: how often the event was set or cleared. Odd means set. */
const changes = 0;

/**
 * Something that has happened or not, and that threads or processes wait for.
 *
 * A waiting thread also notices an event that was set and cleared again at once.
 *
 * @example
 * const ready = SharedEvent.create();
 * child.send({ ready: ready.handle }); // there: SharedEvent.open(message.ready).set()
 * await ready.waitAsync({ timeoutMs: 5000 });
 */
export class SharedEvent extends SyncObject {
  readonly #page: SyncPage;
  readonly #waiters = new AsyncWaiters();

  /** Make an event that is not set. */
  static create(options: EventOptions = {}): SharedEvent {
    return new SharedEvent(createPage("SharedEvent.create", "event", options));
  }

  /** Open the event behind a handle. */
  static open(handle: SyncHandle | string): SharedEvent {
    return new SharedEvent(openPage("SharedEvent.open", "event", handle));
  }

  private constructor(page: SyncPage) {
    super("event", page);
    this.#page = page;
  }

  get isSet(): boolean {
    return isOdd(this.#load());
  }

  /** Set the event and wake all that wait. */
  set(): void {
    if (!this.#turn(true)) return;
    this.#page.wake(changes, 0x7fffffff);
    this.#waiters.kick();
  }

  /** Take it back: who waits from now on waits for the next `set()`. */
  clear(): void {
    this.#turn(false);
  }

  /**
   * Block this thread until the event is set.
   *
   * @throws {LockError} code ERR_TSMEM_TIMEOUT: not within `timeoutMs`
   */
  wait(options: WaitOptions = {}): void {
    const timeoutMs = timeoutOf("wait", options);
    const start = this.#load();
    const isSet = block(timeoutMs, (waitMs) => {
      if (waitMs > 0 && !isOdd(start)) this.#page.wait(changes, start, waitMs);
      return this.#wasSetSince(start) || undefined;
    });
    if (isSet === undefined) throw timedOut("wait", timeoutMs, missing);
  }

  /** Wait without blocking the event loop. */
  async waitAsync(options: AsyncWaitOptions = {}): Promise<void> {
    const start = this.#load();
    const attempt = (): true | undefined => this.#wasSetSince(start) || undefined;
    await this.#waiters.wait("waitAsync", missing, options, attempt);
  }

  /** Stop using it here. Waiting calls fail. Twice is no error. */
  close(): void {
    this.#page.close();
    this.#waiters.close("waitAsync");
  }

  // Not set at the start: any change set it.
  #wasSetSince(start: number): boolean {
    return isOdd(start) || this.#load() !== start;
  }

  /** Gives whether that was a change. */
  #turn(isSet: boolean): boolean {
    for (;;) {
      const seen = this.#load();
      if (isOdd(seen) === isSet) return false;
      if (this.#page.compareExchange(changes, seen, (seen + 1) | 0) === seen) return true;
    }
  }

  #load(): number {
    const seen = this.#page.load(changes);
    if (this.#page.closed) throw new ReleasedError("SharedEvent: it was closed; open it again");
    return seen;
  }
}

function isOdd(value: number): boolean {
  return (value & 1) === 1;
}
