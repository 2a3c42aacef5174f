import { isMainThread } from "node:worker_threads";
import { needSharedBinding, type SharedBinding } from "@tsmem/native/shared";

/** Not more often than this without being asked: a sweep reads the list of all names. */
const automaticIntervalMs = 1000;

let lastSweep = -Infinity;
let isExitWatched = !isMainThread;

/**
 * Remove the segments of this user that dead processes left behind: those whose creator is dead and
 * that no living process has open. Runs by itself when a segment is created, at most once a second.
 *
 * A process counts as dead when its number is free or belongs to one that started at another time.
 * Processes in other pid namespaces (containers that share /dev/shm) count as alive.
 *
 * @returns the names that were removed, as the system knows them. Always empty on macOS and Windows:
 *   macOS cannot list names, and Windows removes a segment with its last user
 * @throws {UnavailableError} the addon could not be loaded
 */
export function sweepSharedMemory(): string[] {
  return sweep(needSharedBinding("sweepSharedMemory"));
}

/** The sweep that `create` does first. */
export function sweepWhenDue(shared: SharedBinding): void {
  if (performance.now() - lastSweep > automaticIntervalMs) sweep(shared);
}

/**
 * Remove the names that this process made when it ends. The addon does so when the C library ends the
 * process, which Bun does not ask it to.
 */
export function removeNamesAtExit(shared: SharedBinding): void {
  if (isExitWatched) return;
  isExitWatched = true;
  process.on("exit", () => {
    shared.removeCreated();
  });
}

function sweep(shared: SharedBinding): string[] {
  lastSweep = performance.now();
  return shared.sweep();
}
