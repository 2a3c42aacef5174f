import { readFileSync } from "node:fs";
import { printed } from "@tsmem/testing";
import { expect, it } from "vitest";
import { available } from "../../src/index.ts";

it.runIf(available)("the README's example prints what it says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  const output = printed(example, new URL("../..", import.meta.url), {
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(output.trim().split("\n")).toEqual(expected);
  expect(expected).toHaveLength(3);
});
