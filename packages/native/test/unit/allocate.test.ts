import { isTsmemError, leaseOf } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { allocate, available } from "../../src/index.ts";
import type { Block } from "../../src/index.ts";

const large = 2 ** 21;

function bytesOf(block: Block): Uint8Array {
  return new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
}

describe.runIf(available)("allocate()", () => {
  it.each([0, 1, 1000, large])("gives %d zeroed bytes", (byteLength) => {
    using block = allocate(byteLength);
    expect(block.byteLength).toBe(byteLength);
    expect(bytesOf(block).every((byte) => byte === 0)).toBe(true);
  });

  it.each([1, 8, 16, 64, 256, 4096])("aligns to %d bytes", (alignment) => {
    for (const byteLength of [1, 100, 5000, large]) {
      for (const zero of [true, false]) {
        using block = allocate(byteLength, { alignment, zero });
        expect(block.address % BigInt(alignment)).toBe(0n);
        expect(bytesOf(block).byteLength).toBe(byteLength);
      }
    }
  });

  it("zeroes recycled memory unless told otherwise", () => {
    const first = allocate(large);
    new Uint8Array(leaseOf(first)!.buffer).fill(7);
    first.dispose();
    using second = allocate(large);
    expect(bytesOf(second).every((byte) => byte === 0)).toBe(true);
  });

  it("recycles a large block at once, with the same address", () => {
    const first = allocate(large, { zero: false, alignment: 8 });
    const { address } = first;
    first.dispose();
    using second = allocate(large, { zero: false, alignment: 8 });
    expect(second.address).toBe(address);
  });

  it.each([Number.NaN, -1, 2 ** 53, 2 ** 64, Number.POSITIVE_INFINITY])(
    "refuses %d bytes",
    (byteLength) => {
      expect(() => allocate(byteLength)).toThrow(
        expect.objectContaining({ code: "ERR_TSMEM_OUT_OF_RANGE" }),
      );
    },
  );

  it.each([1.5, "8", 8n, undefined])("refuses %s as a size", (byteLength) => {
    expect(() => allocate(byteLength as number)).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }),
    );
  });

  it.each(["64", null, Symbol("64"), 64n])(
    "refuses the alignment %s, which is no number",
    (value) => {
      expect(() => allocate(8, { alignment: value as unknown as number })).toThrow(
        expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT", value }),
      );
    },
  );

  it.each([0, -8, 3, 1.5, 8192, Number.NaN])("refuses the alignment %d", (alignment) => {
    expect(() => allocate(8, { alignment })).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_OUT_OF_RANGE", value: alignment }),
    );
  });

  it("says how much memory there was not", () => {
    for (const zero of [true, false]) {
      let error: unknown;
      try {
        allocate(2 ** 50, { zero });
      } catch (caught) {
        error = caught;
      }
      expect(isTsmemError(error)).toBe(true);
      expect(error).toMatchObject({ code: "ERR_TSMEM_OUT_OF_MEMORY", byteLength: 2 ** 50 });
    }
  });
});
