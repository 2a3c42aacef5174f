import { arraySymbol } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { addressOf, allocate, available } from "../../src/index.ts";
import { peek, poke } from "../../src/unsafe/index.ts";

describe.runIf(available)("addressOf()", () => {
  it("gives the first byte of buffers and views", () => {
    const buffer = new ArrayBuffer(64);
    const bytes = new Uint8Array(buffer);
    bytes[8] = 42;
    const start = addressOf(buffer);
    expect(peek(start + 8n, "uint8")).toBe(42);
    expect(addressOf(bytes)).toBe(start);
    expect(addressOf(new Float64Array(buffer, 8))).toBe(start + 8n);
    expect(addressOf(new DataView(buffer, 16))).toBe(start + 16n);
    expect(addressOf(Buffer.from(buffer, 24))).toBe(start + 24n);
  });

  it("knows small typed arrays that had no buffer yet", () => {
    const array = new Uint8Array(4);
    array[3] = 9;
    expect(peek(addressOf(array) + 3n, "uint8")).toBe(9);
  });

  it("knows shared memory", () => {
    const shared = new SharedArrayBuffer(16);
    const start = addressOf(shared);
    poke(start + 4n, "int32", 11);
    expect(new Int32Array(shared)[1]).toBe(11);
    expect(addressOf(new Int32Array(shared, 4))).toBe(start + 4n);
  });

  it("knows objects of the array protocol", () => {
    const buffer = new ArrayBuffer(64);
    const array = {
      [arraySymbol]: { buffer, byteOffset: 32, dtype: "int8", shape: [4], strides: [-1] },
    };
    expect(addressOf(array)).toBe(addressOf(buffer) + 32n);
  });

  it("agrees with block.address", () => {
    using block = allocate(100);
    expect(addressOf(block.buffer) + BigInt(block.byteOffset)).toBe(block.address);
  });

  it("refuses what is detached or has no memory", () => {
    const buffer = new ArrayBuffer(8);
    const bytes = new Uint8Array(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    const released = expect.objectContaining({ code: "ERR_TSMEM_RELEASED" }) as Error;
    expect(() => addressOf(buffer)).toThrow(released);
    expect(() => addressOf(bytes)).toThrow(released);
    for (const value of [{}, null, undefined, 1, "x", [1]]) {
      expect(() => addressOf(value as object)).toThrow(
        expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }),
      );
    }
  });
});
