import { available } from "@tsmem/native";
import { runFixture } from "@tsmem/testing";
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const fixture = new URL("./fixtures/misuse.mjs", import.meta.url);
const scenarios = [
  "double free",
  "foreign free",
  "free during iteration",
  "use after dispose",
  "transfer then free",
  "sizes",
  "terminated workers",
  "process.exit with live blocks",
];
const hasGlibc =
  existsSync("/proc/self/maps") && readFileSync("/proc/self/maps", "utf8").includes("/libc.so.6");

async function expectOk(scenario: string): Promise<void> {
  const { status, signal, stdout, stderr } = await runFixture(fixture, { args: [scenario] });
  expect(stderr).toBe("");
  expect({ status, signal }).toEqual({ status: 0, signal: null });
  expect(stdout).toBe("ok\n");
}

it.each(scenarios)("no crash and no lost byte: %s", expectOk, 120_000);

it.runIf(available && hasGlibc)("malloc and free by their addresses in the C library", async () => {
  await expectOk("native function pointers");
});

it("the list of scenarios is whole", async () => {
  const { stdout } = await runFixture(fixture);
  expect(JSON.parse(stdout)).toEqual([...scenarios, "native function pointers"]);
});
