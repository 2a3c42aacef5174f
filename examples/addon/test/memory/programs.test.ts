import { runFixture } from "@tsmem/testing";
import { available as hasNative } from "@tsmem/native";
import { expect, it } from "vitest";
import { describeNative } from "../support.ts";

async function run(name: string, ...args: string[]): Promise<string> {
  const result = await runFixture(new URL(`fixtures/${name}.mjs`, import.meta.url), { args });
  expect(result).toMatchObject({ status: 0, signal: null, stderr: "" });
  return result.stdout;
}

describeNative("managed arrays in a loop that never awaits", () => {
  // 512 arrays of 4 MiB are 2 GiB; numbers in MiB.
  it.each([
    ["native", "drop", 256],
    ["native", "dispose", 96],
    ["plain", "drop", 256],
    ["plain", "dispose", 256],
  ])("%s, %s: peak below %i MiB", async (load, how, limit) => {
    if (load === "native" && !hasNative) {
      expect(await run("managed-loop", "plain", how)).toMatch(/^\d+\n$/);
      return;
    }
    expect(Number(await run("managed-loop", load, how))).toBeLessThan(limit);
  });
});

interface Leftovers {
  readonly leftovers: Readonly<Record<string, { rss: number; heap: number }>>;
  readonly blocks: number;
}

describeNative("conversions, outputs and errors", () => {
  it("leave nothing behind, call by call", async () => {
    const { leftovers, blocks } = JSON.parse(await run("conversions")) as Leftovers;
    const leaking = Object.entries(leftovers).filter(([, { rss, heap }]) => rss > 100 || heap > 4);
    expect(leaking).toEqual([]);
    expect(blocks).toBe(0);
  });
});

describeNative("workers", () => {
  it("that are terminated in the middle of calls leave no block", async () => {
    expect(await run("workers")).toBe("0\n");
  });
});
