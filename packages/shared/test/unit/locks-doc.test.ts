import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runFixture } from "@tsmem/testing";
import { expect, it } from "vitest";
import { available } from "../../src/index.ts";

const page = readFileSync(new URL("../../../../docs/locks.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, text]) => text!);
const folder = fileURLToPath(new URL("../", import.meta.url));

it.runIf(available).each(examples)(
  "an example of docs/locks.md prints what it says",
  async (example) => {
    const place = await mkdtemp(join(folder, "example-"));
    try {
      const script = join(place, "example.mjs");
      await writeFile(script, example);
      const { stdout, stderr, status } = await runFixture(script, { execArgv: [] });
      const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(
        ([, text]) => text,
      );
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(stdout.trim().split(/\s+/)).toEqual(expected.join(" ").split(" "));
    } finally {
      await rm(place, { recursive: true });
    }
  },
);

it("docs/locks.md has examples", () => {
  expect(examples).toHaveLength(4);
});
