import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { noStoredView } from "../../src/no-stored-view.ts";
import { defaultOptions } from "../../src/options.ts";
import { createProject, rule } from "../corpus/lint.ts";

const page = readFileSync(new URL("../../docs/rules/no-stored-view.md", import.meta.url), "utf8");
const snippets = [...page.matchAll(/(Incorrect|Correct):\n\n```ts\n([\s\S]*?)```/g)].map(
  ([, kind, code], index) => ({ kind: kind!, code: code!, file: `docs${String(index)}.ts` }),
);
const project = createProject(Object.fromEntries(snippets.map(({ file, code }) => [file, code])));
afterAll(() => {
  project.remove();
});

describe("the rule's page", () => {
  it("has a snippet for every option, and a heading for each", () => {
    for (const option of Object.keys(defaultOptions)) {
      expect(page).toContain(`### \`${option}\``);
      expect(snippets.some(({ code }) => code.includes(`"${option}"`))).toBe(true);
    }
    expect(snippets.length).toBeGreaterThan(7);
  });

  it.each(snippets)("$kind: $file compiles and is reported as it says", async (snippet) => {
    const { kind, code, file } = snippet;
    expect(project.typeErrors(file, code)).toEqual([]);
    // Options that the schema does not allow would be a message without a rule.
    const messages = await project.lint(file);
    expect(messages.every(({ ruleId, fatal }) => ruleId === rule && !fatal)).toBe(true);
    expect(messages.length > 0).toBe(kind === "Incorrect");
  });

  it("describes what the rule's metadata says", () => {
    expect(noStoredView.meta.docs?.description).toBe(
      "disallow storing views for long without a copy",
    );
  });
});
