import { InvalidArgumentError, LockError, OutOfRangeError } from "@tsmem/core";

/** How long to wait; without `timeoutMs`, or with Infinity, for ever. */
export interface WaitOptions {
  /** Milliseconds from 0; 0 tries once. */
  readonly timeoutMs?: number;
}

/** How long to wait without blocking the event loop, and what ends it earlier. */
export interface AsyncWaitOptions extends WaitOptions {
  /** Rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/**
 * Native code sleeps no longer than this at a time: a thread that is to be terminated, or whose
 * process ends, must come back to JavaScript, and the end of another process has to be noticed.
 */
const sliceMs = 50;

/** @throws {OutOfRangeError} NaN, negative, or no number */
export function checkTimeout(operation: string, timeoutMs: unknown): number {
  if (timeoutMs === undefined) return Infinity;
  if (typeof timeoutMs === "number" && timeoutMs >= 0) return timeoutMs;
  const shown = typeof timeoutMs === "number" ? timeoutMs : typeof timeoutMs;
  throw new OutOfRangeError(
    `${operation}: timeoutMs is ${shown}; give milliseconds from 0, or leave it out`,
    { value: timeoutMs },
  );
}

/** @throws {OutOfRangeError} not an integer from `min` to `max` */
export function checkCount(
  operation: string,
  name: string,
  value: unknown,
  min: number,
  max: number,
): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) {
    return value as number;
  }
  throw new OutOfRangeError(
    `${operation}: ${name} is ${String(value)}; give an integer from ${min} to ${max}`,
    { value },
  );
}

/** @throws {InvalidArgumentError} something else than an AbortSignal was given */
export function checkSignal(operation: string, signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw new InvalidArgumentError(`${operation}: signal is no AbortSignal`, { value: signal });
}

export function timedOut(operation: string, timeoutMs: number, what: string): LockError {
  return new LockError(
    `${operation}: ${what} within ${timeoutMs} ms; wait longer, or look who is slow`,
    {
      code: "ERR_TSMEM_TIMEOUT",
    },
  );
}

/**
 * Block this thread until an attempt gives something.
 *
 * @param attempt - tries once, sleeping up to `waitMs` inside; undefined means not yet
 * @returns what it gave; undefined after `timeoutMs`
 */
export function block<T>(
  timeoutMs: number,
  attempt: (waitMs: number) => T | undefined,
): T | undefined {
  let result = attempt(0);
  if (result !== undefined || timeoutMs === 0) return result;
  const until = performance.now() + timeoutMs;
  for (;;) {
    const left = until - performance.now();
    result = attempt(Math.max(0, Math.min(left, sliceMs)));
    if (result !== undefined || left <= 0) return result;
  }
}
