import { available } from "@tsmem/native";
import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";

const fixture = new URL("./fixtures/mapped.mjs", import.meta.url);
const canMap = available && !("Deno" in globalThis);
const scenarios = [
  "dropped arrays go by collection",
  "disposed arrays go at once",
  "views and the buffer keep the mapping",
  "markAsUntransferable",
  "workers that end with mappings open",
  "workers that are terminated with mappings open",
  "workers that are terminated while they map",
  "a worker gives its buffer away and is terminated",
  "natural exit with mappings open",
];

it.runIf(canMap).each(scenarios)("%s: no crash, no lost mapping", async (scenario) => {
  const { status, signal, stdout, stderr } = await runFixture(fixture, { args: [scenario] });
  expect(stderr).toBe("");
  expect({ status, signal }).toEqual({ status: 0, signal: null });
  expect(stdout).toBe("ok\n");
});

it("the list of scenarios is whole", async () => {
  const { stdout } = await runFixture(fixture);
  expect(JSON.parse(stdout)).toEqual(scenarios);
});

it.runIf(canMap)("without buffers over foreign memory the error says what to do", async () => {
  const { stderr } = await runFixture(fixture, {
    args: ["disposed arrays go at once"],
    env: { TSMEM_NO_EXTERNAL_BUFFERS: "1" },
  });
  expect(stderr).toMatch(/ERR_TSMEM_UNAVAILABLE/);
  expect(stderr).toMatch(
    /load: the file cannot be mapped by @tsmem.native: this runtime forbids .*; load without mmapMode/,
  );
});
