import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPacked } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package works elsewhere, its command too", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/trace"]);
  writeFileSync(
    join(cwd, "demo.mjs"),
    `import { start, takeSnapshot } from "@tsmem/trace";
import { toSpeedscope } from "@tsmem/trace/export";
start({ mode: "full", globals: true });
globalThis.kept = new Float64Array(1 << 17);
const snapshot = takeSnapshot();
console.log(String(snapshot.statistics("lineno")[0]), toSpeedscope(snapshot).profiles[0].endValue);
`,
  );
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  expect(run("demo.mjs")).toBe("demo.mjs:4: size=1024 KiB, count=1, average=1024 KiB 1048576\n");
  const help = run("node_modules/@tsmem/trace/dist/cli/main.js", "run", "--help");
  expect(help).toContain("--fail-above <size>");
});
