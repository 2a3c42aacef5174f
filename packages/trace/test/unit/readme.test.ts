import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("the README's first example prints what it says", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = [...example.matchAll(/^\/\/ (demo\.mjs.*)$/gm)].map(([, text]) => text);
  const folder = mkdtempSync(join(root, "readme-"));
  try {
    writeFileSync(join(folder, "demo.mjs"), example);
    const output = execFileSync(process.execPath, ["demo.mjs"], { cwd: folder, encoding: "utf8" });
    const shown = output
      .trim()
      .split("\n")
      .map((line) => line.replace(/oldest=[\d.]+ s/, "oldest=0.0 s"));
    expect(shown).toEqual(expected);
    expect(expected).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
