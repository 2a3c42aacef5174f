import "../../src/vitest/index.ts";
import { hostileValues, type PublicCall, sweep } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import * as exports from "../../src/export/index.ts";
import * as trace from "../../src/index.ts";
import { matcherCalls, publicCalls } from "../fuzz/hostile/calls.ts";

/** What the system says of a path has a code of its own. */
function isOfSystem(problem: string): boolean {
  return /^(snapshot\.dump|Snapshot\.load): .* for argument 0: Error: E[A-Z]+/.test(problem);
}

async function problemsOf(
  calls: readonly PublicCall[],
  values: Readonly<Record<string, () => unknown>> = hostileValues,
): Promise<string[]> {
  const problems: string[] = [];
  for (const call of calls) problems.push(...(await sweep(call, { values })));
  return problems.filter((problem) => !isOfSystem(problem));
}

describe("hostile values at every place", () => {
  it("arguments are known for every function and class", () => {
    const known = new Set(publicCalls.map(({ name }) => name));
    const names = [...Object.entries(trace), ...Object.entries(exports)]
      .filter(([, value]) => typeof value === "function")
      .map(([name]) => name);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it("give a result or an error of tsmem", async () => {
    expect(await problemsOf(publicCalls)).toEqual([]);
    expect(trace.isTracing()).toBe(false);
  });

  it("the same of matchers", async () => {
    const few = ["null", "NaN", "-1", '"x"', "Symbol()", "[]", "10n", "true", "revoked object"];
    const values = Object.fromEntries(few.map((name) => [name, hostileValues[name]!]));
    expect(await problemsOf(matcherCalls, values)).toEqual([]);
  });
});
