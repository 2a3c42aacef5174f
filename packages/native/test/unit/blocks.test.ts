import { leaseOf } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { addressOf, adopt, allocate, available, borrow, stats } from "../../src/index.ts";
import { calloc, free, malloc, peek, poke } from "../../src/unsafe/index.ts";

describe.runIf(available)("blocks", () => {
  it("allocate() gives zeroed memory aligned to 64 bytes", () => {
    using block = allocate(1000);
    expect(block.byteLength).toBe(1000);
    expect(block.address % 64n).toBe(0n);
    const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it("adopt() shows the bytes of C and frees them once", () => {
    const before = stats();
    const address = malloc(1 << 20);
    poke(address, "int32", 42);
    const block = adopt(address, 1 << 20);
    expect(block.address).toBe(address);
    expect(new Int32Array(block.buffer)[0]).toBe(42);
    expect(stats().liveBlocks).toBe(before.liveBlocks + 1);
    block.dispose();
    block.dispose();
    expect(stats().liveBlocks).toBe(before.liveBlocks);
    expect(stats().released).toBe(before.released + 1);
  });

  it("adopt() copies few bytes into the engine", () => {
    const before = stats();
    const address = malloc(64);
    poke(address, "float64", 1.5);
    using block = adopt(address, 64);
    expect(new Float64Array(block.buffer)[0]).toBe(1.5);
    expect(stats().copied).toBe(before.copied + 1);
    expect(stats().liveBlocks).toBe(before.liveBlocks);
  });

  it("borrow() shares memory that C keeps", () => {
    const address = calloc(100, 8);
    const block = borrow(address, 800, globalThis);
    new Float64Array(block.buffer)[3] = 7;
    expect(peek(address + 24n, "float64")).toBe(7);
    expect(addressOf(new Uint8Array(block.buffer, 8))).toBe(address + 8n);
    block.dispose();
    expect(peek(address + 24n, "float64")).toBe(7);
    free(address);
  });

  it("a lease shows the buffer without an escape", () => {
    using block = allocate(2 ** 20, { zero: false });
    const lease = leaseOf(block)!;
    expect(lease.buffer.byteLength).toBe(2 ** 20);
    block.dispose();
    expect(lease.released).toBe(true);
    expect(() => lease.buffer).toThrow("was disposed");
  });
});
