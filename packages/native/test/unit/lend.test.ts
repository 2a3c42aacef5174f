import { describe, expect, it } from "vitest";
import { areExternalsAllowed } from "../../src/addon/runtime.ts";
import { available, stats } from "../../src/index.ts";
import { lend, type Lease, release } from "../../src/storage.ts";

// Each alone is more than makes a collection due.
const byteLength = 2 ** 24;
const rounds = 100;

function sweepsOf(work: () => void): number {
  const before = stats().sweeps;
  work();
  return stats().sweeps - before;
}

describe.runIf(available && areExternalsAllowed)("lend()", () => {
  it("asks for no collection while loans are disposed", () => {
    const sweeps = sweepsOf(() => {
      for (let i = 0; i < rounds; i++) release(lend(byteLength));
    });
    // One may be due to what was lent before.
    expect(sweeps).toBeLessThanOrEqual(1);
  });

  it("asks for collections when loans are dropped", () => {
    const sweeps = sweepsOf(() => {
      for (let i = 0; i < rounds; i++) lend(byteLength);
    });
    expect(sweeps).toBeGreaterThan(1);
  });

  it("counts loans that are held although others are disposed", () => {
    const held: Lease[] = [];
    const sweeps = sweepsOf(() => {
      for (let i = 0; i < 8; i++) {
        held.push(lend(byteLength));
        release(lend(byteLength));
      }
    });
    expect(sweeps).toBeGreaterThan(0);
    for (const lease of held) release(lease);
  });

  // Bun looks for references in the words of the stack, where the last lease may still be.
  const isExact = !("bun" in process.versions);

  it.runIf(isExact)("gives first what was lent last", () => {
    const addressOfLoan = (): number => lend(2 ** 20).address;
    const reused: boolean[] = [];
    let last = addressOfLoan();
    for (let i = 0; i < rounds; i++) {
      let address = 0;
      if (sweepsOf(() => (address = addressOfLoan())) > 0) reused.push(address === last);
      last = address;
    }
    expect(reused.length).toBeGreaterThan(1);
    expect(reused.slice(1)).not.toContain(false);
  });
});
