import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runFixture } from "@tsmem/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { available } from "../../src/index.ts";

const root = mkdtempSync(join(tmpdir(), "tsmem-native-"));
const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL("../../", import.meta.url));

function install(folder: string, name: string): void {
  const packed = mkdtempSync(join(root, "pack-"));
  execFileSync("pnpm", ["pack", "--pack-destination", packed], { cwd: folder, stdio: "ignore" });
  const target = join(root, "node_modules", name);
  mkdirSync(target, { recursive: true });
  const [tarball] = readdirSync(packed);
  execFileSync("tar", ["-xzf", join(packed, tarball!), "-C", target, "--strip-components=1"]);
}

function run(code: string): ReturnType<typeof runFixture> {
  const script = join(root, `script-${Math.random()}.mjs`);
  writeFileSync(script, code);
  return runFixture(script, { execArgv: [] });
}

const everyCall = `
  import * as native from "@tsmem/native";
  import * as unsafe from "@tsmem/native/unsafe";
  import { acquire } from "@tsmem/native/storage";
  import { mapFile, mappedFiles } from "@tsmem/native/files";
  const calls = [
    () => native.allocate(8), () => native.adopt(8n, 8), () => native.borrow(8n, 8, {}),
    () => native.addressOf(new ArrayBuffer(8)), () => native.stats(), () => native.trim(),
    () => acquire(8, true), () => mapFile("test", 0, 8, "private"), () => mappedFiles(),
    () => unsafe.malloc(8), () => unsafe.calloc(1, 8), () => unsafe.realloc(8n, 8),
    () => unsafe.alignedAlloc(8, 8), () => unsafe.alignedFree(8n), () => unsafe.free(8n),
    () => unsafe.memcpy(8n, 8n, 0), () => unsafe.peek(8n, "int8"), () => unsafe.poke(8n, "int8", 1),
    () => unsafe.wrapMalloc(8n), () => unsafe.wrapFree(8n),
  ];
  const codes = new Set(calls.map((call) => {
    try { call(); return "none"; } catch (error) { return error.code; }
  }));
  console.log(JSON.stringify({ available: native.available, reason: native.reason, codes: [...codes] }));
`;

beforeAll(() => {
  install(here, "@tsmem/native");
  install(join(here, "../core"), "@tsmem/core");
  const loader = dirname(require.resolve("node-gyp-build/package.json"));
  mkdirSync(join(root, "node_modules/node-gyp-build"), { recursive: true });
  execFileSync("cp", ["-r", `${loader}/.`, join(root, "node_modules/node-gyp-build")]);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the packed package", () => {
  it.runIf(available)("works where it is installed", async () => {
    const { stdout, stderr } = await run(
      `
      import { adopt, available, allocate } from "@tsmem/native";
      import { malloc, poke } from "@tsmem/native/unsafe";
      import { acquire, release } from "@tsmem/native/storage";
      const address = malloc(1 << 20);
      poke(address, "int32", 42);
      using block = adopt(address, 1 << 20);
      release(acquire(1 << 20, false));
      console.log(available, new Int32Array(block.buffer)[0], allocate(3).byteLength);
    `.replace("using block", "const block"),
    );
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("true 42 3");
  });

  it("ships the headers for addon authors", () => {
    const header = createRequire(join(root, "x.js")).resolve("@tsmem/native/include/tsmem/abi.h");
    execFileSync("grep", ["-q", "TSMEM_ABI_VERSION", header]);
  });

  it.runIf(available)("refuses an addon of another version, and says what to do", async () => {
    const file = join(root, "node_modules/@tsmem/native/dist/addon/generated/interface-number.js");
    const text = readFileSync(file, "utf8");
    const own = /= (\d+)/.exec(text)![1]!;
    writeFileSync(file, text.replace(own, "1"));
    const { stdout, stderr } = await run(everyCall);
    writeFileSync(file, text);
    expect(stderr).toBe("");
    const outcome = JSON.parse(stdout) as { available: boolean; reason: string; codes: string[] };
    expect(outcome.available).toBe(false);
    expect(outcome.reason).toContain(`its interface has number ${own}, and 1 is wanted; reinstall`);
    expect(outcome.reason).toContain("node-gyp rebuild");
    expect(outcome.codes).toEqual(["ERR_TSMEM_UNAVAILABLE"]);
  });

  it("imports without its binary, and every call says why it cannot work", async () => {
    rmSync(join(root, "node_modules/@tsmem/native/addon/prebuilds"), {
      recursive: true,
      force: true,
    });
    const { stdout, stderr } = await run(everyCall);
    expect(stderr).toBe("");
    const outcome = JSON.parse(stdout) as { available: boolean; reason: string; codes: string[] };
    expect(outcome.available).toBe(false);
    expect(outcome.reason).toContain("node-gyp rebuild");
    expect(outcome.codes).toEqual(["ERR_TSMEM_UNAVAILABLE"]);
  });

  it("says what the build in a checkout reported", async () => {
    writeFileSync(
      join(root, "node_modules/@tsmem/native/addon/build-report.json"),
      JSON.stringify({ built: false, reason: "g++ is not there or does not run" }),
    );
    const { stdout } = await run(everyCall);
    expect((JSON.parse(stdout) as { reason: string }).reason).toContain("g++ is not there");
  });

  it("imports where there is no Node, as in a browser", async () => {
    const { stdout, stderr } = await run(`
      const { log } = console;
      delete globalThis.process;
      const native = await import("@tsmem/native");
      await import("@tsmem/native/unsafe");
      await import("@tsmem/native/storage");
      await import("@tsmem/native/files");
      log(native.available, native.reason);
    `);
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("false node-gyp-build needs Node, Bun or Deno");
  });
});
