import { describe, expect, it } from "vitest";
import {
  add,
  arange,
  array,
  broadcastTo,
  copy,
  dtypeOf,
  eye,
  full,
  indices,
  linspace,
  notEqual,
  ones,
  Scalar,
  sum,
  tri,
  zerosLike,
} from "../../../src/index.ts";
import { elements } from "../../conformance/runner/elements.ts";

describe("arange()", () => {
  it("gives float64 for numbers and int64 for bigints", () => {
    expect(elements(arange(3))).toEqual([0, 1, 2]);
    expect(arange(3).dtype.name).toBe("float64");
    expect(elements(arange(0n, 5n, 2n))).toEqual([0n, 2n, 4n]);
  });
  it("counts the end of a range of dates from its start, unless it is a date", () => {
    expect(elements(arange(5, 2, { dtype: "M8[D]" }))).toEqual([5n, 6n]);
    const day = dtypeOf("M8[D]");
    expect(elements(arange(new Scalar(day, 1n), new Scalar(day, 3n)))).toEqual([1n, 2n]);
    expect(elements(arange(5, 7, { dtype: "m8[s]" }))).toEqual([5n, 6n]);
    expect(elements(arange(2, { dtype: ">m8[s]" }))).toEqual([0n, 1n]);
  });
  it("refuses dates without a start or a unit, and counts that are not whole", () => {
    expect(() => arange(3, { dtype: "M8[D]" })).toThrow(/requires both a start and a stop/);
    expect(() => arange(0, 3, { dtype: "M8" })).toThrow(/requires a specified unit/);
    expect(() => arange(0, 2.5, { dtype: "M8[D]" })).toThrow(/to NumPy datetime/);
    expect(() => arange(0, 2, 0.5, { dtype: "M8[D]" })).toThrow(/to NumPy timedelta/);
    expect(() => arange(0.5, { dtype: "m8[s]" })).toThrow(/to NumPy timedelta/);
  });
  it("takes options after any number of bounds", () => {
    expect(arange(2, { dtype: "int8" }).dtype.name).toBe("int8");
    expect(arange(0, 2, { dtype: "int8" }).shape).toEqual([2]);
    expect(elements(arange(0, 2, 0.5, { dtype: "float32" }))).toEqual([0, 0.5, 1, 1.5]);
  });
  it("is empty when the step leads away", () => {
    expect(arange(0, 5, -1).shape).toEqual([0]);
    expect(arange(-3).shape).toEqual([0]);
  });
  it("refuses a step of 0, nan and ranges that no array can hold", () => {
    expect(() => arange(0, 1, 0)).toThrow(/division by zero/);
    expect(() => arange(0, NaN)).toThrow(/cannot compute length/);
    expect(() => arange(0, 1e300)).toThrow(RangeError);
  });
});

describe("linspace()", () => {
  it("ends exactly at stop", () => {
    expect(elements(linspace(0, 0.3, 4)).at(-1)).toBe(0.3);
    expect(elements(linspace(0, 1, 4, { endpoint: false }))).toEqual([0, 0.25, 0.5, 0.75]);
  });
  it("refuses a number of samples that is none", () => {
    expect(() => linspace(0, 1, -1)).toThrow(
      /number of samples, -1, must be non-negative|non-negative/,
    );
    expect(() => linspace(0, 1, 1.5)).toThrow(RangeError);
  });
});

describe("full(), ones(), eye(), tri(), indices()", () => {
  it("fill every element of any dtype", () => {
    expect(elements(full([2, 2], 7, { dtype: "uint8" }))).toEqual([7, 7, 7, 7]);
    expect(elements(full(3, "ab", { dtype: "S2" }))).toEqual(["ab", "ab", "ab"]);
    expect(elements(ones([0, 3]))).toEqual([]);
  });
  it("leave nothing of what large memory held before", () => {
    for (const dtype of ["float64", "int8", "U3"]) {
      for (const order of ["C", "F"] as const) {
        const shape = [3, 700_001];
        add(full(shape[0]! * shape[1]!, 7.5), 1).dispose();
        const made = ones(shape, { dtype, order });
        const first = made.get(0, 0);
        expect(first).toBe(dtype === "U3" ? "1" : 1);
        expect(sum(notEqual(made, first as number))).toBe(0n);
        made.dispose();
      }
    }
  });
  it("name the operation when there is no memory", () => {
    expect(() => ones([2 ** 46])).toThrow(/^ones: unable to allocate/);
    expect(() => copy(broadcastTo(ones([1]), [2 ** 46]))).toThrow(/^copy: unable to allocate/);
  });
  it("check the value even when there is no element", () => {
    expect(() => full([0], 300, { dtype: "uint8" })).toThrow(RangeError);
  });
  it("mark diagonals", () => {
    expect(elements(eye(2, { columns: 3, k: 1 }))).toEqual([0, 1, 0, 0, 0, 1]);
    expect(elements(tri(2, { dtype: "bool" }))).toEqual([true, false, true, true]);
    expect(() => eye(-1)).toThrow(RangeError);
  });
  it("number the places of a grid", () => {
    expect(elements(indices([2, 2]))).toEqual([0n, 0n, 1n, 1n, 0n, 1n, 0n, 1n]);
  });
});

describe("zerosLike()", () => {
  it("owns its memory, whatever it is like", () => {
    const made = zerosLike(array([[1, 2]], { dtype: "int16" }), { shape: [3] });
    expect([made.base, made.dtype.name, made.shape]).toEqual([null, "int16", [3]]);
  });
});
