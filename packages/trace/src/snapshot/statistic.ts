import { check } from "./checks.ts";
import { compareTracebacks, Traceback } from "./frame.ts";
import { formatSize } from "./format-size.ts";

/** What the allocations of one line, file or traceback add up to. Sizes in bytes. */
export class Statistic {
  readonly traceback: Traceback;
  readonly size: number;
  readonly count: number;

  /** @throws {InvalidArgumentError} no traceback and two numbers */
  constructor(traceback: Traceback, size: number, count: number) {
    checkNumbers("Statistic", traceback, { size, count });
    this.traceback = traceback;
    this.size = size;
    this.count = count;
  }

  toString(): string {
    const text = `${this.traceback.toString()}: size=${formatSize(this.size)}, count=${Math.round(this.count)}`;
    return this.count === 0 ? text : `${text}, average=${formatSize(this.size / this.count)}`;
  }
}

function checkNumbers(
  operation: string,
  traceback: unknown,
  numbers: Readonly<Record<string, unknown>>,
): void {
  check(operation, "traceback", traceback, traceback instanceof Traceback, "a Traceback");
  for (const [name, value] of Object.entries(numbers)) {
    check(operation, name, value, typeof value === "number", "a number");
  }
}

/** How a statistic changed between two snapshots. */
export class StatisticDiff {
  readonly traceback: Traceback;
  readonly size: number;
  readonly sizeDiff: number;
  readonly count: number;
  readonly countDiff: number;

  /** @throws {InvalidArgumentError} no traceback and four numbers */
  constructor(
    traceback: Traceback,
    size: number,
    sizeDiff: number,
    count: number,
    countDiff: number,
  ) {
    checkNumbers("StatisticDiff", traceback, { size, sizeDiff, count, countDiff });
    this.traceback = traceback;
    this.size = size;
    this.sizeDiff = sizeDiff;
    this.count = count;
    this.countDiff = countDiff;
  }

  toString(): string {
    const countDiff = Math.round(this.countDiff);
    const text =
      `${this.traceback.toString()}: size=${formatSize(this.size)} (${formatSize(this.sizeDiff, { sign: true })}), ` +
      `count=${Math.round(this.count)} (${countDiff < 0 ? "" : "+"}${countDiff})`;
    return this.count === 0 ? text : `${text}, average=${formatSize(this.size / this.count)}`;
  }
}

/** Order of `statistics`: size, count, traceback, each descending. */
export function byStatistic(a: Statistic, b: Statistic): number {
  return b.size - a.size || b.count - a.count || compareTracebacks(b.traceback, a.traceback);
}

/** Order of `compareTo`: |size difference|, size, |count difference|, count, traceback, descending. */
export function byDifference(a: StatisticDiff, b: StatisticDiff): number {
  return (
    Math.abs(b.sizeDiff) - Math.abs(a.sizeDiff) ||
    b.size - a.size ||
    Math.abs(b.countDiff) - Math.abs(a.countDiff) ||
    b.count - a.count ||
    compareTracebacks(b.traceback, a.traceback)
  );
}
