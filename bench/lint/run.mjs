// Runs the rule over the published sources of well-known packages.
//   node run.mjs          every report of every package, as a table
//   node run.mjs --cost   time inside the rule against no-floating-promises, over the same sources
// Build packages/eslint-plugin first; install with `npm install` in this folder.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "@typescript-eslint/eslint-plugin";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import tsmem from "../../packages/eslint-plugin/dist/index.js";

const here = dirname(fileURLToPath(import.meta.url));
const work = join(here, ".work");
const sources = {
  "apache-arrow": "src",
  bson: "src",
  hyparquet: "src",
  mongodb: "src",
  mysql2: "lib",
  "redis-parser": "lib",
  rxjs: "dist/esm",
  undici: "lib",
  ws: "lib",
  zod: "src",
};
const rules = {
  "@tsmem/no-stored-view": "error",
  "@typescript-eslint/no-floating-promises": "error",
};

// ESLint ignores node_modules, so each package is linted as a copy beside it.
function prepare(name) {
  const folder = join(work, name);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    cpSync(realpathSync(join(here, "node_modules", name)), folder, { recursive: true });
    rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  }
  const compilerOptions = {
    allowJs: true,
    checkJs: false,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    lib: ["es2024", "esnext.disposable", "dom", "dom.iterable"],
    types: ["node"],
    typeRoots: [join(here, "node_modules/@types")],
  };
  writeFileSync(
    join(folder, "tsconfig.lint.json"),
    JSON.stringify({ compilerOptions, include: [sources[name]] }),
  );
  const all = readdirSync(join(folder, sources[name]), { recursive: true, withFileTypes: true });
  const files = all
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/(?:tests?|benchmarks?|__tests__|locales)\//.test(relative(folder, file)));
  return { folder, files };
}

async function lint(name, ruleNames) {
  const { folder, files } = prepare(name);
  const engine = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    stats: true,
    overrideConfig: [
      {
        files: ["**/*.{ts,mts,cts,js,mjs,cjs}"],
        languageOptions: {
          parser,
          parserOptions: { project: "./tsconfig.lint.json", tsconfigRootDir: folder },
        },
        plugins: { "@tsmem": tsmem, "@typescript-eslint": tseslint },
        rules: Object.fromEntries(ruleNames.map((rule) => [rule, rules[rule]])),
      },
    ],
  });
  const results = await engine.lintFiles(files);
  const times = Object.fromEntries(ruleNames.map((rule) => [rule, 0]));
  for (const { stats } of results)
    for (const pass of stats?.times.passes ?? [])
      for (const rule of ruleNames) times[rule] += pass.rules?.[rule]?.total ?? 0;
  parser.clearCaches();
  return { folder, results, times };
}

async function report(names) {
  for (const name of names) {
    const { folder, results } = await lint(name, ["@tsmem/no-stored-view"]);
    const fatal = results.flatMap(({ messages }) => messages.filter((message) => message.fatal));
    const found = results.flatMap(({ filePath, messages }) =>
      messages
        .filter((message) => message.ruleId === "@tsmem/no-stored-view")
        .map((message) => ({ ...message, file: relative(folder, filePath) })),
    );
    console.log(
      `${name}: ${results.length} files, ${found.length} reports, ${fatal.length} not parsed`,
    );
    for (const { file, line, message } of found) console.log(`  ${file}:${line} ${message}`);
    for (const { message } of fatal.slice(0, 2)) console.log(`  not parsed: ${message}`);
  }
}

// Each rule runs alone with a program of its own, because whichever asks first pays for the types.
async function cost(names) {
  const [ours, theirs] = Object.keys(rules);
  const alone = { [ours]: 0, [theirs]: 0 };
  const together = { [ours]: 0, [theirs]: 0 };
  for (const [index, name] of names.entries()) {
    const order = index % 2 ? [theirs, ours] : [ours, theirs];
    for (const rule of order) alone[rule] += (await lint(name, [rule])).times[rule];
    const { times } = await lint(name, order);
    for (const rule of order) together[rule] += times[rule];
  }
  for (const [title, times] of [
    ["alone", alone],
    ["together", together],
  ])
    console.log(
      `${title}: no-stored-view ${times[ours].toFixed(0)} ms, no-floating-promises ${times[theirs].toFixed(0)} ms, ratio ${(times[ours] / times[theirs]).toFixed(2)}`,
    );
}

const chosen = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const names = chosen.length > 0 ? chosen : Object.keys(sources);
if (process.argv.includes("--cost")) await cost(names);
else await report(names);
