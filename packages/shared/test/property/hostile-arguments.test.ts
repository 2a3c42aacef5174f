import { type PublicCall, sweep } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import * as shared from "../../src/index.ts";
import { publicCalls, segmentCalls } from "../fuzz/hostile/calls.ts";

async function problemsOf(calls: readonly PublicCall[]): Promise<string[]> {
  const problems: string[] = [];
  for (const call of calls) problems.push(...(await sweep(call)));
  return problems;
}

describe("hostile values at every place", () => {
  it("give a result or an error of tsmem", async () => {
    expect(await problemsOf(publicCalls)).toEqual([]);
  });

  it.runIf(shared.available)("the same of calls that make or open segments", async () => {
    expect(await problemsOf(segmentCalls)).toEqual([]);
  });
});
