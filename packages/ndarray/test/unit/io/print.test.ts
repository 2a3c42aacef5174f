import { describe, expect, it } from "vitest";
import "../../../src/index.ts";
import { array } from "../../../src/create/array.ts";
import { fromBuffer } from "../../../src/create/from-buffer.ts";
import type { DTypeLike } from "../../../src/dtype/dtype-of.ts";
import { array2string, arrayRepr, arrayStr } from "../../../src/io/print/array-text.ts";
import { getPrintOptions, setPrintOptions } from "../../../src/io/print/options.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import recorded from "../../fixtures/print.json" with { type: "json" };

function arrayOf(dtype: unknown, shape: readonly number[], hex: string): NDArray {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return fromBuffer(bytes, { dtype: dtype as DTypeLike, shape });
}

describe("printing", () => {
  it("arrayRepr() and arrayStr() give what NumPy gave for every recorded array", () => {
    const wrong: unknown[] = [];
    for (const { dtype, shape, hex, options, repr, str } of recorded.cases) {
      const a = arrayOf(dtype, shape, hex);
      const found = [arrayRepr(a, options as object), arrayStr(a, options as object)];
      if (found[0] !== repr) wrong.push({ dtype, options, expected: repr, found: found[0] });
      if (found[1] !== str) wrong.push({ dtype, options, expected: str, found: found[1] });
    }
    expect(wrong).toEqual([]);
  });

  it("prints the last element when there are none at the edges", () => {
    const options = { edgeitems: 0, threshold: 3 };
    expect(arrayStr(array([100, 1, 1, 1, 4]), options)).toBe("[...   4.]");
    const matrix = array([
      [1n, 2n],
      [3n, 4n],
      [5n, 6n],
    ]);
    expect(arrayRepr(matrix, options)).toBe("array([...,\n       [..., 6]], shape=(3, 2))");
  });

  it("arrayStr() of one record has all digits, in records within it too", () => {
    const dtype: DTypeLike = [
      ["a", "f4"],
      [
        "b",
        [
          ["c", "f8"],
          ["d", "f4", 2],
          ["e", "bool"],
        ],
      ],
    ];
    const a = array({ a: 1.1, b: { c: 2.123456789, d: [1e-7, 1], e: true } }, { dtype });
    expect(arrayStr(a)).toBe("(1.1, (2.123456789, [1e-07, 1.0], True))");
    expect(arrayRepr(a)).toContain("array((1.1, (2.12345679, [1.e-07, 1.e+00], True)),");
  });

  it("array2string() takes a separator and indents below its prefix", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    expect(array2string(a, { separator: ",", prefix: "x=" })).toBe("[[1.,2.],\n   [3.,4.]]");
  });

  it("setPrintOptions() changes the defaults and gives them back", () => {
    const before = setPrintOptions({ precision: 2 });
    expect(arrayStr(array([1 / 3]))).toBe("[0.33]");
    setPrintOptions(before);
    expect(arrayStr(array([1 / 3]))).toBe("[0.33333333]");
    expect(getPrintOptions()).toEqual(before);
  });

  it("refuses counts that are negative or no integers", () => {
    expect(() => arrayStr(array([1]), { precision: -1 })).toThrow(/precision must be >= 0/);
    expect(() => arrayStr(array([1]), { edgeitems: 0.5 })).toThrow(/edgeitems/);
  });
});
