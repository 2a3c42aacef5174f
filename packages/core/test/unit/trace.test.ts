import { expect, it } from "vitest";
import { requireOptional, traceHooks } from "../../src/index.ts";

it("traceHooks are one object per realm, whichever copy of the package made them", () => {
  const shared = (globalThis as Record<symbol, unknown>)[Symbol.for("tsmem.trace")];
  expect(shared).toBe(traceHooks);
  expect(traceHooks.listener).toBeNull();
});

it("requireOptional() says why a package is not there", () => {
  expect(requireOptional("@tsmem/no-such-package", import.meta.url).reason).toMatch(
    /no-such-package/,
  );
  expect(requireOptional("node:os", import.meta.url).module).toHaveProperty("cpus");
});
