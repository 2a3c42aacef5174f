// Runs every row of rows/*.mjs, alternately in rounds so that noise of the machine hits all alike, and
// prints the median. `node --expose-gc run.mjs [part of a row's name]`; `--json` for machines.
import { readdirSync } from "node:fs";

const rounds = 7;
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isJson = process.argv.includes("--json");

/**
 * A row: `name`, `group` (rows of a group do the same work), `count` repetitions, and
 * `run(count)`, which does the work so many times. `after()` may clean up outside the measurement.
 */
const rows = [];
for (const file of readdirSync(new URL("rows/", import.meta.url)).sort()) {
  try {
    rows.push(...(await import(`./rows/${file}`)).rows);
  } catch (error) {
    console.error(`${file} left out: ${error.message.split("\n")[0]}`);
  }
}
const chosen = rows.filter(
  ({ name, group }) =>
    wanted.length === 0 || wanted.some((part) => `${group} ${name}`.includes(part)),
);

const times = new Map(chosen.map((row) => [row, []]));
for (let round = 0; round <= rounds; round += 1) {
  for (const row of chosen) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
    const start = performance.now();
    row.run(row.count);
    const elapsed = performance.now() - start;
    row.after?.();
    if (round > 0) times.get(row).push((elapsed / row.count) * 1e6); // the first warms up
  }
}

const results = chosen.map((row) => {
  const sorted = times.get(row).sort((a, b) => a - b);
  return {
    group: row.group,
    name: row.name,
    medianNs: Math.round(sorted[sorted.length >> 1] * 10) / 10,
    minNs: Math.round(sorted[0] * 10) / 10,
    maxNs: Math.round(sorted.at(-1) * 10) / 10,
  };
});
if (isJson) console.log(JSON.stringify(results, null, 2));
else {
  let group;
  for (const result of results.sort((a, b) => a.group.localeCompare(b.group))) {
    if (result.group !== group) console.log(`\n${(group = result.group)}`);
    const range = `${result.minNs} to ${result.maxNs}`;
    console.log(
      `  ${result.name.padEnd(44)}${String(result.medianNs).padStart(12)} ns  (${range})`,
    );
  }
}
