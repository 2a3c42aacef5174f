// Compiles the addon into addon/prebuilds/<platform>-<arch>/ with prebuildify. Uses the headers that
// came with the running Node.js when they are there, so that nothing is downloaded. Without a working
// C++ compiler it says so and succeeds; the tests then check what is left to check.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const addon = fileURLToPath(new URL("../addon/", import.meta.url));
const report = join(addon, "build-report.json");

function runs(command, args) {
  const { error, status } = spawnSync(command, args, { stdio: "ignore" });
  return !error && status === 0;
}

function compilerProblem() {
  if (process.platform === "win32") return null; // node-gyp looks for Visual Studio itself
  const compiler = process.env.CXX ?? (process.platform === "darwin" ? "c++" : "g++");
  const [command, ...rest] = compiler.split(" ");
  if (!runs(command, [...rest, "--version"])) return `${command} is not there or does not run`;
  return runs("make", ["--version"]) ? null : "make is not there or does not run";
}

function unavailable(reason) {
  rmSync(join(addon, "prebuilds"), { recursive: true, force: true });
  writeFileSync(report, `${JSON.stringify({ built: false, reason }, null, 2)}\n`);
  console.warn(`example-addon was not built: ${reason}.`);
  process.exit(process.env.CI_NATIVE === "required" ? 1 : 0);
}

const problem = compilerProblem();
if (problem) unavailable(problem);

const prefix = dirname(dirname(process.execPath));
const env = { JOBS: "max", ...process.env };
if (!env.npm_config_nodedir && existsSync(join(prefix, "include/node/node_api.h"))) {
  env.npm_config_nodedir = prefix;
}
const { status } = spawnSync(
  process.execPath,
  [
    require.resolve("prebuildify/bin.js"),
    ...["--cwd", "addon", "--name", "example-addon"],
    ...["--napi", "--strip", "--target", `node@${process.versions.node}`],
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env },
);
if (status !== 0) unavailable(`the compiler failed (node-gyp ended with ${status}), see above`);
writeFileSync(report, `${JSON.stringify({ built: true }, null, 2)}\n`);
