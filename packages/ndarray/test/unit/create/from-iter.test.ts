import type { Allocator } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { fromIter, zeros } from "../../../src/index.ts";

function* upTo(n: number): Generator<number, void, undefined> {
  for (let i = 0; i < n; i++) yield i;
}

describe("fromIter()", () => {
  it.each([0, 1, 16, 17, 1000])("takes all %i items", (n) => {
    const a = fromIter(upTo(n), { dtype: "int32" });
    expect(a.shape).toEqual([n]);
    expect(a.base).toBeNull();
    expect(a.pinnedBytes).toBe(4 * n);
    expect(a.toArray()).toEqual([...upTo(n)]);
  });

  it("asks for no more than count items, and closes the iterator", () => {
    let asked = 0;
    let isClosed = false;
    function* endless(): Generator<number, void, undefined> {
      try {
        for (;;) yield asked++;
      } finally {
        isClosed = true;
      }
    }
    expect(fromIter(endless(), { count: 3 }).toArray()).toEqual([0, 1, 2]);
    expect({ asked, isClosed }).toEqual({ asked: 3, isClosed: true });
    expect(fromIter(endless(), { count: 0 }).shape).toEqual([0]);
    expect(asked).toBe(3);
  });

  it("converts to the dtype", () => {
    expect(fromIter(["a", "bcd"], { dtype: "U2" }).toArray()).toEqual(["a", "bc"]);
    expect(fromIter([1n, 2], { dtype: "int64" }).toArray()).toEqual([1n, 2n]);
    expect(fromIter(new Set([true, false])).toArray()).toEqual([1, 0]);
    const records = fromIter([[1, 2.5]], {
      dtype: [
        ["a", "i4"],
        ["b", "f8"],
      ],
    });
    expect(records.get(0)).toMatchObject({ a: 1, b: 2.5 });
  });

  it("gives an allocator back what it took when an item does not fit", () => {
    let held = 0;
    const allocator: Allocator = {
      alloc(byteLength) {
        held += 1;
        return { buffer: new ArrayBuffer(byteLength), byteOffset: 0, byteLength, released: false };
      },
      free: () => void (held -= 1),
    };
    const options = { dtype: "int8", allocator } as const;
    for (const count of [2, -1]) {
      expect(() => fromIter([1, 300], { ...options, count })).toThrow("300 out of bounds for int8");
    }
    expect(held).toBe(0);
    expect(fromIter([1, 2, 3], options).toArray()).toEqual([1, 2, 3]);
    expect(held).toBe(1);
  });

  it("refuses what is too short, endless in size, or no iterable", () => {
    expect(() => fromIter([1, 2, 3], { count: 5 })).toThrow(
      "fromIter: iterator too short: Expected 5 but iterator had only 3 items",
    );
    expect(() => fromIter([1], { dtype: "S" })).toThrow(
      "Must specify length when using variable-size data-type",
    );
    expect(() => fromIter(5 as never)).toThrow("fromIter: 5 object is not iterable");
    expect(() => fromIter(zeros([]))).toThrow("fromIter: iteration over a 0-d array");
    const moved = new Uint8Array(4);
    structuredClone(moved, { transfer: [moved.buffer] });
    expect(() => fromIter(moved)).toThrow("fromIter: an object object is not iterable");
    expect(() => fromIter([1], { count: 1.5 })).toThrow("count 1.5 is not an integer");
    expect(() => fromIter([1], { count: 1e15 })).toThrow("unable to allocate");
  });
});
