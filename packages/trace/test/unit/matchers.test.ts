import "../../src/vitest/index.ts";
import { describe, expect, it } from "vitest";

const held: unknown[] = [];

describe("toAllocateLessThan()", () => {
  it("passes below the bound and says what was allocated above it", async () => {
    await expect(() => new Float64Array(1000)).toAllocateLessThan("10KiB");
    const attempt = expect(() => new Float64Array(10_000)).toAllocateLessThan("10KiB");
    await expect(attempt).rejects.toThrow(/less than 10.0 KiB at once, it allocated 78.1 KiB/);
  });

  it("refuses what was already computed", async () => {
    const attempt = expect(new Float64Array(10) as unknown).toAllocateLessThan("10KiB");
    await expect(attempt).rejects.toThrow(/object is no function; write expect\(\(\) => …\)/);
  });
});

describe("toPinLessThan()", () => {
  it("tells a stored view from a stored copy", async () => {
    await expect(() => new Float64Array(10_000).slice(0, 3)).toPinLessThan("1KiB");
    const attempt = expect(() => new Float64Array(10_000).subarray(0, 3)).toPinLessThan("1KiB");
    await expect(attempt).rejects.toThrow(/they pin 78.1 KiB:\n.*matchers\.test\.ts:/);
  });
});

describe("toNotLeak()", () => {
  it("passes when nothing is left and names the line that leaves something", async () => {
    await expect(() => new Float64Array(10_000).length).toNotLeak();
    const attempt = expect(() => held.push(new Float64Array(10_000))).toNotLeak({ runs: 5 });
    await expect(attempt).rejects.toThrow(
      /they left 391 KiB:\n.*matchers\.test\.ts:\d+: .*count=8 \(\+5\)/,
    );
    held.length = 0;
  });
});
