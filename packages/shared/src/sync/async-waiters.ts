import { ReleasedError } from "@tsmem/core";
import { type AsyncWaitOptions, checkSignal, timeoutOf, timedOut } from "./waiting.ts";

interface Waiter {
  readonly attempt: () => boolean;
  readonly fail: (reason: Error) => void;
}

/*
 * Who waits without blocking: a queue in which the first one tries again and again.
 *
 * A mutex belongs to the thread that locked it, so no other thread can wait for it in our place, and
 * the kernel wakes threads, not event loops. Trying costs 50 ns; it is done on the next few turns of
 * the event loop, then by timers that come less and less often. What happens in this thread
 * (`kick`) is noticed at once; what other processes do, after at most `longestMs`. Nothing has to be
 * stopped when a worker is terminated, and the death of an owner is seen like any other change.
 */
const turns = 10;
const longestMs = 8;

/** A lock that is held most of the time is free only for moments; one look would miss them. */
const looks = 50;

/** The waiting calls of one object in this thread, served in their order. */
export class AsyncWaiters {
  readonly #waiters: Waiter[] = [];
  #failures = 0;
  #cancel: (() => void) | undefined;

  get isEmpty(): boolean {
    return this.#waiters.length === 0;
  }

  /**
   * Wait until an attempt gives something.
   *
   * @param what - what did not happen, for the message after `timeoutMs`
   * @param attempt - tries once, without sleeping; undefined means not yet
   */
  wait<T>(
    operation: string,
    what: string,
    options: AsyncWaitOptions,
    attempt: () => T | undefined,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timeoutMs = timeoutOf(operation, options);
      const signal = checkSignal(operation, options.signal);
      signal?.throwIfAborted();
      const first = this.isEmpty ? attempt() : undefined;
      if (first !== undefined) {
        resolve(first);
        return;
      }
      if (timeoutMs === 0) throw timedOut(operation, timeoutMs, what);

      const stop = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        const at = this.#waiters.indexOf(waiter);
        if (at >= 0) this.#waiters.splice(at, 1);
        if (at === 0) this.#failures = 0;
        if (this.isEmpty) this.#unschedule();
      };
      const fail = (reason: Error): void => {
        stop();
        reject(reason);
      };
      const abort = (): void => {
        fail(signal?.reason as Error);
      };
      const waiter: Waiter = {
        attempt: () => {
          const result = attempt();
          if (result === undefined) return false;
          stop();
          resolve(result);
          return true;
        },
        fail,
      };
      const timer =
        timeoutMs === Infinity
          ? undefined
          : setTimeout(
              () => {
                fail(timedOut(operation, timeoutMs, what));
              },
              Math.min(timeoutMs, 0x7fffffff),
            );
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiters.push(waiter);
      this.#schedule();
    });
  }

  /** Something changed in this thread: try on the next turn. */
  kick(): void {
    if (this.isEmpty) return;
    this.#unschedule();
    this.#failures = 0;
    this.#schedule();
  }

  /** The object was closed: nobody waits any more. */
  close(operation: string): void {
    for (const waiter of [...this.#waiters]) {
      waiter.fail(new ReleasedError(`${operation}: it was closed while this call waited`));
    }
  }

  #schedule(): void {
    if (this.#cancel !== undefined) return;
    const run = (): void => {
      this.#cancel = undefined;
      this.#serve();
    };
    if (this.#failures < turns) {
      const immediate = setImmediate(run);
      this.#cancel = () => {
        clearImmediate(immediate);
      };
    } else {
      const timer = setTimeout(run, Math.min(2 ** ((this.#failures - turns) >> 1), longestMs));
      this.#cancel = () => {
        clearTimeout(timer);
      };
    }
  }

  #unschedule(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #serve(): void {
    while (!this.isEmpty && this.#serveFirst()) this.#failures = 0;
    if (this.isEmpty) return;
    this.#failures++;
    this.#schedule();
  }

  #serveFirst(): boolean {
    const first = this.#waiters[0]!;
    try {
      for (let i = 0; i < looks; i++) if (first.attempt()) return true;
      return false;
    } catch (error) {
      first.fail(error as Error);
      return true;
    }
  }
}
