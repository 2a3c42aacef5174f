import { expect, test } from "vitest";
import {
  array,
  asFloat,
  canCast,
  concatenate,
  type DTypeLike,
  dtypeOf,
  minScalarType,
  promoteTypes,
  resultType,
  unique,
  zeros,
} from "../../../src/index.ts";
import { sameDType } from "../../../src/dtype/dtype.ts";

test("promoteTypes() of a number and a string has room for every number", () => {
  expect(promoteTypes("int32", "S3").name).toBe("S11");
  expect(promoteTypes("float64", "U40").name).toBe("U40");
});

test("promoteTypes() of dates finds a common unit", () => {
  expect(promoteTypes("M8[D]", "m8[h]").name).toBe("datetime64[h]");
  expect(promoteTypes("m8[10m]", "m8[15m]").name).toBe("timedelta64[5m]");
});

test("promoteTypes() refuses spans of months beside spans of days", () => {
  expect(() => promoteTypes("m8[M]", "m8[D]")).toThrow(/do not have a common DType/);
});

test("promoteTypes() meets records field by field", () => {
  const both = promoteTypes([["a", "i4"]], [["a", "f4"]]);
  expect(both.fields!.map((field) => field.dtype.name)).toEqual(["float64"]);
  expect(() => promoteTypes([["a", "i4"]], [["b", "i4"]])).toThrow(/common DType/);
});

test("canCast() knows the rules from no to unsafe", () => {
  expect(canCast("int32", "float64")).toBe(true);
  expect(canCast("float64", "float32")).toBe(false);
  expect(canCast("float64", "float32", "same_kind")).toBe(true);
  expect(canCast("float64", "int32", "same_kind")).toBe(false);
  expect(canCast("float64", "int32", "unsafe")).toBe(true);
  expect(canCast(">i4", "i4", "no")).toBe(false);
  expect(canCast(">i4", "i4", "equiv")).toBe(true);
});

test("canCast() refuses an unknown rule", () => {
  expect(() => canCast("i4", "i8", "safely" as "safe")).toThrow(/casting must be one of/);
});

test("resultType() lets plain numbers adapt to arrays", () => {
  const bytes = array([1, 2], { dtype: "uint8" });
  expect(resultType(bytes, 3).name).toBe("uint8");
  expect(resultType(bytes, asFloat(3)).name).toBe("float64");
  expect(resultType(bytes, promoteTypes("i2", "i2")).name).toBe("int16");
});

test("minScalarType() finds the smallest dtype for a value", () => {
  expect(minScalarType(255).name).toBe("uint8");
  expect(minScalarType(-129).name).toBe("int16");
  expect(minScalarType(1e5 + 0.5).name).toBe("float32");
});

test("promoteTypes() lays records out anew, with every field in native byte order", () => {
  const mixed: DTypeLike = {
    names: ["x", "y"],
    formats: [">i4", "f8"],
    offsets: [4, 8],
    itemsize: 24,
  };
  const plain = dtypeOf([
    ["x", "i4"],
    ["y", "f8"],
  ]);
  for (const dtype of [mixed, dtypeOf(mixed)]) {
    expect(sameDType(promoteTypes(dtype, dtype), plain)).toBe(true);
    expect(sameDType(promoteTypes(dtype, plain), plain)).toBe(true);
  }
  const a = array([{ x: 3, y: 1.5 }], { dtype: mixed });
  const both = concatenate([a, a]);
  expect(sameDType(both.dtype, plain)).toBe(true);
  expect(both.get(1)).toEqual({ x: 3, y: 1.5 });
});

test("unique() keeps the byte order of every field", () => {
  const dtype = dtypeOf([
    ["x", ">i4"],
    ["y", "f8"],
  ]);
  expect(sameDType(unique(zeros([2], { dtype })).dtype, dtype)).toBe(true);
});
