import "@tsmem/trace/vitest";
import { describe, expect, it } from "vitest";
import { adopt, allocate, available } from "../../src/index.ts";
import { malloc } from "../../src/unsafe/index.ts";

describe.runIf(available)("blocks", () => {
  it("are gone with `using`, and by collection when they are dropped", async () => {
    await expect(() => {
      using block = allocate(100_000);
      return block.byteLength;
    }).toNotLeak();
    await expect(() => {
      adopt(malloc(2 ** 20), 2 ** 20);
    }).toNotLeak();
  });

  it("of a loop with `using` are there one at a time", async () => {
    await expect(() => {
      for (let step = 0; step < 50; step += 1) {
        using block = allocate(2 ** 20, { zero: false });
        expect(block.byteLength).toBe(2 ** 20);
      }
    }).toAllocateLessThan("1.5MiB");
  });
});
