import { expect, test } from "vitest";
import {
  commonNumber,
  promoteNumbers,
  strong,
  weakComplex,
  weakFloat,
  weakInteger,
} from "../../../src/dtype/numeric-promotion.ts";

const names = "b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8 c8 c16".split(" ");

/** numpy.promote_types for every pair, row by row. */
const table = `
b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8 c8 c16
i1 i1 i2 i2 i4 i4 i8 i8 f8 f2 f4 f8 c8 c16
u1 i2 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8 c8 c16
i2 i2 i2 i2 i4 i4 i8 i8 f8 f4 f4 f8 c8 c16
u2 i4 u2 i4 u2 i4 u4 i8 u8 f4 f4 f8 c8 c16
i4 i4 i4 i4 i4 i4 i8 i8 f8 f8 f8 f8 c16 c16
u4 i8 u4 i8 u4 i8 u4 i8 u8 f8 f8 f8 c16 c16
i8 i8 i8 i8 i8 i8 i8 i8 f8 f8 f8 f8 c16 c16
u8 f8 u8 f8 u8 f8 u8 f8 u8 f8 f8 f8 c16 c16
f2 f2 f2 f4 f4 f8 f8 f8 f8 f2 f4 f8 c8 c16
f4 f4 f4 f4 f4 f8 f8 f8 f8 f4 f4 f8 c8 c16
f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 c16 c16
c8 c8 c8 c8 c8 c16 c16 c16 c16 c8 c8 c16 c8 c16
c16 c16 c16 c16 c16 c16 c16 c16 c16 c16 c16 c16 c16 c16`
  .trim()
  .split("\n")
  .map((row) => row.split(" "));

test("promoteNumbers() agrees with NumPy on every pair", () => {
  const ours = names.map((_, a) => names.map((_, b) => names[promoteNumbers(a, b)]));
  expect(ours).toEqual(table);
});

test("a weak integer keeps the dtype of the arrays, and is int64 alone or with bool", () => {
  expect(names[commonNumber([1, 0], [strong, weakInteger])]).toBe("i1");
  expect(names[commonNumber([0, 0], [strong, weakInteger])]).toBe("i8");
  expect(names[commonNumber([0, 0], [weakInteger, weakInteger])]).toBe("i8");
});

test("a weak float turns integers into float64 and keeps narrower floats", () => {
  expect(names[commonNumber([1, 0], [strong, weakFloat])]).toBe("f8");
  expect(names[commonNumber([10, 0], [strong, weakFloat])]).toBe("f4");
});

test("a weak complex follows the precision of the arrays", () => {
  expect(names[commonNumber([9, 0], [strong, weakComplex])]).toBe("c8");
  expect(names[commonNumber([5, 0], [strong, weakComplex])]).toBe("c16");
});
