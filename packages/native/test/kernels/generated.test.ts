import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Generator {
  readonly generate: () => Record<string, string>;
}

test("the committed tables are what table.json gives", async () => {
  const script = new URL("../../scripts/generate-kernel-table.mjs", import.meta.url).href;
  const { generate } = (await import(script)) as Generator;
  for (const [path, text] of Object.entries(generate())) {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"), path).toBe(text);
  }
});
