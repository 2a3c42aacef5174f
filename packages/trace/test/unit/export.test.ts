import { Profile } from "pprof-format";
import { describe, expect, it } from "vitest";
import { toHeapProfile, toHtml, toPprof, toSpeedscope } from "../../src/export/index.ts";
import { Frame, Snapshot, Traceback } from "../../src/index.ts";

const main = new Frame("main.ts", 1, "main");
const load = new Frame("load.ts", 20, "load");
const snapshot = new Snapshot(
  [
    { domain: "ndarray", size: 1000, count: 3, traceback: new Traceback([main, load]) },
    { domain: "Buffer", size: 500, count: 1, traceback: new Traceback([main]) },
  ],
  2,
  new Date("2026-01-02T03:04:05Z"),
);

describe("toHeapProfile()", () => {
  it("nests frames from the oldest down, with lines counted from 0 and sizes where allocated", () => {
    const { head, samples } = toHeapProfile(snapshot);
    expect(head.callFrame.functionName).toBe("(root)");
    const [outer] = head.children;
    expect(outer).toMatchObject({ selfSize: 500, callFrame: { url: "main.ts", lineNumber: 0 } });
    expect(outer?.children[0]).toMatchObject({
      selfSize: 3000,
      callFrame: { functionName: "load", lineNumber: 19 },
    });
    expect(samples.map(({ size }) => size)).toEqual([500, 3000]);
    const ids = [head.id, outer?.id, outer?.children[0]?.id];
    expect(new Set(ids).size).toBe(3);
  });
});

describe("toSpeedscope()", () => {
  it("has one weighted sample per trace and an end value that is their sum", () => {
    const { shared, profiles } = toSpeedscope(snapshot);
    expect(shared.frames.map(({ name }) => name)).toEqual(["main", "load"]);
    expect(profiles[0]).toMatchObject({
      unit: "bytes",
      samples: [[0, 1], [0]],
      weights: [3000, 500],
      endValue: 3500,
    });
  });
});

describe("toPprof()", () => {
  it("is read back by a pprof decoder with the same values, leaf first", () => {
    const profile = Profile.decode(toPprof(snapshot));
    const text = (index: unknown): string => profile.stringTable.strings[Number(index)]!;
    expect(profile.sampleType.map(({ type, unit }) => `${text(type)}/${text(unit)}`)).toEqual([
      "inuse_objects/count",
      "inuse_space/bytes",
    ]);
    const [first] = profile.sample;
    expect(first!.value.map(Number)).toEqual([3, 3000]);
    const lines = first!.locationId.map(
      (id) => profile.location.find((location) => location.id === id)!.line[0]!,
    );
    expect(lines.map(({ line }) => Number(line))).toEqual([20, 1]);
    const leaf = profile.function.find(({ id }) => id === lines[0]!.functionId)!;
    expect([text(leaf.name), text(leaf.filename)]).toEqual(["load", "load.ts"]);
    expect(text(first!.label[0]!.str)).toBe("ndarray");
  });
});

describe("toHtml()", () => {
  it("is one file without links, and text of the program cannot become markup", () => {
    const evil = new Traceback([new Frame("</script><img>.ts", 3)]);
    const page = toHtml(new Snapshot([{ domain: "pool", size: 1, count: 1, traceback: evil }], 1), {
      title: "<b>",
      timeline: [{ timeMs: 0, byteLength: 0 }],
    });
    expect(page).not.toContain("</script><img>");
    expect(page).toContain("<title>&#60;b&#62;</title>");
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it("says so when nothing is alive", () => {
    expect(toHtml(new Snapshot([], 1))).toContain("Nothing that was traced is alive.");
    expect(toHtml(snapshot)).not.toContain("Nothing that was traced is alive.");
  });
});
