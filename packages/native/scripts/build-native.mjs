// Compiles the addon into addon/prebuilds/<platform>-<arch>/ with prebuildify, the same files that
// get published. Uses the headers that came with the running Node.js when they are there, so that
// nothing is downloaded. Without a working C++ compiler it says so and succeeds: everything else in
// the workspace runs without the addon. `--require` turns that into a failure (releases, CI).
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const addon = fileURLToPath(new URL("../addon/", import.meta.url));
const report = join(addon, "build-report.json");
const args = process.argv.slice(2).filter((arg) => arg !== "--require");
const isRequired = args.length !== process.argv.length - 2 || process.env.CI_NATIVE === "required";

function compilerProblem() {
  if (process.platform === "win32") return null; // node-gyp looks for Visual Studio itself
  const compiler = process.env.CXX ?? (process.platform === "darwin" ? "c++" : "g++");
  const [command, ...rest] = compiler.split(" ");
  for (const tool of [
    [command, ...rest, "--version"],
    ["make", "--version"],
  ]) {
    const { error, status } = spawnSync(tool[0], tool.slice(1), { stdio: "ignore" });
    if (error || status !== 0) return `${tool[0]} is not there or does not run`;
  }
  return null;
}

function unavailable(reason) {
  rmSync(join(addon, "prebuilds", `${process.platform}-${process.arch}`), {
    recursive: true,
    force: true,
  });
  writeFileSync(report, `${JSON.stringify({ built: false, reason }, null, 2)}\n`);
  console.warn(`@tsmem/native was not built: ${reason}.`);
  console.warn("Everything else runs on memory of the JavaScript engine. Install a C++ compiler,");
  console.warn("make and python3, then build again, to have the native part.");
  process.exit(isRequired ? 1 : 0);
}

const problem = compilerProblem();
if (problem) unavailable(problem);

const prefix = dirname(dirname(process.execPath));
const env = { ...process.env };
if (!env.npm_config_nodedir && existsSync(join(prefix, "include/node/node_api.h"))) {
  env.npm_config_nodedir = prefix;
}
const { status } = spawnSync(
  process.execPath,
  [
    require.resolve("prebuildify/bin.js"),
    ...["--cwd", "addon", "--name", "@tsmem/native"],
    ...["--napi", "--strip", "--target", `node@${process.versions.node}`],
    ...(process.platform === "linux" ? ["--tag-libc"] : []),
    ...args,
  ],
  { stdio: "inherit", env },
);
if (status !== 0) unavailable(`the compiler failed (node-gyp ended with ${status}), see above`);
writeFileSync(report, `${JSON.stringify({ built: true }, null, 2)}\n`);
