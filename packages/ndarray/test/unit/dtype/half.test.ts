import { expect, test } from "vitest";
import { halfToNumber, numberToHalf } from "../../../src/dtype/half.ts";

test("every float16 survives the round trip through a number", () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const isNaN = (bits & 0x7c00) === 0x7c00 && (bits & 0x3ff) !== 0;
    if (!isNaN) expect(numberToHalf(halfToNumber(bits))).toBe(bits);
  }
});

test("numberToHalf() rounds ties to even and overflows at 65520", () => {
  expect(numberToHalf(2049)).toBe(numberToHalf(2048));
  expect(numberToHalf(2051)).toBe(numberToHalf(2052));
  expect(numberToHalf(65519.99)).toBe(0x7bff);
  expect(numberToHalf(65520)).toBe(0x7c00);
  expect(numberToHalf(2 ** -25)).toBe(0);
  expect(numberToHalf(2 ** -25 * 1.0001)).toBe(1);
  expect(numberToHalf(1.9999999999)).toBe(0x4000);
  expect(numberToHalf(-0)).toBe(0x8000);
});

test("numberToHalf() keeps NaN", () => {
  expect(halfToNumber(numberToHalf(NaN))).toBeNaN();
});
