import { describe, expect, it } from "vitest";
import {
  type Allocator,
  type AllocatorLike,
  allocateFrom,
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

describe("allocateFrom()", () => {
  it("gives what the allocator gave, and the bytes asked for", () => {
    const { allocation, view } = allocateFrom("zeros", allocator, 48, 16);
    expect(view.buffer).toBe(allocation.buffer);
    expect([view.byteOffset, view.byteLength]).toEqual([0, 48]);
  });
  it.each([
    ["nothing", null],
    ["no buffer", { buffer: 3, byteOffset: 0 }],
    ["too little", { buffer: new ArrayBuffer(8), byteOffset: 0 }],
    ["bytes beyond the buffer", { buffer: new ArrayBuffer(64), byteOffset: 32 }],
    ["memory at an odd place", { buffer: new ArrayBuffer(64), byteOffset: 3 }],
    ["a negative place", { buffer: new ArrayBuffer(64), byteOffset: -16 }],
  ])("refuses an allocator that gives %s", (_, allocation) => {
    const odd = { alloc: () => allocation as never, free: () => undefined };
    expect(() => allocateFrom("zeros", odd, 48, 16)).toThrow(/zeros: allocator gave no 48 bytes/);
  });
});
