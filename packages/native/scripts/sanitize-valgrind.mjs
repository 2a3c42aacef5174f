// Runs test/memory/fixtures/sanitized.mjs under valgrind with the addon as it is published. Unlike the
// address sanitizer it also sees code that V8 compiled read freed memory through a typed array.
// Fails on every invalid access, and on memory that our code definitely lost. Another script to
// run may be given as the argument.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { packageFolder } from "./sanitize-common.mjs";

const script = process.argv[2] ?? join(packageFolder, "test/memory/fixtures/sanitized.mjs");
const { status, signal, stdout, stderr, error } = spawnSync(
  "valgrind",
  [
    ...["--quiet", "--error-exitcode=9", "--leak-check=full", "--show-leak-kinds=definite"],
    "--errors-for-leak-kinds=none", // leaks are judged below: Node has some of its own
    `--suppressions=${join(packageFolder, "scripts/valgrind.supp")}`,
    process.execPath,
    "--expose-gc",
    script,
  ],
  { encoding: "utf8", maxBuffer: 2 ** 28 },
);
if (error) {
  console.error(`valgrind does not run: ${error.message}`);
  process.exit(1);
}
const lost = stderr
  .split(/==\d+== \n/)
  .filter((part) => /definitely lost/.test(part) && /tsmem\+?_?native.*\.node/.test(part))
  .filter((part) => !/napi_create_external \(/.test(part)); // see sanitize-addon.mjs
if (status !== 0 || lost.length > 0) {
  console.error(`status ${status}, signal ${signal}\n${stdout}\n${stderr}`);
  process.exit(1);
}
console.log(`${script} is clean under valgrind`);
