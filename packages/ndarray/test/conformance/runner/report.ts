import type { Level } from "./case.ts";
import { entriesOf, runEntry } from "./files.ts";
import { type Ops } from "./op.ts";
import { areasIn, casesOf } from "./recordings.ts";
import type { Observer } from "./run-case.ts";
import { type AreaReport, runCases } from "./run-cases.ts";

/** Run all cases of one area of a folder. */
export function runArea(
  folder: string,
  area: string,
  ops: Ops,
  level: Level,
  observe?: Observer,
): AreaReport {
  return runCases(area, casesOf(folder, area), ops, level, observe);
}

/** Run the sample files of a folder, which are the area "npy". */
export function runFiles(folder: string): AreaReport {
  const entries = entriesOf(folder);
  const failures = entries.flatMap((entry) => {
    let reasons: readonly string[];
    try {
      reasons = runEntry(folder, entry);
    } catch (error) {
      reasons = [
        `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ];
    }
    return reasons.length > 0 ? [{ id: `npy/${entry.file}`, reasons }] : [];
  });
  return { area: "npy", passed: entries.length - failures.length, failures };
}

/** Run the areas of a folder. */
export function runFolder(
  folder: string,
  ops: Ops,
  level: Level,
  only?: string,
  observe?: Observer,
): AreaReport[] {
  const areas = areasIn(folder).filter((area) => only === undefined || area === only);
  return areas.map((area) =>
    area === "npy" ? runFiles(folder) : runArea(folder, area, ops, level, observe),
  );
}

/** One table of all areas, closed by the line that sums them up. */
export function table(reports: readonly AreaReport[]): string {
  const width = Math.max(4, ...reports.map(({ area }) => area.length));
  const row = (name: string, ...cells: readonly (number | string)[]): string =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join("  ");
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const failed = reports.reduce((sum, report) => sum + report.failures.length, 0);
  return [
    row("area", "passed", "failed", "skipped"),
    ...reports.map((report) => row(report.area, report.passed, report.failures.length, 0)),
    "",
    `${passed} passed, ${failed} failed, 0 skipped`,
  ].join("\n");
}
