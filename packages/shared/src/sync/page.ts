import type { SharedMemoryHandle } from "../handle/memory-handle.ts";

/**
 * Who can share an object: `"processes"` (through a shared segment; needs the native addon) or
 * `"workers"` of one process (through a SharedArrayBuffer; cheaper, and gone without a trace).
 */
export type Scope = "processes" | "workers";

/** Outcomes of `acquire` and `release`; the list of the addon. */
export { lockStatus as status } from "@tsmem/native/shared";

/** Locks and words that every page has. */
export const locksPerPage = 3;
export const wordsPerPage = 16;

/** What pages are made for; opening one as something else is refused. */
export const pageKind = { lock: 1, semaphore: 2, event: 3, queue: 4, condition: 5 } as const;
export type PageKind = keyof typeof pageKind;

/**
 * A little memory that threads or processes share to agree on something: locks that survive their
 * owner, words of 32 bits to count and sleep on, and, for queues, data behind them.
 *
 * Locks belong to threads. Every number is an int32. After `close()` the locks answer `failed` and
 * the words NaN; nothing is touched.
 */
export interface SyncPage {
  readonly scope: Scope;
  readonly closed: boolean;
  /** Whether `create` made it, in this thread. */
  readonly isCreator: boolean;
  /** Where it is, for others. */
  readonly memoryHandle: SharedMemoryHandle | SharedArrayBuffer;
  /** The bytes behind the page. */
  readonly data: Uint8Array;
  /** Acquire a lock, waiting up to `waitMs`; gives a `status`. */
  acquire(lock: number, waitMs: number): number;
  release(lock: number): number;
  load(word: number): number;
  store(word: number, value: number): void;
  /** Gives the value before. */
  add(word: number, value: number): number;
  /** Gives the value before: `expected` when it was exchanged. */
  compareExchange(word: number, expected: number, value: number): number;
  /** Sleep while the word has this value, up to `waitMs`; may wake early. */
  wait(word: number, value: number, waitMs: number): void;
  wake(word: number, count: number): void;
  /** Stop using it. Locks held by this thread through it go on as if their owner had died. */
  close(): void;
  /** Take its name away, so that nobody can open it any more. Others who have it open go on. */
  unlink(): void;
}
