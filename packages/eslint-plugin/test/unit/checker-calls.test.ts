import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseForESLint } from "@typescript-eslint/parser";
import { Linter } from "eslint";
import type ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import extraLabels from "../corpus-extra/labels.json" with { type: "json" };
import { createProject } from "../corpus/lint.ts";
import plugin from "../../src/index.ts";

/** What the TypeScript 7 backend of typescript-eslint does not have, or answers by throwing. */
const missing = new Set([
  "symbolToString",
  "signatureToString",
  "getRootSymbols",
  "getPropertySymbolOfDestructuringAssignment",
  "getTypeOfAssignmentPattern",
  "getNullableType",
  "getStringLiteralType",
  "isOptionalParameter",
]);

const project = createProject({}, new URL("../corpus-extra/cases", import.meta.url));
const files = readdirSync(join(project.folder, "cases")).map((name) => `cases/${name}`);
const options = extraLabels.fileOptions as Readonly<Record<string, readonly unknown[]>>;
afterAll(() => {
  project.remove();
});

/** typescript-eslint's parser over a program whose checker throws where TypeScript 7's does. */
const guarded = {
  called: new Set<string>(),
  parseForESLint(text: string, given: Parameters<typeof parseForESLint>[1]) {
    const result = parseForESLint(text, given);
    const { program } = result.services;
    if (!program) throw new Error("the parser gave no program");
    const checker = guard(program.getTypeChecker(), this.called);
    Object.assign(result.services, {
      program: new Proxy(program, {
        get: (target, name): unknown =>
          name === "getTypeChecker" ? () => checker : Reflect.get(target, name),
      }),
    });
    return result;
  },
};

function guard(checker: ts.TypeChecker, called: Set<string>): ts.TypeChecker {
  return new Proxy(checker, {
    get(target, name): unknown {
      if (missing.has(String(name))) throw new Error(`${String(name)} is not implemented`);
      called.add(String(name));
      return Reflect.get(target, name);
    },
  });
}

function lint(file: string): Linter.LintMessage[] {
  const parser = { parseForESLint: guarded.parseForESLint.bind(guarded) };
  return new Linter({ cwd: project.folder }).verify(
    readFileSync(join(project.folder, file), "utf8"),
    [
      {
        files: ["**/*.{ts,js}"],
        languageOptions: {
          parser,
          sourceType: file.endsWith(".js") ? "commonjs" : "module",
          parserOptions: { project: "./tsconfig.json", tsconfigRootDir: project.folder },
        },
        plugins: { "@tsmem": plugin as never },
        rules: { "@tsmem/no-stored-view": ["error", ...(options[file] ?? [])] },
      },
    ],
    { filename: join(project.folder, file) },
  );
}

describe("the type checker", () => {
  it.each(files)("is asked nothing that TypeScript 7 cannot answer: %s", async (file) => {
    const found = lint(file);
    expect(found.filter(({ fatal }) => fatal)).toEqual([]);
    const usual = await project.lint(file, options[file]);
    expect(found.map(({ line, column }) => [line, column])).toEqual(
      usual.map(({ line, column }) => [line, column]),
    );
  });

  it("is asked through the guard", () => {
    expect([...guarded.called]).toContain("getAwaitedType");
    expect(() => Reflect.get(guard({} as ts.TypeChecker, new Set()), "symbolToString")).toThrow(
      /not implemented/,
    );
  });
});
