import { leaseOf } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { areExternalsAllowed } from "../../src/addon/runtime.ts";
import { adopt, available, stats } from "../../src/index.ts";
import { calloc, free, malloc, poke, realloc, type NativeFree } from "../../src/unsafe/index.ts";

const large = 2 ** 20;
const otherOwner = expect.objectContaining({ code: "ERR_TSMEM_OTHER_OWNER" }) as Error;
const noMemoryThere = expect.objectContaining({
  name: "OutOfRangeError",
  message: expect.stringMatching(/has no memory at \d+ bytes at 0x/) as string,
}) as Error;

describe.runIf(available)("adopt()", () => {
  it.each([1, 64, 16 * 1024 - 1, 16 * 1024, large])("shows the %d bytes of C", (byteLength) => {
    const address = calloc(1, byteLength);
    poke(address + BigInt(byteLength - 1), "uint8", 77);
    using block = adopt(address, byteLength);
    expect(block.buffer.byteLength).toBe(byteLength);
    expect(new Uint8Array(block.buffer)[byteLength - 1]).toBe(77);
  });

  it("copies below 16 KiB, and everything where foreign buffers are forbidden", () => {
    const before = stats();
    using small = adopt(malloc(16 * 1024 - 1), 16 * 1024 - 1);
    using big = adopt(malloc(16 * 1024), 16 * 1024);
    expect([small.released, big.released]).toEqual([false, false]);
    expect(stats().adopted - before.adopted).toBe(2);
    expect(stats().copied - before.copied).toBe(areExternalsAllowed ? 1 : 2);
    expect(stats().liveBlocks - before.liveBlocks).toBe(areExternalsAllowed ? 1 : 0);
  });

  it("frees at dispose(), exactly once", () => {
    const before = stats();
    const block = adopt(malloc(large), large);
    block.dispose();
    block.dispose();
    expect(stats().liveBytes).toBe(before.liveBytes);
    expect(stats().released - before.released).toBe(areExternalsAllowed ? 1 : 0);
  });

  it.runIf(areExternalsAllowed)("refuses memory that a live block owns", () => {
    const address = malloc(large);
    using block = adopt(address, large);
    expect(() => adopt(address, large)).toThrow(otherOwner);
    expect(() => adopt(address + 8n, 8)).toThrow(otherOwner);
    expect(() => adopt(address + 8n, 0)).toThrow(otherOwner);
    expect(() => adopt(address - 8n, 16)).toThrow(otherOwner);
    expect(() => {
      free(address);
    }).toThrow(otherOwner);
    expect(() => realloc(address, 2 * large)).toThrow(otherOwner);
    expect(block.released).toBe(false);
  });

  it.each([
    [4096n, 0],
    [4096n, 8],
    [2n ** 63n, 100],
  ])("refuses address %d with %d bytes, where no memory is", (address, byteLength) => {
    const before = stats();
    expect(() => adopt(address, byteLength)).toThrow(noMemoryThere);
    expect(stats()).toEqual(before);
  });

  it("refuses a range that ends beyond the address space", () => {
    expect(() => adopt(2n ** 64n - 4096n, 8192)).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_SIZE_OVERFLOW" }),
    );
  });

  it("refuses a length that goes beyond the memory, and leaves it", () => {
    const address = malloc(64);
    expect(() => adopt(address, 2 ** 50)).toThrow(noMemoryThere);
    free(address);
  });

  it("takes the same address again after dispose()", () => {
    for (let i = 0; i < 100; i += 1) {
      const address = malloc(large);
      const block = adopt(address, large);
      const ints = new Int32Array(leaseOf(block)!.buffer);
      ints[0] = i;
      ints[ints.length - 1] = i;
      block.dispose();
    }
    const escaped = adopt(malloc(large), large);
    const { buffer } = escaped;
    escaped.dispose();
    using again = adopt(malloc(large), large);
    expect(buffer.byteLength).toBe(0);
    expect(again.buffer.byteLength).toBe(large);
  });

  it("makes an empty block of 0 bytes, also of NULL", () => {
    using fromNull = adopt(0n, 0);
    using empty = adopt(malloc(0), 0);
    expect(fromNull.buffer.byteLength).toBe(0);
    expect(empty.byteLength).toBe(0);
  });

  it("refuses NULL with a length, and lengths that are none", () => {
    const outOfRange = expect.objectContaining({ code: "ERR_TSMEM_OUT_OF_RANGE" }) as Error;
    expect(() => adopt(0n, 8)).toThrow(outOfRange);
    for (const length of [Number.NaN, -1, 2 ** 53, 2 ** 64]) {
      expect(() => adopt(16n, length)).toThrow(outOfRange);
    }
    expect(() => adopt(-1n, 8)).toThrow(outOfRange);
    expect(() => adopt(2n ** 64n, 8)).toThrow(outOfRange);
    const invalid = expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }) as Error;
    expect(() => adopt(16n, 1.5)).toThrow(invalid);
    expect(() => adopt(16 as unknown as bigint, 8)).toThrow(invalid);
    expect(() => adopt(16n, 8, { free: (() => 0) as NativeFree })).toThrow(invalid);
  });
});
