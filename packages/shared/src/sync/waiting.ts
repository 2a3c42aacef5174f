import { checkOptions, InvalidArgumentError, LockError, OutOfRangeError, show } from "@tsmem/core";

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

/**
 * How long a call may wait, in milliseconds; Infinity when its options do not say.
 *
 * @throws {OutOfRangeError} NaN, negative, or no number
 * @throws {InvalidArgumentError} the options are no object
 */
export function timeoutOf(operation: string, options: WaitOptions | undefined): number {
  checkOptions(operation, options);
  const timeoutMs: unknown = options?.timeoutMs;
  if (timeoutMs === undefined) return Infinity;
  if (typeof timeoutMs === "number" && timeoutMs >= 0) return timeoutMs;
  throw new OutOfRangeError(
    `${operation}: timeoutMs is ${show(timeoutMs)}; give milliseconds from 0, or leave it out`,
    { value: timeoutMs },
  );
}

/** @throws {InvalidArgumentError} no function */
export function checkFunction(operation: string, name: string, value: unknown): void {
  if (typeof value === "function") return;
  throw new InvalidArgumentError(`${operation}: ${name} is ${show(value)}; give a function`, {
    value,
  });
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
    `${operation}: ${name} is ${show(value)}; give an integer from ${min} to ${max}`,
    { value },
  );
}

/** @throws {InvalidArgumentError} something else than an AbortSignal was given */
export function checkSignal(operation: string, signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw new InvalidArgumentError(`${operation}: signal is ${show(signal)}; give an AbortSignal`, {
    value: signal,
  });
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
