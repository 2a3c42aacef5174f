import { describe, expect, it } from "vitest";
import { available } from "../../src/index.ts";
import {
  alignedAlloc,
  alignedFree,
  calloc,
  free,
  malloc,
  memcpy,
  peek,
  poke,
  realloc,
  type ScalarType,
  wrapFree,
  wrapMalloc,
} from "../../src/unsafe/index.ts";

const code = (value: string): Error => expect.objectContaining({ code: value }) as Error;

describe.runIf(available)("unsafe", () => {
  it("malloc() and free() give and take, also 0 bytes and 0n", () => {
    for (const byteLength of [0, 1, 1 << 20]) {
      const address = malloc(byteLength);
      expect(address).toBeGreaterThan(0n);
      free(address);
    }
    free(0n);
  });

  it("calloc() zeroes, realloc() keeps", () => {
    const address = calloc(4, 8);
    expect(peek(address + 24n, "float64")).toBe(0);
    poke(address, "float64", 1.25);
    const moved = realloc(address, 1 << 20);
    expect(peek(moved, "float64")).toBe(1.25);
    free(realloc(moved, 0));
  });

  it.each([1, 8, 64, 4096, 2 ** 21])("alignedAlloc() aligns to %d", (alignment) => {
    const address = alignedAlloc(100, alignment);
    expect(address % BigInt(alignment)).toBe(0n);
    alignedFree(address);
  });

  it("memcpy() moves overlapping bytes", () => {
    const address = calloc(4, 1);
    poke(address, "uint32", 0x04030201);
    memcpy(address + 1n, address, 3);
    expect([0n, 1n, 2n, 3n].map((i) => peek(address + i, "uint8"))).toEqual([1, 1, 2, 3]);
    memcpy(0n, 0n, 0);
    free(address);
  });

  const scalars: [ScalarType, number | bigint, number | bigint][] = [
    ["int8", -128, 127],
    ["uint8", 0, 255],
    ["int16", -32768, 32767],
    ["uint16", 0, 65535],
    ["int32", -(2 ** 31), 2 ** 31 - 1],
    ["uint32", 0, 2 ** 32 - 1],
    ["int64", -(2n ** 63n), 2n ** 63n - 1n],
    ["uint64", 0n, 2n ** 64n - 1n],
  ];

  it.each(scalars)("peek() reads what poke() wrote: %s", (type, low, high) => {
    const address = malloc(16);
    for (const value of [low, high]) {
      poke(address + 1n, type, value);
      expect(peek(address + 1n, type)).toBe(value);
    }
    const step = (value: number | bigint, by: 1 | -1): number | bigint =>
      typeof value === "bigint" ? value + BigInt(by) : value + by;
    expect(() => {
      poke(address, type, step(low, -1));
    }).toThrow(code("ERR_TSMEM_OUT_OF_RANGE"));
    expect(() => {
      poke(address, type, step(high, 1));
    }).toThrow(code("ERR_TSMEM_OUT_OF_RANGE"));
    free(address);
  });

  it("pokes floats of any value", () => {
    const address = malloc(8);
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY, -0, 1.5]) {
      poke(address, "float64", value);
      expect(peek(address, "float64")).toBe(value);
      poke(address, "float32", value);
      expect(peek(address, "float32")).toBe(value);
    }
    free(address);
  });

  it("refuses types and values of another kind", () => {
    const address = malloc(8);
    const invalid = code("ERR_TSMEM_INVALID_ARGUMENT");
    expect(() => peek(address, "int7" as ScalarType)).toThrow(invalid);
    expect(() => {
      poke(address, "int64", 1 as never);
    }).toThrow(invalid);
    expect(() => {
      poke(address, "int8", 1n as never);
    }).toThrow(invalid);
    expect(() => {
      free(1 as never);
    }).toThrow(invalid);
    free(address);
  });

  it.each([Number.NaN, -1, 2 ** 53, 2 ** 64])("refuses %d bytes", (size) => {
    const outOfRange = code("ERR_TSMEM_OUT_OF_RANGE");
    expect(() => malloc(size)).toThrow(outOfRange);
    expect(() => calloc(size, 1)).toThrow(outOfRange);
    expect(() => calloc(1, size)).toThrow(outOfRange);
    expect(() => alignedAlloc(size, 8)).toThrow(outOfRange);
    expect(() => realloc(0n, size)).toThrow(outOfRange);
    expect(() => {
      memcpy(0n, 0n, size);
    }).toThrow(outOfRange);
  });

  it("refuses products that overflow, alignments that are none, and more than there is", () => {
    expect(() => calloc(2 ** 50, 8)).toThrow(code("ERR_TSMEM_SIZE_OVERFLOW"));
    expect(() => malloc(1.5)).toThrow(code("ERR_TSMEM_INVALID_ARGUMENT"));
    expect(() => alignedAlloc(8, 3)).toThrow(code("ERR_TSMEM_OUT_OF_RANGE"));
    for (const call of [
      () => malloc(2 ** 52),
      () => calloc(2 ** 52, 1),
      () => alignedAlloc(2 ** 52, 64),
    ]) {
      expect(call).toThrow(code("ERR_TSMEM_OUT_OF_MEMORY"));
    }
  });

  it("wraps refuse NULL", () => {
    expect(() => wrapMalloc(0n)).toThrow(code("ERR_TSMEM_OUT_OF_RANGE"));
    expect(() => wrapFree(0n)).toThrow(code("ERR_TSMEM_OUT_OF_RANGE"));
  });
});
