// Runs a folder of recordings: conformance [--data DIR] [--area NAME] [--level strict|essential] [--show N]
// [--bits FILE: what each case made, for paths.mjs]
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ops } from "./ops/index.ts";
import { bitsOf } from "./runner/bits.ts";
import { areasIn } from "./runner/recordings.ts";
import { runFolder, table } from "./runner/report.ts";
import type { Observer } from "./runner/run-case.ts";

export function main(args: readonly string[], ownData: string): number {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      data: { type: "string" },
      area: { type: "string" },
      level: { type: "string", default: "strict" },
      bits: { type: "string" },
      show: { type: "string", default: "10" },
    },
  });
  const { level, area } = values;
  if (level !== "strict" && level !== "essential") {
    console.error(`conformance: --level is ${level}; use strict or essential`);
    return 2;
  }
  const folder =
    values.data === undefined ? ownData : resolve(process.env["INIT_CWD"] ?? ".", values.data);
  const known = areasIn(folder);
  if (area !== undefined && !known.includes(area)) {
    console.error(`conformance: ${folder} has no area ${area}; it has ${known.join(", ")}`);
    return 2;
  }
  // Cases with a tolerance call functions whose last bits are not promised.
  const bits: Record<string, string> = {};
  const observe: Observer = ({ id, ulp = 0 }, made) => {
    if (ulp === 0) bits[id] = bitsOf(made);
  };
  const observer = values.bits === undefined ? undefined : observe;
  const reports = runFolder(folder, ops, level, area, observer);
  if (values.bits !== undefined) writeFileSync(values.bits, JSON.stringify(bits));
  for (const { failures } of reports) {
    for (const { id, reasons } of failures.slice(0, Number(values.show))) {
      console.error(`${id}: ${reasons.join("; ")}`);
    }
  }
  console.log(table(reports));
  return reports.some(({ failures }) => failures.length > 0) ? 1 : 0;
}
