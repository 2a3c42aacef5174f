import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

function lab(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
}

describe("the lab's command", () => {
  it("ends by itself without a terminal, and prints what was seen", () => {
    const { status, stdout } = lab("array-of-structs");
    expect(stdout).toMatch(/array-of-structs +│ ok +│ 2101 blocks/);
    expect(stdout).not.toContain("http://");
    expect(status).toBe(0);
  });

  it("names the recipes when one is unknown", () => {
    const { status, stderr } = lab("corp");
    expect(stderr).toMatch(/^lab: no recipe is named corp; choose from managed-arrays, crop, /);
    expect(status).toBe(2);
  });

  it("refuses what is no port", () => {
    const { status, stderr } = lab("--port", "http");
    expect(stderr).toContain("Give a port from 1 to 65535");
    expect(status).toBe(1);
  });

  it("explains itself", () => {
    const { status, stdout } = lab("--help");
    expect(stdout).toMatch(/--no-page[^]*--port[^]*Recipes: managed-arrays, crop/);
    expect(status).toBe(0);
  });
});
