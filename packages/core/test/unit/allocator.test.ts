import { describe, expect, it } from "vitest";
import {
  type Allocator,
  type AllocatorLike,
  allocatorOf,
  allocatorSymbol,
} from "../../src/index.ts";

const allocator: Allocator = {
  alloc: (byteLength) => ({
    buffer: new ArrayBuffer(byteLength),
    byteOffset: 0,
    byteLength,
    released: false,
  }),
  free: () => undefined,
};

describe("allocatorOf()", () => {
  it("gives an allocator back", () => {
    expect(allocatorOf("zeros", allocator)).toBe(allocator);
  });
  it("asks an object for the allocator that it has, whatever its own alloc means", () => {
    const pool = { alloc: () => 1, free: () => undefined, [allocatorSymbol]: allocator };
    expect(allocatorOf("zeros", pool as never)).toBe(allocator);
  });
  it.each([null, undefined, 3, {}, { alloc: () => 1 }, { [allocatorSymbol]: {} }])(
    "refuses %o",
    (value) => {
      expect(() => allocatorOf("zeros", value as unknown as AllocatorLike)).toThrow(
        /zeros: allocator has no alloc and free/,
      );
    },
  );
});
