// Writes docs/errors.md from the codes and classes of the built package; `--check` compares instead.
import { readFile, writeFile } from "node:fs/promises";
import * as core from "../dist/index.js";

const page = new URL("../../../docs/errors.md", import.meta.url);
const samples = new Map();
for (const value of Object.values(core)) {
  if (typeof value !== "function" || !(value.prototype instanceof Error)) continue;
  const error = new value("", { code: undefined });
  if (error.code) samples.set(error.code, value);
}
const classes = {
  ERR_TSMEM_NOT_OWNED: core.NotOwnedError,
  ERR_TSMEM_ALREADY_FREED: core.NotOwnedError,
  ERR_TSMEM_OTHER_OWNER: core.NotOwnedError,
  ERR_TSMEM_WRONG_THREAD: core.NotOwnedError,
  ERR_TSMEM_DEADLOCK: core.LockError,
  ERR_TSMEM_NOT_HELD: core.LockError,
  ERR_TSMEM_TIMEOUT: core.LockError,
  ERR_TSMEM_NATIVE: Error, // made in C++, without a class
};
const rows = Object.entries(core.errorCodes).map(([code, meaning]) => {
  const error = samples.get(code) ?? classes[code];
  const parent = error && Object.getPrototypeOf(error).name;
  const name = parent ? `${error.name} (${parent})` : (error?.name ?? "of one package");
  return `| \`${code}\` | ${meaning} | ${name} |`;
});
const text = `# Error codes

Every error of tsmem has a \`code\` that stays the same in all releases of a major version; the wording may
improve. \`isTsmemError(error)\` looks at the code, so it also knows errors of another installed copy.
The values that a message names are properties of the error as well. Where no class of \`@tsmem/core\` stands
in the last column, the package that throws the error exports it.

| code | meaning | class (built-in parent) |
| --- | --- | --- |
${rows.join("\n")}
`;
const { format } = await import("prettier");
const formatted = await format(text, { parser: "markdown", printWidth: 100 });

if (process.argv.includes("--check")) {
  if ((await readFile(page, "utf8").catch(() => "")) !== formatted) {
    console.error("docs/errors.md is out of date; run: pnpm --filter @tsmem/core generate");
    process.exit(1);
  }
} else {
  await writeFile(page, formatted);
}
