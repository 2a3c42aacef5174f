import { runFixture } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import { available } from "../../src/index.ts";

const fixture = new URL("./fixtures/misuse.mjs", import.meta.url);
const scenarios = [
  "double free",
  "foreign free",
  "use after dispose",
  "transfer then dispose",
  "byte stream",
  "byte stream, dropped",
  "structuredClone",
  "markAsUntransferable",
  "pooled Buffer",
  "pending read",
  "terminated workers",
  "process.exit with live blocks",
  "natural exit with live blocks",
  "uncaught error with live blocks",
  "keepAlive lives as long as the bytes",
  "dropped blocks go by collection",
  "lent blocks go from lease to lease",
  "mapped files",
];

describe.runIf(available)("no crash and no lost byte", () => {
  it.each(scenarios)("%s", async (scenario) => {
    const { status, signal, stdout, stderr } = await runFixture(fixture, { args: [scenario] });
    expect(stderr).toBe("");
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    expect(stdout.trim().split("\n").at(-1)).toBe("ok");
  });

  it.each(scenarios)("without external buffers: %s", async (scenario) => {
    const env = { TSMEM_NO_EXTERNAL_BUFFERS: "1" };
    const { status, stdout, stderr } = await runFixture(fixture, { args: [scenario], env });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout.trim().split("\n").at(-1)).toBe("ok");
  });

  it("the list of scenarios is whole", async () => {
    const { stdout } = await runFixture(fixture);
    expect(JSON.parse(stdout)).toEqual(scenarios);
  });
});
