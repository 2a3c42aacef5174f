import fc from "fast-check";
import { expect } from "vitest";
import { type Address, Pool, type PoolOptions, wrap, type Zone } from "../../src/index.ts";
import { bytesOf, type Lent, lend } from "../unit/lend.ts";
import { codeOf } from "../unit/code-of.ts";

/** What a block must hold, byte by byte, and which zone it belongs to (0 is the pool). */
interface ModelBlock {
  readonly bytes: Uint8Array;
  readonly depth: number;
}

interface Model {
  readonly live: Map<Address, ModelBlock>;
  readonly dead: Address[];
  depth: number;
}

interface Real {
  readonly pool: Pool;
  readonly lent: Map<Address, Lent>;
  readonly zones: Zone[];
  readonly stale: { readonly view: Uint8Array; readonly bytes: Uint8Array }[];
}

/** One step of a program: what to do, and to which of the blocks. */
export type Step =
  | { readonly kind: "alloc" | "array"; readonly byteLength: number; readonly fill: number }
  | { readonly kind: "realloc"; readonly pick: number; readonly byteLength: number }
  | { readonly kind: "free" | "see" | "stale"; readonly pick: number }
  | { readonly kind: "zone" | "end" | "clear" };

const byteLength = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 300 }) },
  { weight: 2, arbitrary: fc.nat({ max: 5000 }) },
  { weight: 1, arbitrary: fc.nat({ max: 40_000 }) },
);
const pick = fc.nat({ max: 1000 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom("alloc" as const, "array" as const),
      byteLength,
      fill: fc.nat({ max: 255 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("realloc" as const),
      pick,
      byteLength: byteLength.map((n) => n + 1),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("free" as const, "see" as const, "stale" as const),
      pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("zone" as const, "end" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("clear" as const) }) },
);

class Run {
  readonly model: Model = { live: new Map(), dead: [], depth: 0 };
  readonly real: Real;

  constructor(options: PoolOptions) {
    this.real = { pool: new Pool(options), lent: new Map(), zones: [], stale: [] };
  }

  apply(step: Step): void {
    const { model, real } = this;
    if (step.kind === "alloc") this.#remember(lend(real.pool, step.byteLength), step.fill);
    else if (step.kind === "array") this.#array(step.byteLength, step.fill);
    else if (step.kind === "zone") {
      real.zones.push(real.pool.zone());
      model.depth++;
    } else if (step.kind === "end") {
      real.zones.pop()?.dispose();
      model.depth = Math.max(0, model.depth - 1);
      this.#kill(({ depth }) => depth > model.depth);
    } else if (step.kind === "clear") {
      real.pool.clear();
      real.zones.length = 0;
      model.depth = 0;
      this.#kill(() => true);
    } else if (step.kind === "stale") this.#useStale(step.pick);
    else this.#useLive(step as Extract<Step, { pick: number }>);
  }

  #remember(lent: Lent, fill: number): void {
    const bytes = bytesOf(lent);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    bytes.fill(fill);
    this.real.lent.set(lent.address, lent);
    this.model.live.set(lent.address, { bytes: bytes.slice(), depth: this.model.depth });
  }

  #array(length: number, fill: number): void {
    const known = new Set(this.model.live.keys());
    const view = this.real.pool.array(Uint8Array, length);
    expect(view.every((byte) => byte === 0)).toBe(true);
    view.fill(fill);
    const made = [...this.real.pool.blocks()].find(({ address }) => !known.has(address))!;
    this.model.live.set(made.address, { bytes: view.slice(), depth: this.model.depth });
    this.real.stale.push({ view, bytes: view.slice() });
  }

  #useLive(step: Extract<Step, { pick: number }>): void {
    const { model, real } = this;
    const entries = [...model.live];
    if (entries.length === 0) return;
    const [address, block] = entries[step.pick % entries.length]!;
    if (step.kind === "see") {
      expect([...real.pool.view(address, Uint8Array)]).toEqual([...block.bytes]);
      return;
    }
    model.live.delete(address);
    model.dead.push(address);
    if (step.kind === "free") {
      real.pool.free(address);
      return;
    }
    if (step.kind !== "realloc") return;
    const grown = new Uint8Array(step.byteLength);
    grown.set(block.bytes.subarray(0, step.byteLength));
    const moved = real.pool.realloc(address, step.byteLength);
    model.live.set(moved, { bytes: grown, depth: block.depth });
  }

  #useStale(pick: number): void {
    const { dead } = this.model;
    if (dead.length === 0) return;
    const address = dead[pick % dead.length]!;
    expect(
      codeOf(() => {
        this.real.pool.free(address);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
    expect(codeOf(() => this.real.pool.view(address, Uint8Array))).toBe("ERR_TSMEM_RELEASED");
  }

  #kill(isDead: (block: ModelBlock) => boolean): void {
    for (const [address, block] of this.model.live) {
      if (!isDead(block)) continue;
      this.model.live.delete(address);
      this.model.dead.push(address);
    }
  }

  check(seesBytes: boolean): void {
    const { model, real } = this;
    const sizes = [...model.live].map(([address, { bytes }]) => [address, bytes.length]);
    const blocks = [...real.pool.blocks()].map(({ address, byteLength: n }) => [address, n]);
    const order = (a: (number | Address)[], b: (number | Address)[]): number => a[0]! - b[0]!;
    expect(blocks.sort(order)).toEqual(sizes.sort(order));
    expect(real.pool.count).toBe(sizes.length);
    expect(real.pool.size).toBe(sizes.reduce((sum, [, n]) => sum + n!, 0));
    if (!seesBytes) return;
    for (const [address, { bytes }] of model.live) {
      expect([...real.pool.view(address, Uint8Array)]).toEqual([...bytes]);
    }
    // A view of a block shows that block's bytes, or nothing at all: never those of another block.
    for (const { view, bytes } of real.stale) {
      if (view.length > 0) expect([...view]).toEqual([...bytes]);
    }
  }
}

/** The pools that must all behave as a list of byte arrays. */
export const pools: readonly (readonly [name: string, options: () => PoolOptions])[] = [
  ["slabs", () => ({ chunkBytes: 16_384 })],
  ["debug mode", () => ({ debug: true })],
  [
    "a custom allocator",
    () => ({
      allocator: wrap(
        (n) => new Uint8Array(n),
        () => undefined,
      ),
    }),
  ],
];

/** Run a program against a new pool and the model; fails at the first difference. */
export function runProgram(options: PoolOptions, steps: readonly Step[]): void {
  const run = new Run(options);
  for (const one of steps) {
    run.apply(one);
    run.check(false);
  }
  run.check(true);
  run.real.pool.dispose();
  expect([run.real.pool.count, run.real.pool.size]).toEqual([0, 0]);
}
