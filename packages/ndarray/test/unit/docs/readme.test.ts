import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** What a program prints that lies inside the package; in a file, because Deno has no `--input-type`. */
function printed(program: string): string {
  const folder = mkdtempSync(fileURLToPath(new URL("../../.readme-", import.meta.url)));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, program);
    return execFileSync(process.execPath, [file], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("the README's example prints what it says", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  const output = printed(example);
  expect(output.trim().split("\n")).toEqual(expected);
  expect(expected).toHaveLength(5);
  expect(example.trim().split("\n").length).toBeLessThanOrEqual(15);
});
