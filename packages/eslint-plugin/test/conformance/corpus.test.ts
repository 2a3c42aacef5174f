import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import extraLabels from "../corpus-extra/labels.json" with { type: "json" };
import labels from "../corpus/labels.json" with { type: "json" };
import { createProject, rule, withSuggestion } from "../corpus/lint.ts";
import { type Labels, Score } from "../corpus/score.ts";

describe.each<[string, URL, Labels]>([
  ["labelled lines", new URL("../corpus/cases", import.meta.url), labels as unknown as Labels],
  [
    "more lines",
    new URL("../corpus-extra/cases", import.meta.url),
    extraLabels as unknown as Labels,
  ],
])("%s", (_, cases, { cases: all, fileOptions }) => {
  const project = createProject({}, cases);
  const score = new Score(project, { cases: all, fileOptions });
  beforeAll(() => score.lintAll(), 120_000);
  afterAll(() => {
    project.remove();
  });

  it("are read without a parse error, by no other rule", () => {
    expect(score.messages.filter(({ ruleId }) => ruleId !== rule)).toEqual([]);
  });

  it("are where the labels say", () => {
    const lines = new Map(
      score.files.map((file) => [
        file,
        readFileSync(join(project.folder, file), "utf8").split("\n"),
      ]),
    );
    const moved = all.filter(
      ({ file, line, text }) => lines.get(file)?.[line - 1]?.trim() !== text,
    );
    expect(moved).toEqual([]);
  });

  it("raise no false alarm", () => {
    expect(score.falseAlarms()).toEqual([]);
  });

  it.each([
    ["one statement and types", 1],
    ["data flow in one function", 2],
    ["helpers, promises and classes", 3],
    ["options", "options"],
  ] as const)("are all found: %s", (_title, tier) => {
    expect(all.some((label) => label.tier === tier)).toBe(true);
    expect(score.missed(tier)).toEqual([]);
  });

  it.each([0, 1])(
    "have suggestions that compile and silence their reports: choice %i",
    async (index) => {
      const failures: string[] = [];
      for (const file of score.files) failures.push(...(await score.failuresAfter(file, index)));
      expect(failures).toEqual([]);
    },
    300_000,
  );

  it("have a suggestion nearly everywhere", () => {
    const offered = score.messages.filter(({ suggestions }) => suggestions?.length);
    expect(offered.length / score.messages.length).toBeGreaterThan(0.95);
  });
});

describe("labelled lines, one by one", () => {
  const project = createProject({}, new URL("../corpus/cases", import.meta.url));
  const score = new Score(project, labels as unknown as Labels);
  beforeAll(() => score.lintAll(), 120_000);
  afterAll(() => {
    project.remove();
  });

  it("are silent once the first suggestion is taken", async () => {
    const failures: string[] = [];
    for (const file of score.files)
      for (const message of score.reportsIn(file)) {
        const text = readFileSync(join(project.folder, file), "utf8");
        const next = withSuggestion(text, message) ?? text;
        const after = await project.lint(file, score.optionsOf(file), next);
        if (after.some(({ line, column }) => line === message.line && column === message.column))
          failures.push(`${file}:${String(message.line)}`);
      }
    expect(failures).toEqual([]);
  });
});
