import { expect, it } from "vitest";
import { type Finding, randomCalls } from "./support/calls.ts";

const seconds = Number(process.env["TSMEM_FUZZ_SECONDS"] ?? 60);
const seed = Number(process.env["TSMEM_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
// Prints every call before it is made, to see the one that never returns.
const trace = process.env["TSMEM_FUZZ_TRACE"] === "1";

it("random calls of everything public", { timeout: seconds * 2000 + 60_000 }, () => {
  console.log(`seed ${seed}`);
  const findings = new Map<string, Finding>();
  const end = Date.now() + seconds * 1000;
  for (const finding of randomCalls(seed, trace)) {
    if (finding !== null) findings.set(finding.problem, finding);
    if (Date.now() > end) break;
  }
  expect([...findings.values()]).toEqual([]);
});
