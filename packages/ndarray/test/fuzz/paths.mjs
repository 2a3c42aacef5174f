// Random operations on arrays of all dtypes, layouts and sizes must give the same bits in JavaScript and
// in the native kernels at every CPU level of this machine. TSMEM_FUZZ_SECONDS says for how long
// (default 60), TSMEM_FUZZ_SEED where to start.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { paths } from "../support/paths.mjs";

const script = fileURLToPath(new URL("./operations.mjs", import.meta.url));
const until = Date.now() + 1000 * Number(process.env.TSMEM_FUZZ_SECONDS ?? 60);
let seed = Number(process.env.TSMEM_FUZZ_SEED ?? Date.now() % 1e9);
const [first, ...others] = paths(true);

function run({ name, env }) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, String(seed)], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
  if (status === 0) return stdout.split("\n");
  throw new Error(`seed ${seed}, ${name}: status ${status}\n${stderr}`);
}

let count = 0;
do {
  const expected = run(first);
  for (const path of others) {
    const at = run(path).findIndex((line, i) => line !== expected[i]);
    if (at < 0) continue;
    console.error(`seed ${seed}, ${path.name}: other bits than in JavaScript\n${expected[at]}`);
    process.exit(1);
  }
  count += expected.length;
  seed += 1;
} while (Date.now() < until);
console.log(
  `${count} operations gave the same bits on ${others.length + 1} paths; last seed ${seed - 1}`,
);
