import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("the README's example prints what it says", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", example], {
    cwd: fileURLToPath(new URL("../../..", import.meta.url)),
    encoding: "utf8",
  });
  expect(output.trim().split("\n")).toEqual(expected);
  expect(expected).toHaveLength(5);
  expect(example.trim().split("\n").length).toBeLessThanOrEqual(15);
});
