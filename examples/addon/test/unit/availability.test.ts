import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { available, example, reason } from "../../src/index.ts";

it("has its functions exactly when the addon was built, and the reason otherwise", () => {
  expect(example !== undefined).toBe(available);
  if (available) expect(reason).toBeUndefined();
  else expect(reason).toMatch(/it was not built here: .|No native build was found/);
});

it("finds the headers through the documented include-dir entry", () => {
  const includeDir = createRequire(import.meta.url)("@tsmem/native/include-dir") as string;
  expect(existsSync(join(includeDir, "tsmem/tsmem.h"))).toBe(true);
  expect(readFileSync(new URL("../../addon/binding.gyp", import.meta.url), "utf8")).toContain(
    "require('@tsmem/native/include-dir')",
  );
});
