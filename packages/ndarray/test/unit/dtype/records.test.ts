import { describe, expect, it } from "vitest";
import { array, asFloat, assign, Complex, zeros } from "../../../src/index.ts";

describe("a field named __proto__", () => {
  it("is a property of the record like any other", () => {
    const a = zeros([1], { dtype: { fields: [["__proto__", "i4"]] } });
    const given: unknown = JSON.parse('{"__proto__": 7}');
    a.set(given, 0);
    const record = a.get(0);
    expect(JSON.stringify(record)).toBe('{"__proto__":7}');
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(JSON.stringify(array([given], { dtype: a.dtype }).toArray())).toBe('[{"__proto__":7}]');
  });
});

describe("one number for a record", () => {
  it("is the value of every field, whatever kind of number it is", () => {
    const dtype = {
      fields: [
        ["x", "i4"],
        ["y", "c16"],
      ],
    } as const;
    const a = zeros([2], { dtype });
    assign(a, asFloat(2.5), 0);
    expect(a.get(0)).toEqual({ x: 2, y: new Complex(2.5, 0) });
    a.set(3, 1);
    expect(a.get(1)).toEqual({ x: 3, y: new Complex(3, 0) });
    const waves = zeros([1], { dtype: { fields: [["z", "c8"]] } });
    waves.set(new Complex(1, 2), 0);
    expect(waves.get(0)).toEqual({ z: new Complex(1, 2) });
    // An object with such properties is a record all the same.
    const parts = zeros([1], {
      dtype: {
        fields: [
          ["re", "i4"],
          ["im", "i4"],
        ],
      },
    });
    parts.set({ re: 1, im: 2 }, 0);
    expect(parts.get(0)).toEqual({ re: 1, im: 2 });
  });
});
