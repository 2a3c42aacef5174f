import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";

const fixture = new URL("./fixtures/results.mjs", import.meta.url);

it.each([{}, { TSMEM_NATIVE: "0" }, { TSMEM_NO_EXTERNAL_BUFFERS: "1" }])(
  "results that are held do not change when the memory of others is reused (%o)",
  async (env) => {
    const { status, stdout, stderr } = await runFixture(fixture, { env, execArgv: [] });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toBe("ok\n");
  },
  60_000,
);
