// Runs the recorded results through each way of computing alone, and compares what they make bit by bit:
// JavaScript only (TSMEM_NATIVE=0), then every operation in a native kernel that has one, whatever
// its size (TSMEM_NATIVE=1), at the best CPU level or, with --all, at each one of this machine. Cases
// recorded with a tolerance (functions of the C library and of JavaScript, whose last bits differ) are held
// to the tolerance only.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { paths } from "../support/paths.mjs";

const cli = fileURLToPath(new URL("./cli.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tsmem-paths-"));

/** The bits of every case, by id; null when the results are not NumPy's. */
function run({ name, env }) {
  const file = join(folder, name);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "--bits", file], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) console.error(`${name}: status ${status}\n${stdout}${stderr}`);
  else console.log(`${name}: ${stdout.trim().split("\n").at(-1)}`);
  return status === 0 ? JSON.parse(readFileSync(file, "utf8")) : null;
}

try {
  const [first, ...others] = paths(process.argv.includes("--all"));
  const expected = run(first);
  let isSame = expected !== null;
  for (const path of others) {
    const found = run(path);
    const different = Object.keys(expected ?? {}).filter((id) => found?.[id] !== expected[id]);
    if (different.length > 0) console.error(`${path.name}: other bits in ${different.join(" ")}`);
    isSame &&= different.length === 0;
  }
  if (isSame) console.log(`${Object.keys(expected).length} cases have the same bits on every path`);
  process.exitCode = isSame ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
