import { expect, it } from "vitest";
import { addTimelines, Timeline } from "../../src/cli/timeline.ts";
import { Frame, type PinLine, PinsReport } from "../../src/index.ts";

it("timelines of threads are added up from the first point to the last of each", () => {
  const point = (timeMs: number, byteLength: number): { timeMs: number; byteLength: number } => ({
    timeMs,
    byteLength,
  });
  const main = [point(1000, 10), point(1100, 30), point(1300, 20)];
  const worker = [point(1050, 5), point(1150, 50)];
  expect(addTimelines([main, worker])).toEqual([
    point(0, 10),
    point(50, 15),
    point(100, 35),
    point(150, 80),
    point(150, 30),
    point(300, 20),
  ]);
  expect(addTimelines([])).toEqual([]);
  expect(addTimelines([[], main])).toHaveLength(3);
});

it("a long timeline stays short and keeps its highest point", () => {
  const timeline = new Timeline();
  for (let i = 0; i < 10_000; i += 1) timeline.note(i === 3333 ? 1e9 : i);
  const { points } = timeline;
  expect(points.length).toBeLessThan(2000);
  expect(Math.max(...points.map(({ byteLength }) => byteLength))).toBe(1e9);
  expect(points.at(-1)?.byteLength).toBe(9999);
  const times = points.map(({ timeMs }) => timeMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

it("pins of threads are added up by line, those where a copy saves most first", () => {
  const line = (lineno: number, pinnedBytes: number, oldestAgeMs: number): PinLine => ({
    frame: new Frame("a.ts", lineno),
    views: 1,
    viewBytes: 10,
    pinnedBytes,
    ratio: pinnedBytes / 10,
    baseFrame: new Frame("base.ts", pinnedBytes),
    oldestAgeMs,
    copyWouldSave: pinnedBytes - 10,
  });
  const { lines } = PinsReport.merge([
    new PinsReport([line(1, 500, 9), line(2, 600, 1)]),
    new PinsReport([line(1, 900, 3)]),
  ]);
  expect(lines).toEqual([
    {
      frame: new Frame("a.ts", 1),
      views: 2,
      viewBytes: 20,
      pinnedBytes: 1400,
      ratio: 70,
      baseFrame: new Frame("base.ts", 900),
      oldestAgeMs: 9,
      copyWouldSave: 1380,
    },
    line(2, 600, 1),
  ]);
});
