import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PublicCall } from "@tsmem/testing";
import { expect } from "vitest";
import * as exports from "../../../src/export/index.ts";
import * as trace from "../../../src/index.ts";

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

const frame = new trace.Frame("a.ts", 1, "f");
const traceback = new trace.Traceback([frame]);
const one = () => ({ domain: "pool", size: 8, count: 2, traceback }) as const;
const snapshot = new trace.Snapshot([one()], 1);
const line = () => ({
  ...{ frame, views: 1, viewBytes: 8, pinnedBytes: 80, ratio: 10 },
  ...{ baseFrame: frame, oldestAgeMs: 1, copyWouldSave: 72 },
});
const pins = new trace.PinsReport([line()]);
const file = join(tmpdir(), `tsmem-hostile-${process.pid}`);

/** A function of an entry point, or a method of an object that stands in front of its name. */
function of(name: string, self: object, args: PublicCall["args"]): PublicCall {
  const method = name.slice(name.lastIndexOf(".") + 1);
  return {
    name,
    run: (values) => (Reflect.get(self, method) as Call).apply(self, [...values]),
    args,
    // Any text names a file, and would be written.
    spares: (place, text) =>
      name.endsWith("dump") && place === "argument 0" && /^"x"|"__|surrogate/.test(text),
  };
}

/** A constructor; `use` does what its objects are for. */
function made(
  name:
    | "Filter"
    | "Frame"
    | "PinsReport"
    | "Snapshot"
    | "Statistic"
    | "StatisticDiff"
    | "Traceback"
    | "DomainFilter",
  args: PublicCall["args"],
  use: (object: never) => unknown,
): PublicCall {
  return {
    name,
    run: (values) => use(Reflect.construct(trace[name], values) as never),
    args,
  };
}

/** A matcher, which fails or not; with arguments of other kinds it is refused. */
function matcher(
  name: "toAllocateLessThan" | "toNotLeak" | "toPinLessThan",
  args: PublicCall["args"],
): PublicCall {
  return {
    name: `expect.${name}`,
    run: async ([body, ...values]) => {
      try {
        await (expect(body)[name] as Call).apply(expect(body), values);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith("expected "))) throw error;
      }
    },
    args,
    spares: (place) => !/^argument 1|runs$/.test(place),
  };
}

/** All public calls of the package. */
export const publicCalls: readonly PublicCall[] = [
  {
    name: "start",
    run: (values) => {
      try {
        (trace.start as Call)(...values);
      } finally {
        trace.stop();
      }
    },
    args: () => [{ frames: 1, mode: "sampled", sampleBytes: 512, globals: false }],
  },
  ...(
    ["clearTraces", "getTracebackLimit", "getTracedMemory", "getTracerMemory", "isTracing"] as const
  ).map((name) => of(name, trace, () => [])),
  ...(["pinsReport", "resetPeak", "stop", "takeLiveSnapshot", "takeSnapshot"] as const).map(
    (name) => of(name, trace, () => []),
  ),
  of("getObjectTraceback", trace, () => [{}]),
  of("formatSize", trace, () => [1000, { sign: true }]),
  made("Frame", () => ["a.ts", 1, "f"], String),
  made("Traceback", () => [[frame, frame]], String),
  made(
    "Snapshot",
    () => [[one()], 1, new Date(0)],
    (made: trace.Snapshot) => [
      made.statistics("lineno"),
      made.compareTo(snapshot, "filename"),
      trace.Snapshot.fromJSON(JSON.stringify(made)),
      exports.toPprof(made),
    ],
  ),
  made("Statistic", () => [traceback, 8, 1], String),
  made("StatisticDiff", () => [traceback, 8, 1, 1, 1], String),
  made(
    "Filter",
    () => [true, "a*", { lineno: 1, allFrames: true, domain: "pool" }],
    (made: trace.Filter) => made.matches(one()),
  ),
  made(
    "DomainFilter",
    () => [true, "pool"],
    (made: trace.DomainFilter) => made.matches(one()),
  ),
  made("PinsReport", () => [[line()]], String),
  of("PinsReport.merge", trace.PinsReport, () => [[pins, pins]]),
  of("traceback.format", traceback, () => [{ limit: 1, mostRecentFirst: true }]),
  of("snapshot.statistics", snapshot, () => ["lineno", { cumulative: true }]),
  of("snapshot.compareTo", snapshot, () => [snapshot, "lineno", { cumulative: true }]),
  of("snapshot.filterTraces", snapshot, () => [[new trace.Filter(true, "*")]]),
  of("snapshot.dump", snapshot, () => [file]),
  of("Snapshot.load", trace.Snapshot, () => [file]),
  of("Snapshot.fromJSON", trace.Snapshot, () => [JSON.stringify(snapshot), "here"]),
  of("Snapshot.merge", trace.Snapshot, () => [[snapshot]]),
  of("toHeapProfile", exports, () => [snapshot]),
  of("toHtml", exports, () => [
    snapshot,
    { title: "t", timeline: [{ timeMs: 1, byteLength: 8 }], pins },
  ]),
  of("toPprof", exports, () => [snapshot]),
  of("toSpeedscope", exports, () => [snapshot, "name"]),
];

/** Each runs a function several times and waits for collections. */
export const matcherCalls: readonly PublicCall[] = [
  matcher("toAllocateLessThan", () => [() => new ArrayBuffer(8), "1MiB"]),
  matcher("toPinLessThan", () => [() => new ArrayBuffer(8), "1MiB"]),
  matcher("toNotLeak", () => [() => undefined, { runs: 2 }]),
];
