import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [config] = /(?<=```js\n)[\s\S]*?(?=```)/.exec(readme)!;
const snippets = [...readme.matchAll(/\n(Reported|Quiet)[^\n]*\n\n```ts\n([\s\S]*?)```/g)].map(
  ([, kind, code], index) => ({ kind: kind!, code: code!, file: `snippet${String(index)}.ts` }),
);
const folder = realpathSync(mkdtempSync(join(tmpdir(), "no-stored-view-")));

/** The example's own config file, beside the packages that it imports. */
beforeAll(() => {
  const workspace = fileURLToPath(new URL("../../../../", import.meta.url));
  const types = createRequire(import.meta.url).resolve("@types/node/package.json");
  const links: Readonly<Record<string, string>> = {
    "@tsmem/eslint-plugin": fileURLToPath(new URL("../../", import.meta.url)),
    "typescript-eslint": join(workspace, "node_modules/typescript-eslint"),
    "@types/node": dirname(types),
  };
  for (const [name, target] of Object.entries(links)) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, "junction");
  }
  writeFileSync(join(folder, "eslint.config.mjs"), config);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  for (const { file, code } of snippets) writeFileSync(join(folder, file), code);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tsconfig = {
  compilerOptions: { strict: true, module: "nodenext", skipLibCheck: true, types: ["node"] },
};

describe("the README", () => {
  it("shows code of both kinds", () => {
    expect(snippets.map(({ kind }) => kind)).toEqual(["Reported", "Quiet"]);
  });

  it.each(snippets)("$kind: its code, under its config", async ({ kind, file }) => {
    const [result] = await new ESLint({ cwd: folder }).lintFiles([file]);
    const found = result!.messages.map(({ ruleId, severity }) => [ruleId, severity]);
    expect(found).toEqual(kind === "Reported" ? [["@tsmem/no-stored-view", 1]] : []);
  });
});
