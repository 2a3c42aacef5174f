import { describe, expect, it } from "vitest";
import {
  add,
  all,
  argmax,
  array,
  astype,
  concatenate,
  cumsum,
  diff,
  equal,
  greater,
  logicalAnd,
  logicalNot,
  logicalXor,
  max,
  mean,
  resultType,
  Scalar,
  std,
  sum,
  view,
  where,
  zeros,
} from "../../../src/index.ts";
import { dtypeOf } from "../../../src/dtype/dtype-of.ts";
import { flatValues } from "../support/values.ts";

const texts = array(["a", ""]);
const bytes = array(["a", ""], { dtype: "S1" });
const dates = array([1n, 0n], { dtype: "datetime64[s]" });

describe("logic", () => {
  it("combines the truth of text, dates and numbers", () => {
    expect(flatValues(logicalAnd(texts, dates))).toEqual([true, false]);
    expect(flatValues(logicalXor(bytes, array([1, 1])))).toEqual([false, true]);
    expect(flatValues(logicalAnd(dates, true))).toEqual([true, false]);
  });

  it("has no negation of text and dates", () => {
    expect(() => logicalNot(texts)).toThrow(/ufunc 'logical_not' not supported/);
    expect(() => logicalNot(dates)).toThrow(/ufunc 'logical_not' not supported/);
  });
});

describe("text", () => {
  it("of code points does not compare with bytes", () => {
    expect(() => equal(texts, bytes)).toThrow(/ufunc 'equal' not supported|did not contain a loop/);
    expect(() => greater(texts, bytes)).toThrow(/ufunc 'greater'/);
    expect(flatValues(equal(bytes, bytes))).toEqual([true, true]);
  });

  it("takes arrays of numbers in but no plain numbers", () => {
    expect(resultType(texts, array([1n])).toString()).toBe("U21");
    expect(() => resultType(texts, 1)).toThrow(/do not have a common DType/);
    expect(() => where(array([true, false]), texts, 200)).toThrow(/do not have a common DType/);
    expect(flatValues(where(array([true, false]), texts, true))).toEqual(["a", "True"]);
  });
});

describe("the common dtype of several", () => {
  const none = (dtype: string) => zeros([0], { dtype });

  it("does not depend on their order", () => {
    expect(concatenate([none("u1"), none("i1"), none("f2")]).dtype.name).toBe("float16");
    expect(concatenate([none("u4"), none("i4"), none("S3")]).dtype.toString()).toBe("S11");
    expect(concatenate([none("i2"), none("u2"), none("c8")]).dtype.name).toBe("complex64");
    expect(resultType(none("u4"), none("i4"), none("S3")).toString()).toBe("S11");
    const steps = diff(zeros([1], { dtype: "f4" }), { prepend: none("u2"), append: none("i2") });
    expect(steps.dtype.name).toBe("float32");
  });
});

describe("bytes above 1 in a view as bool", () => {
  const flags = view(array([4, 0, 255, 1], { dtype: "uint8" }), "bool");

  it("are true like any other", () => {
    expect(flatValues(astype(flags, "float32"))).toEqual([1, 0, 1, 1]);
    expect(flatValues(astype(flags, "int32"))).toEqual([1, 0, 1, 1]);
    expect(mean(flags)).toBe(0.75);
    expect(sum(flags)).toBe(3n);
    expect(flatValues(add(flags, array([1, 1, 1, 1])))).toEqual([2, 1, 2, 2]);
    expect(all(flags)).toBe(false);
  });
});

describe("reductions of single values", () => {
  it("know the axes that NumPy gives them", () => {
    const one = array(5);
    expect(cumsum(one, { axis: -1 }).shape).toEqual([1]);
    expect(() => cumsum(one, { axis: 6 })).toThrow(/axis 6 is out of bounds .* dimension 1/);
    expect(() => argmax(one, { axis: 1 })).toThrow(/axis 1 is out of bounds .* dimension 1/);
    expect(() => mean(one, { axis: 0 })).toThrow(/axis 0 is out of bounds .* dimension 0/);
    expect(() => std(one, { axis: -1 })).toThrow(/axis -1 is out of bounds .* dimension 0/);
    expect(flatValues(sum(one, { axis: 0 }))).toEqual([5]);
  });

  it("take a typed scalar as initial value", () => {
    const initial = new Scalar(dtypeOf("int16"), 9);
    expect(max(array([1, 2]), { initial })).toBe(9);
    expect(sum(array([1n, 2n]), { initial })).toBe(12n);
  });

  it("do not order records", () => {
    const records = zeros([2], { dtype: { fields: [["x", "i4"]] } });
    expect(() => argmax(records)).toThrow(/data type not ordered/);
  });
});

describe("true and false among dates and spans", () => {
  it("count as one and zero", () => {
    const spans = array([true, false], { dtype: "m8[s]" });
    expect(flatValues(spans)).toEqual([1n, 0n]);
    expect(flatValues(add(spans, true))).toEqual([2n, 1n]);
    const dates = zeros([2], { dtype: "M8[D]" });
    dates.set(true, 1);
    expect(flatValues(dates)).toEqual([0n, 1n]);
    expect(() => array([1.5], { dtype: "m8[s]" })).toThrow(/cannot be stored/);
  });
});
