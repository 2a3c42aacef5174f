import { describe, expect, it } from "vitest";
import { type Address, Pool } from "../../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lend } from "./lend.ts";

function bytesOf(pool: Pool, address: Address): number[] {
  return [...pool.view(address, Uint8Array)];
}

describe("realloc()", () => {
  it.each([
    ["in its cell", 10, 14],
    ["to a larger cell", 10, 100],
    ["to a smaller cell", 100, 10],
    ["to the same size", 64, 64],
    ["out of the slabs", 100, 20_000],
    ["back into the slabs", 20_000, 100],
    ["within its own pages", 20_001, 20_400],
    ["to more pages", 20_000, 200_000],
    ["to far fewer pages", 200_000, 20_000],
  ])("keeps the bytes that fit and zeroes the rest, %s", (_, from, to) => {
    for (const isSeen of [true, false]) {
      const pool = new Pool();
      const held = lend(pool, from);
      new Uint8Array(held.buffer, held.byteOffset, from).fill(7);
      if (isSeen) pool.view(held.address, Uint8Array);
      const moved = pool.realloc(held.address, to);
      const kept = Math.min(from, to);
      const bytes = bytesOf(pool, moved);
      expect(bytes).toHaveLength(to);
      expect(bytes.slice(0, kept).every((byte) => byte === 7)).toBe(true);
      expect(bytes.slice(kept).every((byte) => byte === 0)).toBe(true);
      expect(
        codeOf(() => {
          pool.free(held.address);
        }),
      ).toBe("ERR_TSMEM_ALREADY_FREED");
      expect([pool.size, pool.count]).toEqual([to, 1]);
    }
  });

  it("zeroes bytes that were cut off before", () => {
    const pool = new Pool();
    const block = lend(pool, 64);
    new Uint8Array(block.buffer, block.byteOffset, 64).fill(7);
    const cut = pool.realloc(block.address, 49);
    const grown = pool.realloc(cut, 64);
    expect(bytesOf(pool, grown).slice(49)).toEqual(new Array(15).fill(0));
  });

  it("stays in place when there is room and nobody has a view", () => {
    const pool = new Pool();
    const block = lend(pool, 20);
    const before = block.byteOffset;
    const moved = pool.realloc(block.address, 32);
    expect(pool.view(moved, Uint8Array).byteOffset).toBe(before);
  });

  it("never lets an old view see the new block", () => {
    for (const [from, to] of [
      [20, 32],
      [32, 20],
      [20_001, 20_400],
    ] as const) {
      const pool = new Pool();
      const old = pool.array(Uint8Array, from);
      const address = [...pool.blocks()][0]!.address;
      const fresh = pool.view(pool.realloc(address, to), Uint8Array);
      if (old.length > 0) old.fill(9);
      expect(fresh.every((byte) => byte === 0)).toBe(true);
    }
  });

  it("refuses 0, unknown and freed blocks and allocates nothing", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    const freed = pool.alloc(1, 64);
    pool.free(freed);
    const total = pool.totalAllocated;
    expect(codeOf(() => pool.realloc(block, 0))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(codeOf(() => pool.realloc(block, -1))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(codeOf(() => pool.realloc(block, 1.5))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => pool.realloc(0 as Address, 64))).toBe("ERR_TSMEM_NOT_OWNED");
    expect(codeOf(() => pool.realloc(freed, 64))).toBe("ERR_TSMEM_ALREADY_FREED");
    expect(codeOf(() => new Pool().realloc(block, 64))).toBe("ERR_TSMEM_OTHER_OWNER");
    expect(pool.totalAllocated).toBe(total);
    expect(pool.has(block)).toBe(true);
  });

  it("leaves the block intact when there is no memory", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    pool.view(block, Uint8Array).fill(3);
    expect(codeOf(() => pool.realloc(block, 2 ** 51))).toBe("ERR_TSMEM_OUT_OF_MEMORY");
    expect(bytesOf(pool, block).every((byte) => byte === 3)).toBe(true);
    expect([pool.size, pool.count]).toEqual([64, 1]);
  });
});
