import { expect, it } from "vitest";
import { requireOptional, traceHooks } from "../../src/index.ts";

it("requireOptional() says that nothing can be required in a browser", () => {
  const { module, reason } = requireOptional("@tsmem/native", import.meta.url);
  expect(module).toBeUndefined();
  expect(reason).toMatch(/needs Node, Bun or Deno/);
});

it("traceHooks are the object of this realm", () => {
  expect((globalThis as Record<symbol, unknown>)[Symbol.for("tsmem.trace")]).toBe(traceHooks);
});
