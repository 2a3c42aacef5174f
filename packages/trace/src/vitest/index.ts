import { checkOptions } from "@tsmem/core";
import { expect } from "vitest";
import { parseBytes } from "../cli/quantities.ts";
import { check, isAmount, isCount } from "../snapshot/checks.ts";
import { formatSize } from "../snapshot/format-size.ts";
import { leftBy, peakOf, pinnedAfter } from "./measure.ts";

declare module "vitest" {
  // Matchers on functions, sync or async. Sizes are bytes or texts such as "1MiB".
  interface Matchers<T> {
    /** The most bytes outside the heap alive at once during the call stay below a size. */
    toAllocateLessThan(size: number | string): Promise<T>;
    /** The views left alive by the call pin less than a size beyond themselves. */
    toPinLessThan(size: number | string): Promise<T>;
    /** Repeated calls leave nothing alive; `runs` defaults to 10. */
    toNotLeak(options?: { runs?: number }): Promise<T>;
  }
}

type Received = () => unknown;

/** @throws {InvalidArgumentError} no size */
function boundOf(operation: string, size: number | string): number {
  const isText = typeof size === "string";
  check(operation, "the size", size, isText || isAmount(size), "bytes, or a text such as 1MiB");
  return isText ? parseBytes(size, operation) : size;
}

expect.extend({
  async toAllocateLessThan(received: Received, size: number | string) {
    const bound = boundOf("toAllocateLessThan", size);
    const peak = await peakOf(received);
    return {
      pass: peak < bound,
      message: () =>
        `expected the function to allocate less than ${formatSize(bound)} at once, it allocated ${formatSize(peak)}`,
    };
  },
  async toPinLessThan(received: Received, size: number | string) {
    const bound = boundOf("toPinLessThan", size);
    const { byteLength, report } = await pinnedAfter(received);
    return {
      pass: byteLength < bound,
      message: () =>
        `expected the views to pin less than ${formatSize(bound)}, they pin ${formatSize(byteLength)}:\n${report}`,
    };
  },
  async toNotLeak(received: Received, options: { runs?: number } = {}) {
    checkOptions("toNotLeak", options);
    const { runs = 10 } = options;
    check("toNotLeak", "runs", runs, isCount(runs) && runs > 0, "a whole number from 1");
    const { byteLength, report } = await leftBy(received, runs);
    return {
      pass: byteLength <= 0,
      message: () =>
        `expected ${runs} runs to leave nothing alive, they left ${formatSize(byteLength)}:\n${report}`,
    };
  },
});
