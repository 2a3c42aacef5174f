import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import ts from "typescript";
import plugin from "../../src/index.ts";

export const rule = "@tsmem/no-stored-view";

const corpus = dirname(fileURLToPath(import.meta.url));
const typeRoots = [
  dirname(dirname(createRequire(import.meta.url).resolve("@types/node/package.json"))),
];

/** A folder with files to lint, types of the packages they import, and a project around them. */
export interface Project {
  readonly folder: string;
  lint(file: string, options?: readonly unknown[], text?: string): Promise<Linter.LintMessage[]>;
  /** Type errors that a file would have with another text. */
  typeErrors(file: string, text: string): string[];
  remove(): void;
}

/**
 * Copy files into a project of their own, as the labelled cases want it: strict, with checkJs off.
 *
 * @param cases - folder of labelled cases to copy as well
 */
export function createProject(
  files: Readonly<Record<string, string>>,
  cases: URL | null = null,
): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "no-stored-view-")));
  cpSync(join(corpus, "types"), join(folder, "types"), { recursive: true });
  if (cases) cpSync(cases, join(folder, "cases"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  return {
    folder,
    async lint(file, options = [], text) {
      const engine = createEngine(folder, file, options);
      const path = join(folder, file);
      const code = text ?? readFileSync(path, "utf8");
      const [result] = await engine.lintText(code, { filePath: path });
      return result!.messages;
    },
    typeErrors: createTypeChecker(folder),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const tsconfig = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    lib: ["es2023", "esnext.disposable", "dom"],
    strict: true,
    allowJs: true,
    checkJs: false,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    typeRoots,
  },
  include: ["cases", "types", "*.ts"],
};

function createEngine(folder: string, file: string, options: readonly unknown[]): ESLint {
  return new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.{ts,js}"],
        languageOptions: {
          parser,
          sourceType: file.endsWith(".js") ? "commonjs" : "module",
          parserOptions: { projectService: true, tsconfigRootDir: folder },
        },
        plugins: { "@tsmem": plugin as unknown as ESLint.Plugin },
        rules: { [rule]: ["error", ...options] },
      },
    ],
  });
}

function createTypeChecker(folder: string): (file: string, text: string) => string[] {
  const config = ts.readConfigFile(join(folder, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder);
  const changed = new Map<string, string>();
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (name) => (changed.has(name) ? String(version) : "0"),
    getScriptSnapshot: (name) => {
      const text = changed.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    readDirectory: (...args) => ts.sys.readDirectory(...args),
  });
  return (file, text) => {
    const path = join(folder, file);
    changed.set(path, text);
    version++;
    const found = service.getSemanticDiagnostics(path);
    changed.delete(path);
    version++;
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  };
}

/** The text with the first suggestion of a message applied; null when there is none. */
export function withSuggestion(text: string, message: Linter.LintMessage): string | null {
  const fix = message.suggestions?.[0]?.fix;
  return fix ? text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) : null;
}
