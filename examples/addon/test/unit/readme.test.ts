import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { describeNative } from "../support.ts";

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const blocks = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    ([, code]) => code!,
  );
const squeeze = (code: string): string => code.replaceAll(/\s+/g, " ").trim();

const sources = ["addon.cc", "vectors.h"].map((name) => text(`../../addon/src/${name}`)).join("\n");

it("the declarations of the README are those of the addon", () => {
  const [block] = blocks(text("../../README.md"), "cpp");
  const declarations = block!.split(/^(?=function)/m);
  expect(declarations).toHaveLength(2);
  for (const declaration of declarations) {
    expect(squeeze(sources)).toContain(squeeze(declaration));
  }
});

it("the functions of docs/addons.md are those of the addon", () => {
  const guide = squeeze(text("../../../../docs/addons.md"));
  expect(guide).toContain(
    'function<&crop, In<int, 2>, int, int, int, int, Managed<int, 2>, Errno>("crop")',
  );
  const identity = /inline (Out<double, 2> identity\(int n\) \{[\s\S]*?\n\})/.exec(
    sources.replaceAll("tsmem::", ""),
  );
  expect(guide).toContain(squeeze(identity![1]!));
});

describeNative("the README's example", () => {
  it("prints what it says", () => {
    const [example] = blocks(text("../../README.md"), "ts");
    const expected = [...example!.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(
      ([, line]) => line,
    );
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", example!], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      encoding: "utf8",
    });
    expect(output.trim().split("\n")).toEqual(expected);
    expect(expected).toHaveLength(2);
  });
});
