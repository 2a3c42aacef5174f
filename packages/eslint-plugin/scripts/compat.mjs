// Lints the labelled cases with the built plugin under other versions of ESLint and TypeScript, and plain
// JavaScript under oxlint. Installs them from the registry into a temporary folder: not part of `test`.
//
//   node scripts/compat.mjs
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const own = dirname(dirname(fileURLToPath(import.meta.url)));
const work = realpathSync(mkdtempSync(join(tmpdir(), "no-stored-view-compat-")));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

const combinations = [
  { eslint: "9.15.0", typescript: "5.9" },
  { eslint: "9.15.0", typescript: "6.0" },
  { eslint: "10", typescript: "5.9" },
  { eslint: "10", typescript: "6.0" },
];

function install(name, dependencies) {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ type: "module", private: true, dependencies }),
  );
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(
    npm,
    ["install", "--no-audit", "--no-fund", "--loglevel=error", "--legacy-peer-deps"],
    {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const plugin = join(folder, "node_modules/@tsmem/eslint-plugin");
  mkdirSync(plugin, { recursive: true });
  for (const part of ["package.json", "dist"])
    cpSync(join(own, part), join(plugin, part), { recursive: true });
  return folder;
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  lib: ["es2023", "esnext.disposable", "dom"],
  strict: true,
  allowJs: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
};

const lintCases = `
import { readFileSync } from "node:fs";
import * as parser from "@typescript-eslint/parser";
import plugin from "@tsmem/eslint-plugin";
import { ESLint } from "eslint";
import ts from "typescript";
const { cases, fileOptions } = JSON.parse(readFileSync("labels.json", "utf8"));
let hits = 0;
let wanted = 0;
let falseAlarms = 0;
for (const file of new Set(cases.map((one) => one.file))) {
  const engine = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [{
      files: ["**/*.{ts,js}"],
      languageOptions: {
        parser,
        sourceType: file.endsWith(".js") ? "commonjs" : "module",
        parserOptions: { project: "./tsconfig.json", tsconfigRootDir: process.cwd() },
      },
      plugins: { "@tsmem": plugin },
      rules: { "@tsmem/no-stored-view": ["error", ...(fileOptions[file] ?? [])] },
    }],
  });
  const [{ messages }] = await engine.lintFiles([file]);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(file + ": " + fatal.message);
  const lines = new Set(messages.map(({ line }) => line));
  const reports = cases.filter((one) => one.file === file && one.expected === "report");
  const accepted = new Set(reports.flatMap((one) => [one.line, ...(one.altLines ?? [])]));
  wanted += reports.length;
  hits += reports.filter((one) => [one.line, ...(one.altLines ?? [])].some((line) => lines.has(line))).length;
  falseAlarms += [...lines].filter((line) => !accepted.has(line)).length;
}
console.log("ESLint " + ESLint.version + ", TypeScript " + ts.version + ": " + hits + " of " + wanted + ", " + falseAlarms + " false alarms");
process.exitCode = hits === wanted && falseAlarms === 0 ? 0 : 1;
`;

let isGood = true;
for (const [index, { eslint, typescript }] of combinations.entries()) {
  const folder = install(`types${index}`, {
    eslint,
    typescript,
    "@typescript-eslint/parser": "^8",
    "@typescript-eslint/utils": "^8",
    "@types/node": "22",
  });
  for (const corpus of ["corpus", "corpus-extra"]) {
    rmSync(join(folder, "cases"), { recursive: true, force: true });
    cpSync(join(own, "test", corpus, "cases"), join(folder, "cases"), { recursive: true });
    cpSync(join(own, "test/corpus/types"), join(folder, "types"), { recursive: true });
    cpSync(join(own, "test", corpus, "labels.json"), join(folder, "labels.json"));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["cases", "types"] }),
    );
    writeFileSync(join(folder, "lint.mjs"), lintCases);
    const { status } = spawnSync(process.execPath, ["lint.mjs"], { cwd: folder, stdio: "inherit" });
    isGood &&= status === 0;
  }
}

// oxlint runs ESLint's JavaScript plugins without type information.
const folder = install("oxlint", {
  oxlint: "*",
  "@typescript-eslint/utils": "^8",
  typescript: "6.0",
});
writeFileSync(
  join(folder, ".oxlintrc.json"),
  JSON.stringify({
    jsPlugins: [{ name: "tsmem", specifier: "@tsmem/eslint-plugin" }],
    categories: { correctness: "off" },
    rules: { "tsmem/no-stored-view": "error" },
  }),
);
writeFileSync(
  join(folder, "plain.js"),
  `export class Heads {
  list = [];
  keep(bytes) {
    this.list.push(bytes.subarray(0, 4));
    this.list.push(new Uint8Array(bytes.subarray(0, 4)));
  }
}
`,
);
const oxlint = spawnSync(join(folder, "node_modules/.bin/oxlint"), ["--format=json", "plain.js"], {
  cwd: folder,
  encoding: "utf8",
});
const { version } = JSON.parse(
  readFileSync(join(folder, "node_modules/oxlint/package.json"), "utf8"),
);
const output = oxlint.stdout + oxlint.stderr;
const reported = [...output.matchAll(/"line": ?(\d+)/g)].map(([, line]) => Number(line));
console.log(`oxlint ${version}: lines ${reported.join()} of plain.js reported, 4 expected`);
if (reported.join() !== "4") console.log(output);
process.exitCode = isGood && reported.join() === "4" ? 0 : 1;
