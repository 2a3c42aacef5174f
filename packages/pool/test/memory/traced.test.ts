import "@tsmem/trace/vitest";
import { expect, it } from "vitest";
import { Pool } from "../../src/index.ts";

it("a scope leaves nothing behind, also when it throws", async () => {
  using pool = new Pool();
  await expect(() => {
    pool.scope(() => {
      for (let size = 1; size < 5000; size *= 3) pool.alloc(size, 8);
    });
  }).toNotLeak();
  await expect(() => {
    expect(() => {
      pool.scope(() => {
        pool.alloc(100, 8);
        throw new Error("in the scope");
      });
    }).toThrow("in the scope");
  }).toNotLeak();
});

it("a pool that is dropped within a cycle leaves nothing behind", async () => {
  await expect(() => {
    const pool = new Pool();
    pool.own({ pool, [Symbol.dispose]: () => undefined });
    pool.alloc(100_000, 1);
  }).toNotLeak();
});

it("blocks that are freed at once are never there together", async () => {
  using pool = new Pool();
  await expect(() => {
    for (let round = 0; round < 100; round += 1) pool.free(pool.alloc(10_000, 1));
  }).toAllocateLessThan(20_000 + 256 * 1024); // two blocks, and what the pool cuts them from
});
