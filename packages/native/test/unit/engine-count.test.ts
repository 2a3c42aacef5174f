import { describe, expect, it } from "vitest";
import { collectGarbage } from "../../src/addon/runtime.ts";
import { available } from "../../src/index.ts";
import { acquire, type Lease, release } from "../../src/storage.ts";

const byteLength = 2 ** 20;

function external(): number {
  return process.memoryUsage().external;
}

describe.runIf(available)("the engine's count of bytes outside its heap", () => {
  it("never falls below zero, whoever notices first that a block is gone", () => {
    const kept: Lease[] = [];
    for (let i = 0; i < 120; i++) {
      const lease = acquire(byteLength, false);
      if (i % 3 === 0) release(lease);
      if (i % 5 === 0) lease.escape();
      if (i % 7 === 0) kept.push(lease);
      // The engine takes the dead ones off its count here, before the sweep knows of them.
      if (i % 11 === 0) collectGarbage(i % 2 === 0);
      // A count below zero shows as one near 2^64.
      expect(external()).toBeLessThan(2 ** 40);
      expect(external()).toBeGreaterThanOrEqual(0);
    }
    for (const lease of kept) release(lease);
    expect(external()).toBeLessThan(2 ** 40);
  });

  it("shows blocks that are held", () => {
    const before = external();
    const held = Array.from({ length: 256 }, () => acquire(byteLength, false));
    expect(external() - before).toBeGreaterThan(32 * byteLength);
    for (const lease of held) release(lease);
  });
});
