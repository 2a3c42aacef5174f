import { describe, expect, it } from "vitest";
import { ownData } from "./data.ts";
import { ops } from "./ops/index.ts";
import { runFolder } from "./runner/report.ts";

describe("recorded NumPy results, level strict", () => {
  const reports = runFolder(ownData, ops, "strict");
  it.each(reports.map((report) => [report.area, report] as const))("%s", (_, report) => {
    expect(report.failures).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });
});
