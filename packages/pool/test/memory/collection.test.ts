import { collect } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import { Pool, wrap } from "../../src/index.ts";

/** Blocks that the custom allocator of all pools below gave and did not get back. */
const live = new Set<Uint8Array>();

function newPool(): Pool {
  return new Pool({ allocator: allocator() });
}

// Made outside the functions that make pools, so that it closes over no pool.
function allocator(): ReturnType<typeof wrap> {
  return wrap(
    (byteLength) => {
      const block = new Uint8Array(byteLength);
      live.add(block);
      return block;
    },
    (block: Uint8Array) => {
      if (!live.delete(block)) throw new Error("freed twice");
    },
  );
}

function fill(pool: Pool): Pool {
  for (let i = 0; i < 5; i++) pool.alloc(i + 1, 64);
  return pool;
}

const shapes: Readonly<Record<string, () => Pool[]>> = {
  "a pool that is simply dropped": () => [fill(newPool())],
  "a pool that owns itself": () => {
    const pool = fill(newPool());
    pool.own(pool);
    return [pool];
  },
  "a pool made before the holder that it owns": () => {
    const pool = fill(newPool());
    pool.own({ pool });
    return [pool];
  },
  "a pool made after the holder that it owns": () => {
    const holder: { pool?: Pool } = {};
    const pool = fill(newPool());
    holder.pool = pool;
    pool.own(holder);
    return [pool];
  },
  "a pool in a list that it owns": () => {
    const pool = fill(newPool());
    pool.own([pool]);
    return [pool];
  },
  "two pools that own each other": () => {
    const [a, b] = [fill(newPool()), fill(newPool())];
    a.own(b);
    b.own(a);
    return [a, b];
  },
  "a pool in a cycle with its zone and a closure": () => {
    const pool = newPool();
    const zone = pool.zone();
    fill(pool);
    pool.own({ again: () => [pool, zone] });
    return [pool];
  },
};

describe("a pool that is dropped without being disposed", () => {
  it.each(Object.keys(shapes))("frees every block: %s", async (name) => {
    expect(live.size).toBe(0);
    const pools = shapes[name]!().map((pool) => new WeakRef(pool));
    expect(live.size).toBe(5 * pools.length);
    await collect(() => live.size === 0 && pools.every((pool) => pool.deref() === undefined));
  });

  it("stays alive while an array class holds one of its blocks, or somebody a view", async () => {
    const kept = { view: newPool().array(Float64Array, 8) as Float64Array | undefined };
    await expect(collect(() => live.size === 0, 200)).rejects.toThrow();
    expect(kept.view).toHaveLength(8);
    kept.view = undefined;
    await collect(() => live.size === 0);
  });

  it("leaves the memory of slabs to the engine", async () => {
    let collected = 0;
    const registry = new FinalizationRegistry(() => collected++);
    const make = (): void => {
      const pool = new Pool();
      pool.own({ pool });
      for (let k = 0; k < 1000; k++) pool.alloc(1, 64);
      pool.array(Float64Array, 100_000);
      registry.register(pool, undefined);
    };
    for (let i = 0; i < 20; i++) make();
    await collect(() => collected === 20);
  });

  it("is silent when the allocator throws", async () => {
    let calls = 0;
    (() => {
      const throwing = wrap(
        (byteLength) => new ArrayBuffer(byteLength),
        () => {
          calls++;
          throw new Error("broken");
        },
      );
      fill(new Pool({ allocator: throwing }));
    })();
    await collect(() => calls === 5);
  });
});

it("10,000 pools dropped in one synchronous loop do not pile up", () => {
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 10_000; i++) {
    const pool = new Pool();
    for (let k = 0; k < 100; k++) pool.alloc(1, 1024);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
});
