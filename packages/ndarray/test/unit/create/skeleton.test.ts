import { describe, expect, it } from "vitest";
import { array, dtypeOf, fromBuffer, zeros } from "../../../src/index.ts";

describe("zeros()", () => {
  it("gives zeros of the dtype", () => {
    const a = zeros([2, 3], { dtype: "int32" });
    a.set(7, 1, -1);
    expect(a.get(1, 2)).toBe(7);
    expect(a.get(0, 0)).toBe(0);
    expect(a.strides).toEqual([12, 4]);
    expect(zeros([3, 0, 2]).strides).toEqual([0, 0, 0]);
  });

  it("keeps arrays of one slab apart when the buffer is handed out", () => {
    const a = zeros(3);
    const b = zeros(3);
    new Float64Array(a.buffer).fill(5);
    expect(b.get(0)).toBe(0);
    expect(a.get(2)).toBe(5);
  });
});

describe("array()", () => {
  it("writes every dtype and reads it back", () => {
    for (const [name, value] of [
      ["f2", 1.5],
      [">f4", -2.5],
      [">i8", -(2n ** 62n)],
      ["u8", 2n ** 64n - 1n],
      ["S3", "abc"],
      [">U3", "aé😀"],
      ["M8[D]", 12n],
      ["b1", true],
    ] as const) {
      expect(array([value], { dtype: name }).get(0)).toBe(value);
    }
    expect(array([{ re: 1, im: -2 }], { dtype: ">c16" }).get(0)).toEqual({ re: 1, im: -2 });
    const records = array([{ x: 1, y: [1, 2] }], {
      dtype: {
        fields: [
          ["x", "i2"],
          ["y", ">i4", [2]],
        ],
        align: true,
      },
    });
    expect(records.get(0)).toEqual({ x: 1, y: [1, 2] });
    expect(records.itemsize).toBe(12);
  });
});

describe("fromBuffer()", () => {
  it("shares the buffer", () => {
    const bytes = new Uint8Array(16);
    const a = fromBuffer(bytes, { dtype: "u2", byteOffset: 1, shape: [3] });
    a.set(258, 0);
    expect(bytes[1]).toBe(2);
    expect(a.base).toBe(bytes);
    expect(dtypeOf("float64")).toBe(dtypeOf("f8"));
  });
});
