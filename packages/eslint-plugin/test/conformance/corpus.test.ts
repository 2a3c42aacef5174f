import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import labels from "../corpus/labels.json" with { type: "json" };
import { createProject, rule, withSuggestion } from "../corpus/lint.ts";

type Tier = 1 | 2 | 3 | "options";

interface Label {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly altLines?: readonly number[];
  readonly expected: string;
  readonly tier: Tier;
}

const cases = labels.cases as readonly Label[];
const fileOptions = labels.fileOptions as Readonly<Record<string, readonly unknown[]>>;
const project = createProject(null);
const files = readdirSync(join(project.folder, "cases")).map((name) => `cases/${name}`);
const reported = new Map<string, readonly Linter.LintMessage[]>();

beforeAll(async () => {
  for (const file of files) reported.set(file, await project.lint(file, fileOptions[file]));
});
afterAll(() => {
  project.remove();
});

function reportsFor({ file, line, altLines = [] }: Label): Linter.LintMessage[] {
  const lines = new Set([line, ...altLines]);
  return reported.get(file)!.filter((message) => lines.has(message.line));
}

function missed(tiers: readonly Tier[]): string[] {
  const wanted = cases.filter(
    ({ tier, expected }) => tiers.includes(tier) && expected === "report",
  );
  return wanted.filter((label) => reportsFor(label).length === 0).map(({ id }) => id);
}

/** Reports on lines that no label asks for, labelled quiet or not labelled at all. */
function falseAlarms(): string[] {
  const wanted = new Set(
    cases
      .filter(({ expected }) => expected === "report")
      .flatMap(({ file, line, altLines = [] }) =>
        [line, ...altLines].map((one) => `${file}:${String(one)}`),
      ),
  );
  return files.flatMap((file) =>
    reported
      .get(file)!
      .map(({ line }) => `${file}:${String(line)}`)
      .filter((place) => !wanted.has(place)),
  );
}

describe("labelled lines", () => {
  it("are read without a parse error, by no other rule", () => {
    const others = [...reported.values()].flat().filter(({ ruleId }) => ruleId !== rule);
    expect(others).toEqual([]);
  });

  it("raise no false alarm", () => {
    expect(falseAlarms()).toEqual([]);
  });

  it.each<[string, readonly Tier[]]>([
    ["one statement and types", [1]],
    ["data flow in one function", [2]],
    ["helpers, promises and classes", [3]],
    ["options", ["options"]],
  ])("are all found: %s", (_, tiers) => {
    expect(missed(tiers)).toEqual([]);
  });

  it("have suggestions that compile and silence the report", async () => {
    const failures: string[] = [];
    for (const label of cases.filter(({ expected }) => expected === "report")) {
      const { id, file } = label;
      const text = readFileSync(join(project.folder, file), "utf8");
      const [message] = reportsFor(label);
      const next = message && withSuggestion(text, message);
      if (!message || !next) {
        failures.push(`${id}: no suggestion`);
        continue;
      }
      const after = await project.lint(file, fileOptions[file], next);
      if (after.some(({ line, column }) => line === message.line && column === message.column))
        failures.push(`${id}: still reported`);
      if (file.endsWith(".ts"))
        failures.push(...project.typeErrors(file, next).map((error) => `${id}: ${error}`));
    }
    expect(failures).toEqual([]);
  });
});
