import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";

const fixture = new URL("./fixtures/no-addon.mjs", import.meta.url);

it("without the addon, a lock of a worker that ended passes on too", async () => {
  const { stdout, stderr } = await runFixture(fixture);
  expect(stderr).toBe("");
  expect(stdout.trim()).toBe("ok");
});
