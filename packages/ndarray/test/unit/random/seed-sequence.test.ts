import { describe, expect, it } from "vitest";
import { SeedSequence } from "../../../src/random/seed-sequence.ts";
import recorded from "../../fixtures/random.json" with { type: "json" };

describe("SeedSequence", () => {
  it("mixes entropy and spawn keys as NumPy does", () => {
    for (const { entropy, spawnKey, state } of recorded.states) {
      const seed = typeof entropy === "string" ? BigInt(entropy) : entropy.map(BigInt);
      expect([...new SeedSequence(seed, { spawnKey }).generateState(10)]).toEqual(state);
    }
  });

  it("spawns children that differ from each other and from their parent", () => {
    const parent = new SeedSequence(42);
    const states = [parent, ...parent.spawn(2), ...parent.spawn(1)].map((s) =>
      s.generateState(2).join(),
    );
    expect(new Set(states).size).toBe(4);
    const again = new SeedSequence(42).spawn(3).map((s) => s.generateState(2).join());
    expect(again).toEqual(states.slice(1));
  });

  it("takes another seed from the system each time", () => {
    expect(new SeedSequence().entropy).not.toBe(new SeedSequence().entropy);
  });

  it("refuses negative and fractional seeds", () => {
    expect(() => new SeedSequence(-1)).toThrow(/non-negative/);
    expect(() => new SeedSequence(1.5)).toThrow(/integers/);
    expect(() => new SeedSequence([1, NaN])).toThrow(/integers/);
  });
});
