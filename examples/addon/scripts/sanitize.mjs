// Compiles each header of tsmem alone, then runs test/memory/fixtures/every-function.mjs in a build
// with the address, leak and undefined-behaviour sanitizers, and again, as it is, under valgrind.
// Fails on every error, and on leaks with code of this addon in the stack: Node has leaks of its own.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const example = fileURLToPath(new URL("../", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "example-addon-"));
const copy = join(root, "package");
const fixture = "test/memory/fixtures/every-function.mjs";
const includeDir = require("@tsmem/native/include-dir");
const nodeHeaders = [
  join(dirname(dirname(process.execPath)), "include/node"),
  process.env.npm_config_nodedir && join(process.env.npm_config_nodedir, "include/node"),
].find((folder) => folder && existsSync(join(folder, "node_api.h")));
const includes = [`-I${includeDir}`, `-I${nodeHeaders}`];

function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
  if (result.error) throw new Error(`${command} does not run: ${result.error.message}`);
  return result;
}

function must(command, args, env) {
  const { status, stdout, stderr } = run(command, args, env);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

/** A header that needs another one names it itself. */
function checkHeaders() {
  for (const name of readdirSync(join(includeDir, "tsmem"))) {
    const file = join(root, "alone.cc");
    writeFileSync(file, `#include <tsmem/${name}>\nint main() { return 0; }\n`);
    const strict = ["-std=c++17", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-pedantic"];
    must("g++", [...strict, ...includes, file]);
  }
  console.log("every header compiles alone");
}

/** A copy of this package whose addon is the instrumented one. */
function build() {
  const objects = join(root, "objects");
  mkdirSync(objects);
  mkdirSync(join(copy, "addon/build/Release"), { recursive: true });
  for (const name of ["package.json", "dist", "test/memory/fixtures"]) {
    cpSync(join(example, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(example, "node_modules"), join(copy, "node_modules"));
  const gyp = readFileSync(join(example, "addon/binding.gyp"), "utf8");
  const sources = [...gyp.matchAll(/"(src\/[\w/.-]+\.cc?)"/g)]
    .map(([, file]) => file)
    .filter((file) => !/bits\d+|floats/.test(file)); // see TYPEMAPS_FEW in suite.h
  const flags = ["-g1", "-O0", "-fPIC", "-fvisibility=hidden", "-fno-omit-frame-pointer"];
  flags.push("-DTYPEMAPS_FEW");
  const sanitizers = "-fsanitize=address,undefined";
  for (const source of sources) {
    const isC = source.endsWith(".c");
    must(isC ? "gcc" : "g++", [
      ...(isC ? [] : ["-std=c++17"]),
      ...[...flags, sanitizers, "-fno-sanitize-recover=undefined", ...includes, "-c"],
      ...[join(example, "addon", source), "-o", join(objects, `${basename(source)}.o`)],
    ]);
  }
  const linked = readdirSync(objects).map((name) => join(objects, name));
  const output = join(copy, "addon/build/Release/example_addon.node");
  must("g++", ["-shared", sanitizers, ...linked, "-o", output]);
}

/** An error, or memory that code of the addon itself asked for: Node and V8 have leaks of their own. */
function isOurs(report) {
  if (/ERROR: AddressSanitizer|runtime error:/.test(report)) return true;
  const asker = /(?:Direct|Indirect) leak.*\n.*#0.*\n(.*#1.*)/.exec(report)?.[1];
  return asker !== undefined && !asker.includes(process.execPath);
}

function runSanitized() {
  const library = (name) => must("g++", [`-print-file-name=${name}`]).trim();
  const log = join(root, "report");
  const { status, signal, stdout, stderr } = run(
    process.execPath,
    ["--expose-gc", join(copy, fixture)],
    {
      LD_PRELOAD: `${library("libasan.so")} ${library("libubsan.so")}`,
      ASAN_OPTIONS:
        "detect_leaks=1:exitcode=99:fast_unwind_on_malloc=0:allocator_may_return_null=1:" +
        `log_path=${log}`,
      UBSAN_OPTIONS: `print_stacktrace=1:log_path=${log}`,
    },
  );
  const findings = readdirSync(root)
    .filter((name) => name.startsWith("report."))
    .flatMap((name) => readFileSync(join(root, name), "utf8").split(/\n\s*\n/))
    .filter(isOurs);
  // 99 with no finding of ours: leaks of Node alone.
  if (findings.length > 0 || signal !== null || (status !== 0 && status !== 99)) {
    throw new Error(`status ${status}, signal ${signal}\n${stdout}${stderr}${findings.join("\n")}`);
  }
  console.log(`clean under the address, leak and undefined-behaviour sanitizers: ${stdout.trim()}`);
}

function runValgrind() {
  const { status, signal, stdout, stderr } = run("valgrind", [
    ...["--quiet", "--error-exitcode=9", "--leak-check=full", "--show-leak-kinds=definite"],
    "--errors-for-leak-kinds=none", // leaks are judged below: Node has some of its own
    `--suppressions=${join(example, "scripts/valgrind.supp")}`,
    ...[process.execPath, "--expose-gc", join(example, fixture)],
  ]);
  const lost = stderr
    .split(/==\d+== \n/)
    .filter((part) => part.includes("definitely lost") && part.includes("example_addon.node"));
  if (status !== 0 || lost.length > 0) {
    throw new Error(`status ${status}, signal ${signal}\n${stdout}\n${stderr}`);
  }
  console.log(`clean under valgrind: ${stdout.trim()}`);
}

try {
  if (nodeHeaders === undefined) {
    throw new Error("the headers of Node are not beside it; set npm_config_nodedir");
  }
  checkHeaders();
  build();
  runSanitized();
  runValgrind();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
