// Writes test/corpus-extra/labels.json from the comments of its cases:
//
//   this.x = file.subarray(0, 4); // report t1 field: why
//   this.x = head; // report t2(-1) const: a report one line above is accepted as well
//   this.x = file; // ok t1 whole-view: why
//
//   node scripts/label-corpus.mjs [--check]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const corpus = new URL("../test/corpus-extra/", import.meta.url);
const options = {
  "opt-always.ts": { checkReturns: "always" },
  "opt-remainders.ts": { reportRemainders: true },
  "opt-returns.ts": { checkReturns: "exported" },
  "opt-strings.ts": { checkStrings: true },
  "opt-types.ts": {
    viewMethods: { Strided: ["lo", "hi", "pick"] },
    copyMethods: ["clone", "detach"],
    longLivedTypes: ["Shelf"],
  },
};
const label = /\/\/ (report|ok) (?:t([123])|options)(?:\(([-+0-9,]+)\))? ([\w-]+): (.*)$/;

const cases = [];
for (const name of readdirSync(new URL("cases", corpus)).sort()) {
  const lines = readFileSync(new URL(`cases/${name}`, corpus), "utf8").split("\n");
  for (const [index, text] of lines.entries()) {
    const found = label.exec(text);
    if (!found && / \/\/ (?:report|ok) /.test(text))
      throw new Error(`${name}:${index + 1}: ${text}`);
    if (!found) continue;
    const [, expected, tier, others, category, why] = found;
    const line = index + 1;
    cases.push({
      id: `x${String(cases.length + 1).padStart(4, "0")}`,
      file: `cases/${name}`,
      line,
      expected,
      tier: tier === undefined ? "options" : Number(tier),
      category,
      why,
      ...(others && { altLines: others.split(",").map((offset) => line + Number(offset)) }),
      text: text.trim(),
    });
  }
}

const fileOptions = Object.fromEntries(
  Object.entries(options).map(([name, value]) => [`cases/${name}`, [value]]),
);
const head = JSON.stringify({ version: 1, set: "extra", fileOptions }).slice(1, -1);
const body = cases.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
const written = `{${head},"cases":[\n${body}\n]}\n`;
const file = new URL("labels.json", corpus);
if (!process.argv.includes("--check")) writeFileSync(file, written);
else if (readFileSync(file, "utf8") !== written) {
  console.error("test/corpus-extra/labels.json is out of date; run pnpm generate");
  process.exitCode = 1;
}
