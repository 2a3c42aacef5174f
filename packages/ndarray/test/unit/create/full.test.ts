import { describe, expect, it } from "vitest";
import {
  array,
  asFloat,
  Complex,
  empty,
  eye,
  full,
  fullLike,
  ones,
  ravel,
  ravelMultiIndex,
  reshape,
  Scalar,
  tri,
  unravelIndex,
  zeros,
} from "../../../src/index.ts";
import { dtypeOf } from "../../../src/dtype/dtype-of.ts";
import { flatValues } from "../support/values.ts";

describe("full()", () => {
  it("broadcasts an array or a list", () => {
    expect(flatValues(full([2, 2], array([[1], [2]]), { dtype: "int8" }))).toEqual([1, 1, 2, 2]);
    expect(flatValues(full([2, 2], [3, 4]))).toEqual([3, 4, 3, 4]);
    expect(full([2], array(["a", "bcd"])).dtype.toString()).toBe("U3");
    expect(flatValues(fullLike(zeros([2], { dtype: "int8" }), array([300n, 1n])))).toEqual([44, 1]);
    expect(() => full([2], [1, 2, 3])).toThrow(/could not broadcast .* \(3,\) into shape \(2,\)/);
  });

  it("converts fractions and complex numbers as C does, and checks integers", () => {
    expect(flatValues(full(1, 300.5, { dtype: "uint8" }))).toEqual([44]);
    expect(flatValues(full(1, asFloat(-1), { dtype: "uint8" }))).toEqual([255]);
    expect(flatValues(full(1, new Complex(1, 2), { dtype: "float64" }))).toEqual([1]);
    const scalar = new Scalar(dtypeOf(">f2"), -3);
    expect(flatValues(full(1, scalar, { dtype: "int16" }))).toEqual([-3]);
    expect(() => full(1, 300, { dtype: "uint8" })).toThrow(/out of bounds for uint8/);
  });
});

describe("elements of integer arrays", () => {
  it("refuse fractions whose whole part has no room", () => {
    const a = zeros([2], { dtype: "uint8" });
    for (const value of [300.5, -2.25, 1e30]) {
      expect(() => {
        a.set(value, 0);
      }).toThrow(/out of bounds for uint8/);
    }
    expect(() => {
      a.set(Infinity, 0);
    }).toThrow(/cannot convert float infinity to integer/);
    expect(() => array([300.5], { dtype: "uint8" })).toThrow(/integer 300 out of bounds for uint8/);
    a.set(200.75, 1);
    a.set(-0.5, 0);
    expect(flatValues(a)).toEqual([0, 200]);
    expect(flatValues(array([1e19], { dtype: "uint64" }))).toEqual([10n ** 19n]);
  });
});

describe("order", () => {
  it("is C or F for new arrays, and never K for reshape()", () => {
    const order = "K" as "C";
    const sentence = /only 'C' or 'F' order is permitted/;
    expect(() => zeros([2], { order })).toThrow(sentence);
    expect(() => empty([2], { order })).toThrow(sentence);
    expect(() => ones([2], { order })).toThrow(sentence);
    expect(() => full([2], 1, { order })).toThrow(sentence);
    expect(() => eye(2, { order })).toThrow(sentence);
    expect(() => unravelIndex(1, [2], order)).toThrow(sentence);
    expect(() => ravelMultiIndex([1], [2], "raise", order)).toThrow(sentence);
    expect(() => reshape(zeros([2]), [2], { order })).toThrow(/order 'K' is not permitted/);
    expect(() => ravel(zeros([2]), "Q" as "C")).toThrow(/one of 'C', 'F', 'A', or 'K' \(got "Q"\)/);
    expect(ravel(zeros([2]), "K").shape).toEqual([2]);
  });
});

describe("tri()", () => {
  it("takes negative numbers of rows and columns for none", () => {
    expect(tri(3, { columns: -3 }).shape).toEqual([3, 0]);
    expect(tri(-3).shape).toEqual([0, 0]);
    for (const rows of [{}, Symbol("s"), null, "3"]) {
      expect(() => tri(rows as unknown as number)).toThrow(
        expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }),
      );
    }
    expect(() => eye(3, { columns: -3 })).toThrow(/columns is -3/);
  });
});
