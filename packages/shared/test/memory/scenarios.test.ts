import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";
import { SharedMemory } from "../../src/index.ts";

const fixture = new URL("./fixtures/scenarios.mjs", import.meta.url);
const scenarios = [
  "views keep the mapping",
  "dropped segments go by collection",
  "close, collect and finalize in any order",
  "transfer, then close",
  "byte stream",
  "structuredClone and postMessage",
  "markAsUntransferable",
  "another thread goes on after close",
  "workers that end with mappings open",
  "a worker is terminated while it opens and closes",
  "a worker is terminated while it loads the addon",
  "a worker gives its buffer away and is terminated",
  "a segment that only a worker had survives it",
  "natural exit with mappings open",
  "process.exit with mappings open",
];

it.each(scenarios)("%s: no crash, no lost mapping, no name left", async (scenario) => {
  const { status, signal, stdout, stderr } = await runFixture(fixture, { args: [scenario] });
  expect(stderr).toBe("");
  expect({ status, signal }).toEqual({ status: 0, signal: null });
  const lines = stdout.trim().split("\n");
  expect(lines.at(-1)).toBe("ok");
  for (const name of lines.slice(0, -1)) {
    expect(() => SharedMemory.open(name)).toThrow("does not exist");
  }
});

it("the list of scenarios is whole", async () => {
  const { stdout } = await runFixture(fixture);
  expect(JSON.parse(stdout)).toEqual(scenarios);
});
