import type * as Fs from "node:fs";
import { checkOptions, checkPath, InvalidArgumentError, show } from "@tsmem/core";
import { type Domain, domains } from "../tracer/tracer.ts";
import { builtin } from "../tracer/runtime.ts";
import { check, isAmount, isCount, isListOf } from "./checks.ts";
import { parseSnapshotFile, type SnapshotFile } from "./file.ts";
import { filterTraces, type TraceFilter } from "./filter.ts";
import { Frame, Traceback } from "./frame.ts";
import { byDifference, byStatistic, Statistic, StatisticDiff } from "./statistic.ts";

/** Allocations of one domain, size and traceback that are alive. */
export interface Trace {
  readonly domain: Domain;
  /** Bytes of one allocation. */
  readonly size: number;
  /** How many there are; a fraction when sampled. */
  readonly count: number;
  readonly traceback: Traceback;
}

/** What statistics are grouped by. */
export type StatisticKey = "lineno" | "filename" | "traceback";

/** The allocations that were traced and alive at one moment. */
export class Snapshot {
  readonly traces: readonly Trace[];
  readonly tracebackLimit: number;
  readonly takenAt: Date;

  /** @throws {InvalidArgumentError} a trace has a part of another kind, the limit is none, or the date */
  constructor(traces: readonly Trace[], tracebackLimit: number, takenAt: Date = new Date()) {
    const isDate = takenAt instanceof Date && !Number.isNaN(takenAt.getTime());
    check("Snapshot", "traces", traces, isListOf(traces, isTrace), "a list of traces");
    check("Snapshot", "tracebackLimit", tracebackLimit, isCount(tracebackLimit), "a count");
    check("Snapshot", "takenAt", takenAt, isDate, "a date");
    this.traces = traces;
    this.tracebackLimit = tracebackLimit;
    this.takenAt = takenAt;
  }

  /** Bytes of all traces together. */
  get size(): number {
    return this.traces.reduce((sum, { size, count }) => sum + size * count, 0);
  }

  /**
   * Add up the traces by line, file or traceback, largest first.
   *
   * @param options.cumulative - count an allocation for every frame of its traceback, not only the
   *   most recent one; not with `"traceback"`
   * @throws {InvalidArgumentError} unknown key, or cumulative with `"traceback"`
   */
  statistics(key: StatisticKey, options: { cumulative?: boolean } = {}): Statistic[] {
    checkOptions("statistics", options);
    return [...group(this.traces, key, options.cumulative === true).values()].sort(byStatistic);
  }

  /**
   * The change of each statistic since an older snapshot, largest change first.
   *
   * @throws {InvalidArgumentError} `old` is no snapshot; as `statistics`
   */
  compareTo(
    old: Snapshot,
    key: StatisticKey,
    options: { cumulative?: boolean } = {},
  ): StatisticDiff[] {
    checkSnapshot("compareTo", "old", old);
    checkOptions("compareTo", options);
    const before = group(old.traces, key, options.cumulative === true);
    const differences: StatisticDiff[] = [];
    for (const [line, { traceback, size, count }] of group(
      this.traces,
      key,
      options.cumulative === true,
    )) {
      const previous = before.get(line);
      before.delete(line);
      differences.push(
        new StatisticDiff(
          traceback,
          size,
          size - (previous?.size ?? 0),
          count,
          count - (previous?.count ?? 0),
        ),
      );
    }
    for (const { traceback, size, count } of before.values()) {
      differences.push(new StatisticDiff(traceback, 0, -size, 0, -count));
    }
    return differences.sort(byDifference);
  }

  /** A new snapshot with the traces that the filters let through. */
  filterTraces(filters: readonly TraceFilter[]): Snapshot {
    return new Snapshot(filterTraces(this.traces, filters), this.tracebackLimit, this.takenAt);
  }

  /**
   * Write the snapshot to a file.
   *
   * @throws {InvalidArgumentError} no path, or a runtime without files. What the system refuses comes as
   *   Node reports it, with its own code such as ENOENT
   */
  dump(path: string | URL): void {
    checkPath("Snapshot.dump", path);
    fileSystem("dump").writeFileSync(path, JSON.stringify(this));
  }

  toJSON(): SnapshotFile {
    const numbers = new Map<string, number>();
    const tracebacks: (readonly (readonly [string, number, string])[])[] = [];
    const traces = this.traces.map(({ domain, size, count, traceback }) => {
      let number = numbers.get(traceback.key);
      if (number === undefined) {
        number = tracebacks.length;
        numbers.set(traceback.key, number);
        tracebacks.push(
          traceback.frames.map(({ filename, lineno, name }) => [filename, lineno, name] as const),
        );
      }
      return [domains.indexOf(domain), size, count, number] as const;
    });
    const { tracebackLimit } = this;
    const takenAt = this.takenAt.toISOString();
    return { format: "tsmem-trace", version: 1, tracebackLimit, takenAt, tracebacks, traces };
  }

  /**
   * Read a snapshot that `dump` wrote.
   *
   * @throws {FormatError} the file is not one, or is damaged
   * @throws {InvalidArgumentError} as `dump`
   */
  static load(path: string | URL): Snapshot {
    checkPath("Snapshot.load", path);
    return Snapshot.fromJSON(fileSystem("load").readFileSync(path, "utf8"), String(path));
  }

  /** Read a snapshot from its JSON text; `source` names it in errors. */
  static fromJSON(text: string, source = "text"): Snapshot {
    const { tracebacks, traces, tracebackLimit, takenAt } = parseSnapshotFile(text, source);
    const known = tracebacks.map(
      (list) =>
        new Traceback(list.map(([filename, lineno, name]) => new Frame(filename, lineno, name))),
    );
    const read = traces.map(([domain, size, count, number]): Trace => ({
      domain: domains[domain]!,
      size,
      count,
      traceback: known[number]!,
    }));
    return new Snapshot(read, tracebackLimit, new Date(takenAt));
  }

  /** One snapshot with the traces of several, as of workers of one program. */
  static merge(snapshots: readonly Snapshot[]): Snapshot {
    const isRight = isListOf(snapshots, (snapshot) => snapshot instanceof Snapshot);
    check("Snapshot.merge", "snapshots", snapshots, isRight, "a list of snapshots");
    return new Snapshot(
      snapshots.flatMap(({ traces }) => traces),
      Math.max(1, ...snapshots.map(({ tracebackLimit }) => tracebackLimit)),
    );
  }
}

/** @throws {InvalidArgumentError} no snapshot */
export function checkSnapshot(operation: string, name: string, value: unknown): void {
  check(operation, name, value, value instanceof Snapshot, "a snapshot");
}

function isTrace(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { domain, size, count, traceback } = value as Trace;
  const isWhole = isAmount(size) && isAmount(count) && traceback instanceof Traceback;
  return isWhole && domains.includes(domain);
}

function fileSystem(operation: string): typeof Fs {
  const fs = builtin("node:fs");
  if (fs !== undefined) return fs;
  throw new InvalidArgumentError(
    `Snapshot.${operation}: this runtime has no files; use JSON.stringify and Snapshot.fromJSON`,
    { value: operation },
  );
}

function group(
  traces: readonly Trace[],
  key: StatisticKey,
  isCumulative: boolean,
): Map<string, Statistic> {
  if (!["lineno", "filename", "traceback"].includes(key)) {
    throw new InvalidArgumentError(
      `statistics: unknown key ${show(key)}; use "lineno", "filename" or "traceback"`,
      { value: key },
    );
  }
  if (isCumulative && key === "traceback") {
    throw new InvalidArgumentError(
      'statistics: cumulative mode cannot be used with key "traceback"; use "lineno" or "filename"',
      { value: key },
    );
  }
  const groups = new Map<string, Statistic>();
  for (const trace of traces) {
    for (const traceback of tracebacksFor(trace.traceback, key, isCumulative)) {
      const old = groups.get(traceback.key);
      const size = (old?.size ?? 0) + trace.size * trace.count;
      groups.set(
        traceback.key,
        new Statistic(old?.traceback ?? traceback, size, (old?.count ?? 0) + trace.count),
      );
    }
  }
  return groups;
}

function tracebacksFor(full: Traceback, key: StatisticKey, isCumulative: boolean): Traceback[] {
  if (key === "traceback") return [full];
  const frames = isCumulative ? full.frames : full.frames.slice(-1);
  return frames.map(
    (frame) => new Traceback([key === "lineno" ? frame : new Frame(frame.filename, 0)]),
  );
}
