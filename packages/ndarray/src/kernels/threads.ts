import { checkSize } from "@tsmem/core";
import { nativeKernels } from "./native.ts";

/**
 * Let large operations use up to `count` threads from now on, in the whole process. Results are the same
 * bits for any number. Without `@tsmem/native` there is one thread, and this does nothing.
 *
 * @param count - the calling thread included; above 64 it means 64, and 0 means 1. The default is the
 *   number of cores - 1, at most 4, or what the environment variable `TSMEM_THREADS` says
 * @throws {InvalidArgumentError | OutOfRangeError} not an integer from 0 on
 */
export function setNumThreads(count: number): void {
  checkSize("setNumThreads", "count", count);
  nativeKernels()?.setThreads(Math.min(count, 64));
}

/** Threads that a large operation may use, the calling one included. */
export function numThreads(): number {
  return nativeKernels()?.threads() ?? 1;
}
