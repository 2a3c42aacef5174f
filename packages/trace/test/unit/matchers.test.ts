import "../../src/vitest/index.ts";
import { describe, expect, it } from "vitest";

const held: unknown[] = [];

describe("toAllocateLessThan()", () => {
  it("passes below the bound and says what was allocated above it", async () => {
    // The test runner may allocate a little meanwhile; the bounds leave room for it.
    await expect(() => new Float64Array(1000)).toAllocateLessThan("200KiB");
    const attempt = expect(() => new Float64Array(100_000)).toAllocateLessThan("200KiB");
    await expect(attempt).rejects.toThrow(/less than 200 KiB at once, it allocated [78]\d\d KiB/);
  });

  it("refuses what was already computed", async () => {
    const attempt = expect(new Float64Array(10) as unknown).toAllocateLessThan("10KiB");
    await expect(attempt).rejects.toThrow(/object is no function; write expect\(\(\) => …\)/);
  });
});

describe("toPinLessThan()", () => {
  it("tells a stored view from a stored copy", async () => {
    await expect(() => new Float64Array(100_000).slice(0, 3)).toPinLessThan("400KiB");
    const attempt = expect(() => new Float64Array(100_000).subarray(0, 3)).toPinLessThan("400KiB");
    await expect(attempt).rejects.toThrow(/they pin \d+ KiB:\n.*matchers\.test\.ts:/);
  });
});

describe("toNotLeak()", () => {
  it("passes when nothing is left and names the line that leaves something", async () => {
    await expect(() => new Float64Array(10_000).length).toNotLeak();
    const attempt = expect(() => held.push(new Float64Array(10_000))).toNotLeak({ runs: 5 });
    await expect(attempt).rejects.toThrow(
      /they left [34]\d\d KiB:\n.*matchers\.test\.ts:\d+: .*count=8 \(\+5\)/,
    );
    held.length = 0;
  });
});
