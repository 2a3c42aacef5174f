import type { Case, Level } from "./case.ts";
import type { Ops } from "./op.ts";
import { type Observer, runCase } from "./run-case.ts";

/** How the cases of one area ended. */
export interface AreaReport {
  readonly area: string;
  readonly passed: number;
  readonly failures: readonly { readonly id: string; readonly reasons: readonly string[] }[];
}

/** Run cases of one area; a case that throws in the runner itself has failed. */
export function runCases(
  area: string,
  cases: readonly Case[],
  ops: Ops,
  level: Level,
  observe?: Observer,
): AreaReport {
  const failures: { id: string; reasons: readonly string[] }[] = [];
  for (const one of cases) {
    let reasons: readonly string[];
    try {
      reasons = runCase(one, ops, level, observe);
    } catch (error) {
      reasons = [
        `the runner threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ];
    }
    if (reasons.length > 0) failures.push({ id: one.id, reasons });
  }
  return { area, passed: cases.length - failures.length, failures };
}
