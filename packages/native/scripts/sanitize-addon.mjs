// Builds the addon with the address and leak sanitizers and runs in it test/memory/fixtures/sanitized.mjs,
// each scenario of misuse.mjs, and each of the package shared, whose memory is the addon's too, with
// its stress of workers and processes. Fails on every error, and on leaks with our code in the stack:
// Node has leaks of its own, which a suppression list would hide together with ours.
// Names of scenarios as arguments run only those; TSMEM_SANITIZE=quick runs the few named below.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isQuick, packageFolder, run, sources } from "./sanitize-common.mjs";

const require = createRequire(import.meta.url);
const root = mkdtempSync(join(tmpdir(), "tsmem-asan-"));
const copy = join(root, "package");
const sharedFolder = join(packageFolder, "../shared");
const sharedCopy = join(root, "shared");

/** A copy of this package whose addon is the instrumented one. */
function prepare() {
  mkdirSync(join(copy, "addon/build/Release"), { recursive: true });
  for (const name of ["package.json", "dist", "test"]) {
    cpSync(join(packageFolder, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(packageFolder, "node_modules"), join(copy, "node_modules"));
  for (const name of ["package.json", "dist", "test/memory/fixtures"]) {
    cpSync(join(sharedFolder, name), join(sharedCopy, name), { recursive: true });
  }
  const modules = join(sharedCopy, "node_modules/@tsmem");
  mkdirSync(modules, { recursive: true });
  symlinkSync(join(packageFolder, "node_modules/@tsmem/core"), join(modules, "core"));
  symlinkSync(copy, join(modules, "native"));
  const headers = [
    join(dirname(dirname(process.execPath)), "include/node"),
    process.env.npm_config_nodedir && join(process.env.npm_config_nodedir, "include/node"),
  ].find((folder) => folder && existsSync(join(folder, "node_api.h")));
  if (headers === undefined) {
    console.error("the headers of Node are not beside it; set npm_config_nodedir");
    process.exit(1);
  }
  run("g++", [
    ...["-std=c++17", "-g", "-O1", "-fPIC", "-shared", "-fexceptions", "-fno-omit-frame-pointer"],
    ...["-fno-strict-aliasing", "-ffp-contract=off", "-Wno-psabi", "-pthread"], // as for the kernels
    ...["-fsanitize=address", "-DNAPI_VERSION=8", "-DNODE_ADDON_API_CPP_EXCEPTIONS"],
    ...["-DNODE_GYP_MODULE_NAME=tsmem_native", "-DBUILDING_NODE_EXTENSION"],
    ...[`-I${headers}`, `-I${dirname(require.resolve("node-addon-api"))}`],
    ...[...sources(), "-o", join(copy, "addon/build/Release/tsmem_native.node")],
  ]);
}

function library() {
  const { stdout } = spawnSync("g++", ["-print-file-name=libasan.so"], { encoding: "utf8" });
  return stdout.trim();
}

const ourCode = /addon\/cpp\/|tsmem_native\.node/;

/** Errors, and leaks of memory that our code asked for; what Node allocates under our calls is its own. */
function isOurs(report) {
  if (/ERROR: AddressSanitizer/.test(report)) return true;
  if (!/(Direct|Indirect) leak/.test(report)) return false;
  const frames = report
    .split("\n")
    .filter((line) => /^\s+#\d+ /.test(line) && !/libsanitizer|\/include\/c\+\+\//.test(line));
  const [first = ""] = frames;
  return (
    ourCode.test(first) ||
    (first.includes("napi_create_reference") && frames.some((frame) => ourCode.test(frame)))
  );
}

/** 4 workers and 2 processes for this many seconds. */
const stress = [sharedCopy, "stress.mjs", [isQuick ? "5" : "60"]];

/** A worker that is terminated after malloc and before adopt has lost what nobody owned yet. */
const losesUnowned = ["terminated workers", ...stress[2]];

/** One for each way in which memory changes hands. */
const quickScenarios = [
  "double free",
  "use after dispose",
  "transfer then dispose",
  "terminated workers",
  "natural exit with live blocks",
  "dropped blocks go by collection",
  "lent blocks go from lease to lease",
  "mapped files",
  "close, collect and finalize in any order",
  "workers that end with mappings open",
  "stress.mjs",
];

/** By what a run is chosen. */
const nameOf = ([, script, [name]]) => (script === stress[1] ? script : (name ?? script));

/** What a script in `folder` knows to run, one process each. */
function scenarios(folder, script) {
  const { stdout } = spawnSync(process.execPath, [join(folder, "test/memory/fixtures", script)], {
    encoding: "utf8",
    env: { ...process.env, LD_PRELOAD: library(), ASAN_OPTIONS: "detect_leaks=0" },
  });
  return JSON.parse(stdout).map((name) => [folder, script, [name]]);
}

function check(folder, script, args) {
  const log = join(root, "report");
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", join(folder, "test/memory/fixtures", script), ...args],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: {
        ...process.env,
        LD_PRELOAD: library(),
        ASAN_OPTIONS:
          `detect_leaks=${losesUnowned.includes(args[0]) ? 0 : 1}:` +
          "exitcode=99:fast_unwind_on_malloc=0:allocator_may_return_null=1:" +
          `log_path=${log}`,
      },
    },
  );
  const reports = readdirSync(root)
    .filter((name) => name.startsWith("report."))
    .map((name) => {
      const text = readFileSync(join(root, name), "utf8");
      rmSync(join(root, name));
      return text;
    });
  const findings = reports.flatMap((text) => text.split(/\n\s*\n/)).filter(isOurs);
  const title = [script, ...args].join(" ");
  // 99 with no finding of ours: leaks of Node alone.
  if (findings.length > 0 || signal !== null || (status !== 0 && status !== 99)) {
    console.error(`${title}: status ${status}, signal ${signal}\n${stdout}${stderr}`);
    console.error(findings.join("\n\n"));
    return false;
  }
  console.log(`${title} is clean under the address and leak sanitizers`);
  return true;
}

try {
  prepare();
  const named = process.argv.slice(2);
  const only = named.length === 0 && isQuick ? ["sanitized.mjs", ...quickScenarios] : named;
  const isClean = [
    [copy, "sanitized.mjs", []],
    ...scenarios(copy, "misuse.mjs"),
    ...scenarios(sharedCopy, "scenarios.mjs"),
    stress,
  ]
    .filter((entry) => only.length === 0 || only.includes(nameOf(entry)))
    .map(([folder, script, args]) => check(folder, script, args));
  process.exitCode = isClean.every(Boolean) ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
