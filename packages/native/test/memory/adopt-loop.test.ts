import { runFixture } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import { available, type Stats } from "../../src/index.ts";

const fixture = new URL("./fixtures/adopt-loop.mjs", import.meta.url);

interface Outcome {
  readonly peakMiB: number;
  readonly stats: Stats;
}

async function loop(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const { status, stdout, stderr } = await runFixture(fixture, { args, env, execArgv: [] });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout) as Outcome;
}

describe.runIf(available)("2048 x 4 MiB adopted from C in one synchronous loop", () => {
  it.each([["lease"], ["buffer"]])("stay below 256 MiB when dropped (%s)", async (reach) => {
    const { peakMiB, stats } = await loop([reach, "drop"]);
    expect(peakMiB).toBeLessThan(256);
    expect(stats.adopted).toBe(2048);
  });

  it.each([["lease"], ["buffer"]])("stay below 96 MiB when disposed (%s)", async (reach) => {
    const { peakMiB, stats } = await loop([reach, "dispose"]);
    expect(peakMiB).toBeLessThan(96);
    expect(stats.liveBlocks).toBe(0);
    expect(stats.sweeps).toBe(0);
  });

  it("are swept without a turn of the event loop when they never escaped", async () => {
    const { stats } = await loop(["lease", "drop"]);
    expect(stats.swept).toBeGreaterThan(2000);
    expect(stats.copied).toBe(0);
    expect(stats.peakBytes).toBeLessThan(80 * 2 ** 20);
  });

  it("are never swept when they escaped; the rest is copied", async () => {
    const { stats } = await loop(["buffer", "drop"]);
    expect(stats.swept).toBe(0);
    expect(stats.copied).toBeGreaterThan(1900);
  });

  it("stay bounded without external buffers", async () => {
    const { peakMiB, stats } = await loop(["buffer", "drop"], { TSMEM_NO_EXTERNAL_BUFFERS: "1" });
    expect(peakMiB).toBeLessThan(256);
    expect(stats.copied).toBe(2048);
  });
});
