import { ReleasedError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { Pool } from "../../src/index.ts";
import { bytesOf, lend } from "./lend.ts";

/** Blocks that no user code sees, so that their chunks go to the next pool; filled with 0xFF. */
function fillAndDispose(byteLength: number, count: number): void {
  const pool = new Pool();
  for (let i = 0; i < count; i++) bytesOf(lend(pool, byteLength)).fill(0xff);
  pool.dispose();
}

describe("memory of a disposed pool", () => {
  it.each([1, 16, 64, 1000, 1024, 16_384])("is zero in the next one: %i bytes", (byteLength) => {
    const count = Math.min(5000, Math.ceil(2 ** 21 / byteLength));
    fillAndDispose(byteLength, count);
    const pool = new Pool();
    const blocks = Array.from({ length: count }, (_, i) =>
      i % 7 === 3 ? pool.alloc(1, byteLength, { zero: false }) : pool.alloc(1, byteLength),
    );
    const wrong = blocks.filter(
      (block, i) => i % 7 !== 3 && pool.view(block, Uint8Array).some((byte) => byte !== 0),
    );
    expect(wrong).toEqual([]);
  });

  it("is zero again after frees between allocations", () => {
    fillAndDispose(64, 5000);
    const pool = new Pool();
    for (let i = 0; i < 5000; i++) {
      const block = lend(pool, 64);
      expect(bytesOf(block).every((byte) => byte === 0)).toBe(true);
      bytesOf(block).fill(0xff);
      if (i % 3 === 0) pool.free(block.address);
    }
  });
});

it("a block is not given from a chunk that was transferred away", () => {
  const pool = new Pool();
  const first = pool.alloc(1, 64);
  pool.alloc(1, 128);
  const { buffer } = pool.view(first, Uint8Array);
  structuredClone(buffer, { transfer: [buffer] });
  for (const byteLength of [64, 128]) {
    expect(pool.view(pool.alloc(1, byteLength), Uint8Array)).toHaveLength(byteLength);
  }
});

it("a pool that awaits what it owns gives no more blocks", async () => {
  const pool = new Pool();
  pool.alloc(1, 64);
  let thrown: unknown;
  pool.own({
    [Symbol.asyncDispose]: async () => {
      await Promise.resolve();
      try {
        pool.alloc(1, 64);
      } catch (error) {
        thrown = error;
      }
    },
  });
  await pool[Symbol.asyncDispose]();
  expect(thrown).toBeInstanceOf(ReleasedError);
});

it("sizes add up over zones", () => {
  const pool = new Pool();
  pool.alloc(1, 100);
  pool.scope((zone) => {
    const block = pool.alloc(2, 50);
    pool.alloc(1, 7);
    pool.free(block);
    expect([zone.size, zone.count, pool.size, pool.count]).toEqual([7, 1, 107, 2]);
  });
  expect([pool.size, pool.count, pool.peak, pool.totalAllocated]).toEqual([100, 1, 207, 207]);
});
