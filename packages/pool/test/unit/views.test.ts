import { ReleasedError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { Pool } from "../../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lend } from "./lend.ts";

describe("view() and array()", () => {
  it("share the bytes of the block", () => {
    const pool = new Pool();
    const block = pool.alloc(4, 8);
    const floats = pool.view(block, Float64Array);
    floats[1] = 1;
    expect(pool.view(block, Uint8Array, 8, 8)).toEqual(
      new Uint8Array([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]),
    );
    expect(pool.view(block, DataView).getFloat64(8, true)).toBe(1);
    expect(floats).toHaveLength(4);
    expect(pool.array(Int16Array, 5)).toEqual(new Int16Array(5));
  });

  it.each([
    ["past the end", Float64Array, 5, 0, "ERR_TSMEM_OUT_OF_RANGE"],
    ["from past the end", Uint8Array, 1, 32, "ERR_TSMEM_OUT_OF_RANGE"],
    ["from beyond the end, empty", Uint8Array, undefined, 33, "ERR_TSMEM_OUT_OF_RANGE"],
    ["not aligned", Float64Array, 1, 4, "ERR_TSMEM_OUT_OF_RANGE"],
    ["of a negative length", Float64Array, -1, 0, "ERR_TSMEM_OUT_OF_RANGE"],
    ["of length NaN", Float64Array, NaN, 0, "ERR_TSMEM_OUT_OF_RANGE"],
    ["from a negative byte", Float64Array, 1, -8, "ERR_TSMEM_OUT_OF_RANGE"],
    [
      "of a class that is none",
      Array as unknown as typeof Float64Array,
      1,
      0,
      "ERR_TSMEM_INVALID_ARGUMENT",
    ],
  ])("are refused %s", (_, constructor, length, byteOffset, code) => {
    const pool = new Pool();
    const block = pool.alloc(4, 8);
    expect(
      codeOf(() => pool.view(block, constructor as typeof Float64Array, length, byteOffset)),
    ).toBe(code);
  });

  it("of a freed small block never show another block", () => {
    const pool = new Pool();
    const stale = pool.array(Float64Array, 8);
    stale.fill(1);
    pool.free(stale);
    for (let i = 0; i < 5000; i++) {
      pool.array(Float64Array, 8).fill(2);
      const held = lend(pool, 64);
      new Uint8Array(held.buffer, held.byteOffset, 64).fill(3);
      if (i % 2 === 0) pool.free(held.address);
    }
    expect([...stale]).toEqual(new Array(8).fill(1));
    expect(
      codeOf(() => {
        pool.free(stale);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
  });

  it("of a freed large block have length 0", () => {
    const pool = new Pool();
    const large = pool.array(Float64Array, 10_000);
    pool.free(large);
    expect(large).toHaveLength(0);
  });

  it("have length 0 when the pool or the zone ended", () => {
    const pool = new Pool();
    const zone = pool.zone();
    const inZone = [pool.array(Float64Array, 4), pool.array(Float64Array, 40_000)];
    zone.dispose();
    expect(inZone.map(({ length }) => length)).toEqual([0, 0]);
    const outside = [pool.array(Float64Array, 4), pool.array(Float64Array, 40_000)];
    pool.dispose();
    expect(outside.map(({ length }) => length)).toEqual([0, 0]);
  });

  it("refuse every access of a freed block", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    pool.free(block);
    expect(() => pool.view(block, Uint8Array)).toThrow(ReleasedError);
    expect(() => pool.byteLengthOf(block)).toThrow(ReleasedError);
  });

  it("of somebody else are not freed", () => {
    const pool = new Pool();
    expect(
      codeOf(() => {
        pool.free(new Float64Array(8));
      }),
    ).toBe("ERR_TSMEM_NOT_OWNED");
    const mine = pool.array(Float64Array, 8);
    expect(
      codeOf(() => {
        pool.free(mine.subarray(1));
      }),
    ).toBe("ERR_TSMEM_NOT_OWNED");
    expect(
      codeOf(() => {
        new Pool().free(mine);
      }),
    ).toBe("ERR_TSMEM_OTHER_OWNER");
  });

  it("leave a buffer that cannot be detached alone", () => {
    const pool = new Pool();
    const view = pool.array(Float64Array, 10_000);
    const copy = structuredClone(view.buffer, { transfer: [view.buffer] });
    pool.dispose();
    expect(copy.byteLength).toBeGreaterThanOrEqual(80_000);
    expect(view).toHaveLength(0);
  });

  it("whose buffer was transferred away cannot be made again", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    const { buffer } = pool.view(block, Uint8Array);
    structuredClone(buffer, { transfer: [buffer] });
    expect(() => pool.view(block, Uint8Array)).toThrow(ReleasedError);
    pool.free(block);
    expect(pool.view(pool.alloc(1, 64), Uint8Array)).toHaveLength(64);
  });
});
