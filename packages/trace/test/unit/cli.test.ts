import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseBytes, parseDuration } from "../../src/cli/quantities.ts";
import { Snapshot } from "../../src/index.ts";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tsmem-trace-test-"));
const script = join(folder, "demo.mjs");
const child = join(folder, "child.mjs");

beforeAll(() => {
  writeFileSync(
    script,
    `import { Worker } from "node:worker_threads";
const kept = new Float64Array(1 << 20);
globalThis.view = kept.subarray(0, 10);
const worker = new Worker(new URL("./child.mjs", import.meta.url));
worker.on("exit", () => { console.log("args", process.argv.slice(2).join()); process.exitCode = 3; globalThis.kept = kept; });
`,
  );
  writeFileSync(child, "globalThis.kept = new Float64Array(1 << 18);\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function lab(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const started = execFile(
      process.execPath,
      [main, ...args],
      { cwd: folder },
      (_, stdout, stderr) => {
        resolve({ status: started.exitCode, stdout, stderr });
      },
    );
  });
}

// The command preloads the tracer with --import, which is Node's.
describe.runIf(!("bun" in process.versions))("tsmem-trace run", () => {
  it("prints the top lines of all threads and passes the exit status and arguments on", async () => {
    const { status, stdout, stderr } = await lab("run", script, "--top", "7");
    expect(stdout).toBe("args --top,7\n");
    expect(stderr).toContain("demo.mjs:2: size=8192 KiB, count=1, average=8192 KiB");
    expect(stderr).toContain("child.mjs:1: size=2048 KiB, count=1, average=2048 KiB");
    expect(stderr).toMatch(/demo\.mjs:3: views=1, size=80 B, pins=8192 KiB made at demo\.mjs:2/);
    expect(status).toBe(3);
  });

  it("fails above a bound", async () => {
    const { status, stderr } = await lab("run", "--fail-above", "1MiB", child);
    expect(stderr).toMatch(/the traced peak of 2[01]\d\d KiB is above 1024 KiB/);
    expect(status).toBe(1);
    expect((await lab("run", "--fail-above", "100MiB", child)).status).toBe(0);
  });

  it("writes every format that its ending names", async () => {
    for (const ending of ["json", "html", "heapprofile", "speedscope.json", "pb"]) {
      const out = join(folder, `out.${ending}`);
      await lab("run", "--out", out, child);
      expect(existsSync(out)).toBe(true);
      if (ending === "html") expect(readFileSync(out, "utf8")).toContain("child.mjs:1");
    }
    const size = Snapshot.load(join(folder, "out.json")).size;
    expect(size).toBeGreaterThanOrEqual(2 ** 21);
  });

  it("says what is wrong before it runs anything", async () => {
    const wrong: [args: string[], message: RegExp][] = [
      [
        ["run", "--fail-above", "lots", child],
        /"lots" is not a size such as 100MiB; units are B, KiB/,
      ],
      [["run", "--frames", "70000", child], /"70000" is not a whole number from 1 to 65535/],
      [["run", "--sample", "0", child], /leave the option out to trace every allocation/],
      [
        ["run", "--out", "report.pdf", child],
        /report\.pdf names no format; use \.speedscope\.json, \.json/,
      ],
      [["run", "--out", "nowhere/x.html", child], /nowhere is no folder that can be written to/],
      [["run", "absent.mjs"], /there is no .*absent\.mjs; give a script, as you would to node/],
      [["run", "node", child], /there is no .*node; give the script alone/],
      [["run", "--top10", child], /unknown option '--top10'/],
      [["run"], /missing required argument 'script'/],
    ];
    for (const [args, message] of wrong) {
      const { status, stderr } = await lab(...args);
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain("    at ");
      expect(status).toBe(1);
    }
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("reports when a program that would not end gets %s", async (signal, expected) => {
    const server = join(folder, "server.mjs");
    writeFileSync(
      server,
      `const kept = new Float64Array(1 << 18);
setInterval(() => kept.length, 1000);
process.kill(process.pid, "${signal}");
`,
    );
    const { status, stderr } = await lab("run", server);
    expect(stderr).toContain("server.mjs:1: size=2048 KiB, count=1");
    expect(status).toBe(expected);
  });

  // Both wait for a report that is written after the allocation, and end the thread or the process then.
  const reportOf = (thread: number): string =>
    `import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
const { folder } = JSON.parse(process.env.TSMEM_TRACE_SESSION);
const whenReported = (then) => {
  const since = Date.now() + 5;
  const timer = setInterval(() => {
    const file = statSync(folder + "/" + process.pid + "-${thread}.json", { throwIfNoEntry: false });
    if (file?.mtimeMs > since) then(clearInterval(timer));
  }, 10);
};
`;

  it("counts a worker that is terminated by what it reported before", async () => {
    const terminating = join(folder, "terminating.mjs");
    const endless = join(folder, "endless.mjs");
    writeFileSync(
      endless,
      `globalThis.kept = new Float64Array(1 << 18).subarray(0, 4);
import { parentPort } from "node:worker_threads";
parentPort.postMessage("allocated");
setInterval(() => {}, 1000);
`,
    );
    writeFileSync(
      terminating,
      `${reportOf(1)}const worker = new Worker(new URL("./endless.mjs", import.meta.url));
worker.once("message", () => whenReported(() => worker.terminate()));
`,
    );
    const { status, stderr } = await lab("run", terminating);
    expect(stderr).toContain("endless.mjs:1: size=2048 KiB, count=1");
    expect(stderr).toMatch(/endless\.mjs:1: views=1, size=32 B, pins=2048 KiB/);
    expect(status).toBe(0);
  });

  it("shows the last report of a process that was killed", async () => {
    const killed = join(folder, "killed.mjs");
    writeFileSync(
      killed,
      `${reportOf(0)}globalThis.kept = new Float64Array(1 << 18);
whenReported(() => process.kill(process.pid, "SIGKILL"));
`,
    );
    const { status, stderr } = await lab("run", killed);
    expect(stderr).toMatch(/killed\.mjs:\d+: size=2048 KiB, count=1/);
    expect(status).toBe(137);
  });

  it("says so when there is no report at all", async () => {
    const early = join(folder, "early.mjs");
    writeFileSync(early, `process.kill(process.pid, "SIGKILL");\n`);
    const { stderr } = await lab("run", early);
    expect(stderr).toBe("tsmem-trace: the program was ended before it could report\n");
  });

  it("runs a script also without the name of the command", async () => {
    const { status, stderr } = await lab("--top", "1", child);
    expect(stderr).toContain("child.mjs:1: size=2048 KiB");
    expect(status).toBe(0);
  });
});

describe("quantities", () => {
  it.each([
    ["4096", 4096],
    ["1.5KiB", 1536],
    ["100MiB", 104857600],
    ["2 MB", 2e6],
  ])("%s is %i bytes", (text, expected) => {
    expect(parseBytes(text)).toBe(expected);
  });
  it("durations have units of time only", () => {
    expect([parseDuration("1s"), parseDuration("250ms"), parseDuration("2min")]).toEqual([
      1000, 250, 120_000,
    ]);
    expect(() => parseDuration("1MiB")).toThrow(/is not a duration/);
    expect(() => parseDuration("5")).toThrow(/is not a duration/);
  });
});
