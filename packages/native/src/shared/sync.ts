import { binding, needBinding } from "../addon/load.ts";
import type { SyncBinding } from "./sync-binding.ts";

/*
 * Locks and words in a page of shared memory. A page is known by the number that `createPage` or
 * `openPage` gave to this environment; it has 3 locks and 16 words of 32 bits.
 *
 * Arguments and results travel in `block`, which the addon reads and writes too: a call costs 10 to
 * 15 ns. An unknown page, lock or word gives `lockStatus.failed` or NaN and touches nothing.
 */

/** Places in the block; the same list as `enum Place` in addon/cpp/shared/sync_exports.cc. */
const place = { user: 0, index: 1, first: 2, second: 3, result: 4, places: 5 } as const;

// Shared memory, because nothing can detach it while C++ holds its address.
const canShare = typeof SharedArrayBuffer !== "undefined";
const block: Float64Array = canShare
  ? new Float64Array(new SharedArrayBuffer(place.places * 8))
  : new Float64Array(place.places);
const sync = binding?.shared.sync;
if (canShare) sync?.bind(block);

/** What became of `acquire` and `release`; the same list as `enum class LockStatus` in C++. */
export const lockStatus = {
  acquired: 0,
  /** Acquired, and the last owner ended without unlocking. */
  ownerDied: 1,
  busy: 2,
  deadlock: 3,
  notOwner: 4,
  failed: 5,
} as const;

/** What keeps a page from being made or opened; the same list as `enum class SyncFault` in C++. */
export const pageFaults = [
  "none",
  "too small",
  "not ready",
  "other kind",
  "not shared",
  "a copy",
  "failed",
] as const;

/** Bytes of memory that hold a page, aligned to 64 bytes. */
export const pageBytes: number = 4096;

function needSync(operation: string): SyncBinding {
  return needBinding(operation).shared.sync;
}

/**
 * Make a page at the start of zeroed shared memory.
 *
 * @param kind - what `openPage` must ask for
 * @returns its number, or -1 - i for `pageFaults[i]`
 */
export function createPage(view: Uint8Array, kind: number): number {
  return needSync("createPage").create(view, kind);
}

/** Open a page that another thread or process made; same result as `createPage`. */
export function openPage(view: Uint8Array, kind: number): number {
  return needSync("openPage").open(view, kind);
}

/** Stop using a page. Locks that were acquired through it go on as if their owner had died. */
export function closePage(page: number): void {
  block[place.user] = page;
  sync!.close();
}

/** Remove what the locks of a page have outside of it (files, on macOS). */
export function unlinkPage(page: number): void {
  block[place.user] = page;
  sync!.unlink();
}

/** Pages that this process has open or must keep. */
export function areaCount(): number {
  return needSync("areaCount").areas();
}

/**
 * Pass locks in a SharedArrayBuffer on when this environment ends.
 *
 * @param words - pairs: owner with bit 30 for waiting threads; 1 when the owner ended
 * @param owner - the number of this thread there; 0 takes the call back
 */
export function guardThreadLocks(words: Int32Array, owner: number): void {
  sync?.guard(words, owner);
}

/** Acquire a lock for this thread, waiting up to `waitMs` (at most 1000). */
export function acquire(page: number, index: number, waitMs: number): number {
  block[place.user] = page;
  block[place.index] = index;
  block[place.first] = waitMs;
  sync!.acquire();
  return block[place.result]!;
}

export function release(page: number, index: number): number {
  block[place.user] = page;
  block[place.index] = index;
  sync!.release();
  return block[place.result]!;
}

export function load(page: number, index: number): number {
  block[place.user] = page;
  block[place.index] = index;
  sync!.load();
  return block[place.result]!;
}

export function store(page: number, index: number, value: number): void {
  block[place.user] = page;
  block[place.index] = index;
  block[place.first] = value;
  sync!.store();
}

/** @returns the value before */
export function add(page: number, index: number, value: number): number {
  block[place.user] = page;
  block[place.index] = index;
  block[place.first] = value;
  sync!.add();
  return block[place.result]!;
}

/** @returns the value before: `expected` when it was exchanged */
export function compareExchange(
  page: number,
  index: number,
  expected: number,
  value: number,
): number {
  block[place.user] = page;
  block[place.index] = index;
  block[place.first] = expected;
  block[place.second] = value;
  sync!.compareExchange();
  return block[place.result]!;
}

/** Sleep while a word has a value, up to `waitMs` (at most 1000); may wake early. */
export function wait(page: number, index: number, value: number, waitMs: number): void {
  block[place.user] = page;
  block[place.index] = index;
  block[place.first] = value;
  block[place.second] = waitMs;
  sync!.wait();
}

/** Wake up to `count` of those that sleep on a word. */
export function wake(page: number, index: number, count: number): void {
  block[place.user] = page;
  block[place.index] = index;
  block[place.first] = count;
  sync!.wake();
}
