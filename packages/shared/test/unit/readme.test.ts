import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("the README's example prints what it says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  // A file inside the package, because the child process that it starts runs it too.
  const folder = mkdtempSync(fileURLToPath(new URL("../readme-", import.meta.url)));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, example);
    const output = execFileSync(process.execPath, [file], { encoding: "utf8" });
    expect(output.trim().split("\n")).toEqual(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(expected).toEqual(["42"]);
});
