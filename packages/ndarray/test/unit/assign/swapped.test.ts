import { describe, expect, test } from "vitest";
import {
  add,
  arange,
  array,
  astype,
  byteswap,
  copyto,
  max,
  slice,
  transpose,
  reshape,
  zeros,
} from "../../../src/index.ts";

const numbers = Array.from({ length: 24 }, (_, i) => i - 7);

describe.each([
  [">f8", "float64"],
  ["float64", ">f8"],
  [">i2", "float32"],
  ["int32", ">c16"],
  [">c8", ">f4"],
  [">i4", ">i4"],
  [">f2", "uint64"],
] as const)("from %s to %s", (from, to) => {
  const given = from === ">f2" ? numbers.map(Math.abs) : numbers;
  const a = array(given, { dtype: from });
  const native = (dtype: string): string => dtype.replace(/[<>]/, "");

  test("astype() gives the values, of any layout", () => {
    for (const view of [a, slice(a, [null, null, -3]), transpose(reshape(a, [4, 6]))]) {
      const plain = astype(view, native(from));
      expect(astype(view, to).toArray()).toEqual(astype(plain, native(to)).toArray());
    }
  });

  test("copyto() leaves what lies between", () => {
    const target = zeros([48], { dtype: to });
    copyto(slice(target, [null, null, 2]), a, { casting: "unsafe" });
    expect(slice(target, [null, null, 2]).toArray()).toEqual(astype(a, native(to)).toArray());
    expect(slice(target, [1, null, 2]).toArray()).toEqual(
      zeros([24], { dtype: native(to) }).toArray(),
    );
  });

  test("functions see the values", () => {
    const plain = astype(a, native(from));
    expect(add(a, a).toArray()).toEqual(add(plain, plain).toArray());
    if (!from.includes("c")) expect(max(a)).toEqual(max(plain));
  });
});

test("byteswap() twice is what it was", () => {
  const a = arange(0, 5, 1, { dtype: "int16" });
  expect(byteswap(a).toArray()).toEqual([0, 256, 512, 768, 1024]);
  expect(byteswap(byteswap(a)).toArray()).toEqual(a.toArray());
});
