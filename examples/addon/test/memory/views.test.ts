// Functions that return views of their inputs leak in ways that one kind of measurement misses: a lost
// reference to the input shows neither in heapUsed nor, on one input, in large numbers; a lost
// reference to a helper shows only after very many calls. So four are taken, on the right function, on
// one that copies, and on two that have exactly these bugs.
import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";
import { describeNative } from "../support.ts";

interface Figures {
  readonly rssPerCall: number;
  readonly heapPerCall: number;
  readonly growthMiB: number;
  readonly rssGrowthMiB: number;
  readonly survivors: number;
  readonly blocks: number;
}

async function measure(name: string): Promise<Figures> {
  const run = await runFixture(new URL("fixtures/views.mjs", import.meta.url), {
    args: [name],
    // a young generation that cannot grow: its pages would count as memory per call
    execArgv: ["--expose-gc", "--max-semi-space-size=1"],
  });
  expect(run).toMatchObject({ status: 0, stderr: "" });
  return JSON.parse(run.stdout) as Figures;
}

/** What is wrong with a function, by the limits that a right one stays under. */
function faults(figures: Figures): string[] {
  return [
    ...(figures.rssPerCall < 32 ? [] : ["memory per call"]),
    ...(figures.heapPerCall < 4 ? [] : ["heap per call"]),
    // 300 inputs of 1 MiB: V8 counts what it holds; what the system still lends may lag behind
    ...(figures.growthMiB < 8 && figures.rssGrowthMiB < 100 ? [] : ["inputs kept"]),
    ...(figures.survivors === 0 ? [] : ["inputs reachable"]),
    ...(figures.blocks === 0 ? [] : ["blocks of C"]),
  ];
}

describeNative("returned views", () => {
  it("do not leak", async () => {
    expect(faults(await measure("tail"))).toEqual([]);
  });

  it("leak as little as copies, which own their memory", async () => {
    expect(faults(await measure("tailCopy"))).toEqual([]);
  });

  it("are caught when each call keeps its input", async () => {
    expect(faults(await measure("tailLeakingReference"))).toEqual(
      expect.arrayContaining(["memory per call", "inputs kept", "inputs reachable"]),
    );
  });

  it("are caught when each call loses some 200 bytes", async () => {
    const found = faults(await measure("tailLeakingHelper"));
    expect(found).toEqual(expect.arrayContaining(["memory per call", "heap per call"]));
    expect(found).not.toContain("inputs reachable");
  });
});
