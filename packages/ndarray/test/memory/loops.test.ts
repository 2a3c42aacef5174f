import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";

const fixture = new URL("./fixtures/add-loop.mjs", import.meta.url);

// The inputs take 250 MB. 1,000 rounds reach the same peak; bench/memory has the figures.
it.each([
  ["add", 40, {}],
  ["mask", 20, {}],
  ["add", 10, { TSMEM_NATIVE: "0" }],
])(
  "a loop of %s that never disposes its results of 80 MB stays below 1 GiB",
  async (operation, count, env) => {
    const { status, stdout, stderr } = await runFixture(fixture, {
      args: [String(count), operation],
      env,
      execArgv: [],
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { peakMiB: number }).peakMiB).toBeLessThan(1024);
  },
  120_000,
);
