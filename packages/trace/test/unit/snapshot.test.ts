import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DomainFilter, Filter, Frame, Snapshot, type Trace, Traceback } from "../../src/index.ts";

const trace = (size: number, count: number, ...lines: string[]): Trace => ({
  domain: "ndarray",
  size,
  count,
  traceback: new Traceback(
    lines.map((line) => new Frame(line.split(":")[0]!, Number(line.split(":")[1]))),
  ),
});
const texts = (lines: readonly { toString(): string }[]): string[] =>
  lines.map((line) => line.toString());

describe("Snapshot.statistics()", () => {
  const snapshot = new Snapshot(
    [
      trace(1000, 3, "main.ts:1", "a.ts:5"),
      trace(500, 6, "main.ts:2", "a.ts:5"),
      trace(100, 1, "main.ts:1", "b.ts:7"),
    ],
    2,
  );

  it("adds up by the most recent line, largest first", () => {
    expect(texts(snapshot.statistics("lineno"))).toEqual([
      "a.ts:5: size=6000 B, count=9, average=667 B",
      "b.ts:7: size=100 B, count=1, average=100 B",
    ]);
  });
  it("adds up by file, printed with line 0", () => {
    expect(texts(snapshot.statistics("filename"))[0]).toBe(
      "a.ts:0: size=6000 B, count=9, average=667 B",
    );
  });
  it("keeps tracebacks apart, and the one whose frames come last first among equals", () => {
    expect(texts(snapshot.statistics("traceback"))).toEqual([
      "main.ts:2: size=3000 B, count=6, average=500 B",
      "main.ts:1: size=3000 B, count=3, average=1000 B",
      "main.ts:1: size=100 B, count=1, average=100 B",
    ]);
  });
  it("counts every frame when cumulative", () => {
    expect(texts(snapshot.statistics("lineno", { cumulative: true }))).toEqual([
      "a.ts:5: size=6000 B, count=9, average=667 B",
      "main.ts:1: size=3100 B, count=4, average=775 B",
      "main.ts:2: size=3000 B, count=6, average=500 B",
      "b.ts:7: size=100 B, count=1, average=100 B",
    ]);
  });
  it("refuses cumulative with traceback, and unknown keys", () => {
    expect(() => snapshot.statistics("traceback", { cumulative: true })).toThrow(
      /cumulative mode cannot be used/,
    );
    expect(() => snapshot.statistics("line" as never)).toThrow(/unknown key "line"/);
  });
});

describe("Snapshot.compareTo()", () => {
  it("prints differences with signs, largest change first, and lines that are gone", () => {
    const old = new Snapshot([trace(100, 1, "a.ts:1"), trace(5000, 2, "b.ts:1")], 1);
    const now = new Snapshot([trace(100, 4, "a.ts:1"), trace(800_000, 1, "c.ts:9")], 1);
    expect(texts(now.compareTo(old, "lineno"))).toEqual([
      "c.ts:9: size=781 KiB (+781 KiB), count=1 (+1), average=781 KiB",
      "b.ts:1: size=0 B (-10000 B), count=0 (-2)",
      "a.ts:1: size=400 B (+300 B), count=4 (+3), average=100 B",
    ]);
  });
});

describe("filters", () => {
  const all = new Snapshot(
    [
      trace(1, 1, "lib/x.ts:1", "src/a.ts:5"),
      trace(2, 1, "src/a.ts:5", "lib/x.ts:1"),
      { ...trace(4, 1, "src/b.ts:2"), domain: "Buffer" },
    ],
    2,
  );
  const sizes = (...filters: Parameters<Snapshot["filterTraces"]>[0]): number[] =>
    all.filterTraces(filters).traces.map(({ size }) => size);

  it.each([
    ["the most recent frame", [new Filter(true, "src/*")], [1, 4]],
    ["any frame", [new Filter(true, "src/*", { allFrames: true })], [1, 2, 4]],
    ["a line", [new Filter(true, "*", { lineno: 5 })], [1]],
    ["all but a file", [new Filter(false, "src/?.ts")], [2]],
    ["sets of characters", [new Filter(true, "src/[!a].ts")], [4]],
    ["dots literally", [new Filter(true, "src/a?ts"), new Filter(true, "src.a.ts")], [1]],
    ["one domain", [new DomainFilter(true, "Buffer")], [4]],
    ["all but a domain", [new DomainFilter(false, "Buffer")], [1, 2]],
    ["a file within a domain", [new Filter(true, "src/*", { domain: "Buffer" })], [4]],
    ["a file out of one domain only", [new Filter(false, "src/*", { domain: "Buffer" })], [1, 2]],
    [
      "one of the inclusive and all exclusive",
      [new Filter(true, "src/*"), new DomainFilter(false, "Buffer")],
      [1],
    ],
    ["a set that begins with a bracket", [new Filter(true, "src/[]a].ts")], [1]],
    ["all but such a set", [new Filter(true, "src/[!]a].ts")], [4]],
    ["nothing in an empty range", [new Filter(true, "src/[z-a].ts")], []],
    ["a bracket without an end literally", [new Filter(true, "src/[a.ts")], []],
    ["nothing without filters", [], [1, 2, 4]],
  ] as const)("keep %s", (_, filters, expected) => {
    expect(sizes(...filters)).toEqual(expected);
  });
});

describe("Traceback.format()", () => {
  const folder = mkdtempSync(join(tmpdir(), "tsmem-"));
  const file = join(folder, "demo.js");
  writeFileSync(file, "one();\n  two();\n");
  const traceback = new Traceback([
    new Frame(file, 1),
    new Frame(file, 2),
    new Frame("gone.js", 3),
  ]);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("shows the source lines, oldest first", () => {
    expect(traceback.format()).toEqual([
      `  File "${file}", line 1`,
      "    one();",
      `  File "${file}", line 2`,
      "    two();",
      '  File "gone.js", line 3',
    ]);
  });
  it("takes the most recent frames with a positive limit and drops them with a negative one", () => {
    expect(traceback.format({ limit: 1 })).toEqual(['  File "gone.js", line 3']);
    expect(traceback.format({ limit: -2 })).toEqual([`  File "${file}", line 1`, "    one();"]);
    expect(traceback.format({ limit: -5 })).toEqual([]);
    expect(traceback.format({ limit: 0 })).toEqual([]);
    expect(traceback.format({ mostRecentFirst: true })[0]).toBe('  File "gone.js", line 3');
  });
  it("dumps and loads with everything in it", () => {
    const path = join(folder, "snapshot.json");
    const snapshot = new Snapshot([{ domain: "Buffer", size: 8, count: 1.5, traceback }], 3);
    snapshot.dump(path);
    const loaded = Snapshot.load(path);
    expect(loaded).toEqual(snapshot);
    expect(loaded.traces[0]!.traceback.frames[1]).toBeInstanceOf(Frame);
  });
  it("refuses files that are not snapshots", () => {
    expect(() => Snapshot.fromJSON("{}")).toThrow(/text is not a snapshot of version 1/);
    expect(() => Snapshot.fromJSON("{", "x.json")).toThrow(/x.json is not JSON/);
    expect(() => Snapshot.fromJSON("null")).toThrow(/text is not a snapshot of version 1/);
    const whole = new Snapshot([trace(1, 1, "a:1")], 1).toJSON();
    expect(Snapshot.fromJSON(JSON.stringify(whole)).size).toBe(1);
    for (const damage of [
      { tracebacks: [] },
      { tracebacks: 5 },
      { tracebacks: [[["a", -1, ""]]] },
      { tracebacks: [[]] },
      { traces: [null] },
      { traces: [[99, 1, 1, 0]] },
      { traces: [[0, "1", 1, 0]] },
      { takenAt: "yesterday" },
      { tracebackLimit: null },
    ])
      expect(() => Snapshot.fromJSON(JSON.stringify({ ...whole, ...damage }))).toThrow(
        expect.objectContaining({ code: "ERR_TSMEM_FORMAT" }),
      );
  });
});
