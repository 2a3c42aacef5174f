import { isTsmemError } from "@tsmem/core";
import { describe, expect, it, vi } from "vitest";
import { Pool } from "../../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lend } from "./lend.ts";

describe("alloc()", () => {
  it("gives zeroed bytes", () => {
    const pool = new Pool();
    const bytes = pool.view(pool.alloc(100, 8), Uint8Array);
    expect(bytes).toHaveLength(800);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it("gives zeroed bytes when the cell was used before", () => {
    for (const byteLength of [1, 16, 17, 64, 255, 257, 1000, 16_384, 16_385]) {
      const pool = new Pool();
      const first = lend(pool, byteLength);
      new Uint8Array(first.buffer, first.byteOffset, byteLength).fill(0xab);
      pool.free(first.address);
      const second = lend(pool, byteLength);
      const bytes = new Uint8Array(second.buffer, second.byteOffset, byteLength);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
  });

  it("gives zeroed bytes from the chunks of a disposed pool", () => {
    for (let round = 0; round < 3; round++) {
      using pool = new Pool();
      for (let i = 0; i < 2000; i++) {
        const block = lend(pool, 64);
        const bytes = new Uint8Array(block.buffer, block.byteOffset, 64);
        expect(bytes.every((byte) => byte === 0)).toBe(true);
        bytes.fill(0xab);
      }
    }
  });

  it("leaves the bytes as they are when zero is false", () => {
    const pool = new Pool();
    const first = lend(pool, 64);
    new Uint8Array(first.buffer, first.byteOffset, 64).fill(0xab);
    pool.free(first.address);
    const again = pool.alloc(64, 1, { zero: false });
    expect(pool.view(again, Uint8Array)[0]).toBe(0xab);
  });

  it.each([
    ["a negative count", -1, 8, "ERR_TSMEM_OUT_OF_RANGE", RangeError],
    ["a negative itemsize", 8, -1, "ERR_TSMEM_OUT_OF_RANGE", RangeError],
    ["NaN", NaN, 8, "ERR_TSMEM_OUT_OF_RANGE", RangeError],
    ["Infinity", 1, Infinity, "ERR_TSMEM_OUT_OF_RANGE", RangeError],
    ["2^53", 2 ** 53, 1, "ERR_TSMEM_OUT_OF_RANGE", RangeError],
    ["2^64", 2 ** 64, 1, "ERR_TSMEM_OUT_OF_RANGE", RangeError],
    ["a fraction", 1.5, 8, "ERR_TSMEM_INVALID_ARGUMENT", TypeError],
    ["a text", "8", 8, "ERR_TSMEM_INVALID_ARGUMENT", TypeError],
    ["a bigint", 8n, 8, "ERR_TSMEM_INVALID_ARGUMENT", TypeError],
    ["a product above 2^53", 2 ** 52, 8, "ERR_TSMEM_SIZE_OVERFLOW", RangeError],
    [
      "a product that wraps to 8 in 64 bits",
      2 ** 50 + 1,
      2 ** 14,
      "ERR_TSMEM_SIZE_OVERFLOW",
      RangeError,
    ],
    [
      "32-bit factors that overflow",
      2 ** 32 - 1,
      2 ** 32 - 1,
      "ERR_TSMEM_SIZE_OVERFLOW",
      RangeError,
    ],
    ["more than there is", 2 ** 51, 1, "ERR_TSMEM_OUT_OF_MEMORY", RangeError],
  ])("refuses %s", (_, count, itemsize, code, parent) => {
    const pool = new Pool();
    const call = (): unknown => pool.alloc(count as number, itemsize);
    expect(codeOf(call)).toBe(code);
    expect(call).toThrow(parent);
    expect([pool.size, pool.count, pool.totalAllocated]).toEqual([0, 0, 0]);
  });

  it("names the bytes and the pool when there is no memory", () => {
    const pool = new Pool({ name: "words" });
    expect(() => pool.alloc(2 ** 51, 1)).toThrow(/words.*2251799813685248 bytes/);
  });

  it("gives an empty block that is counted and freed once", () => {
    const pool = new Pool();
    const empty = pool.alloc(0, 8);
    expect([pool.count, pool.size]).toEqual([1, 0]);
    expect(pool.view(empty, Float64Array)).toHaveLength(0);
    pool.free(empty);
    expect(pool.count).toBe(0);
    expect(
      codeOf(() => {
        pool.free(empty);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
  });

  it("warns about an empty block or refuses it, when asked to", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    new Pool({ onZero: "warn", name: "words" }).alloc(0, 8);
    expect(warn.mock.calls).toEqual([["pool.alloc: allocating zero bytes in words"]]);
    warn.mockRestore();
    const strict = new Pool({ onZero: "throw" });
    expect(codeOf(() => strict.alloc(0, 8))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(strict.count).toBe(0);
  });

  it("gives blocks that do not overlap", () => {
    const pool = new Pool();
    const blocks = Array.from({ length: 3000 }, (_, i) => lend(pool, (i * 37) % 700));
    blocks.forEach((block, i) => {
      new Uint8Array(block.buffer, block.byteOffset, block.byteLength).fill(i % 251);
    });
    blocks.forEach((block, i) => {
      const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
      expect(bytes.every((byte) => byte === i % 251)).toBe(true);
    });
  });

  it.each([0, -16, 3, 48, 2 ** 17, NaN])("refuses the alignment %s", (alignment) => {
    expect(isTsmemError(errorOf(() => new Pool().alloc(8, 8, { alignment })))).toBe(true);
  });
});

describe("size, count, peak and totalAllocated", () => {
  it("count the bytes asked for", () => {
    const pool = new Pool();
    const a = pool.alloc(10, 10);
    pool.alloc(1, 20_000);
    pool.free(a);
    expect([pool.size, pool.count, pool.peak, pool.totalAllocated]).toEqual([
      20_000, 1, 20_100, 20_100,
    ]);
    pool.clear();
    expect([pool.size, pool.count, pool.peak]).toEqual([0, 0, 20_100]);
  });
});

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
