import { describe, expect, test } from "vitest";
import {
  array,
  astype,
  canCast,
  concatenate,
  dtypeOf,
  full,
  hypot,
  ldexp,
  ones,
  resultType,
} from "../../../src/index.ts";
import { flatValues } from "../support/values.ts";

const nat = -(2n ** 63n);

// Texts of 5, -3 and NaT, as NumPy writes them.
test.each([
  ["m8[ms]", "S8", ["5 millis", "-3 milli", "NaT"]],
  ["m8", "U8", ["5 generi", "-3 gener", "NaT"]],
  ["m8[7s]", "U12", ["35 seconds", "-21 seconds", "NaT"]],
  ["M8[D]", "S28", ["1970-01-06", "1969-12-29", "NaT"]],
  ["M8[m]", "U30", ["1970-01-01T00:05", "1969-12-31T23:57", "NaT"]],
])("%s as %s is the text of dates and spans", (from, to, texts) => {
  const a = array([5n, -3n, nat], { dtype: from });
  expect(flatValues(astype(a, to))).toEqual(texts);
});

test.each([
  ["2020-01-01T12:34:56.789", "M8[ms]", 1577882096789n],
  ["2020-01-01T12:34:56.789", "M8[Y]", 50n],
  ["2020-05", "M8[D]", 18383n],
  ["2020-05-06T07:08+01:00", "M8[m]", 26479088n],
  [" 2020", "M8[Y]", 50n],
  ["-5", "M8[Y]", -1975n],
  ["nat", "M8[s]", nat],
  ["", "M8[s]", nat],
  [" 5", "m8[s]", 5n],
])("%j as %s", (text, to, count) => {
  expect(astype(array([text]), to).get(0)).toBe(count);
});

test.each([
  ["2020-13-01", "M8[D]", "Month out of range"],
  ["2021-02-29", "M8[D]", "Day out of range"],
  ["2020-01-01T25", "M8[D]", "Hours out of range"],
  ["2020-1-1", "M8[D]", "Error parsing datetime string"],
  ["5 days", "m8[s]", "Could not convert object to NumPy timedelta"],
  ["1+2", "complex128", "complex() arg is a malformed string"],
  ["1.5", "int32", "invalid literal for int() with base 10"],
])("%j as %s fails", (text, to, message) => {
  expect(() => astype(array([text]), to)).toThrow(message);
});

test.each([
  ["1", 1, 0],
  ["1+2j", 1, 2],
  ["(2-j)", 2, -1],
  ["12j", 0, 12],
  ["-infj", 0, -Infinity],
])("%j as a complex number", (text, re, im) => {
  expect(astype(array([text]), "complex128").get(0)).toMatchObject({ re, im });
});

describe("bytes beyond ASCII", () => {
  const bytes = array(["é"], { dtype: "S1" });

  test("have no text", () => {
    const message = "'ascii' codec can't decode byte 0xe9 in position 0";
    expect(() => astype(bytes, "U1")).toThrow(message);
    expect(() => concatenate([bytes, array(["a"], { dtype: "U1" })])).toThrow(message);
  });

  test("come from no text", () => {
    expect(() => astype(array(["aé"]), "S2")).toThrow("in position 1: ordinal not in range(128)");
  });
});

test("integers find the smallest float that holds each of them", () => {
  const of = (dtype: string) => ones(1, { dtype });
  expect(hypot(of("int8"), of("uint8")).dtype.name).toBe("float16");
  expect(hypot(of("uint16"), of("int8")).dtype.name).toBe("float32");
  expect(hypot(of("int8"), 2).dtype.name).toBe("float16");
  expect(ldexp(-2, of("int8")).dtype.name).toBe("float16");
  expect(ldexp(-2, 3).dtype.name).toBe("float64");
  expect(resultType(dtypeOf("int16"), of("uint16"), dtypeOf("float16")).name).toBe("float32");
});

test("unsigned 64-bit integers become spans only as the same kind", () => {
  expect(canCast("uint64", "m8[s]")).toBe(false);
  expect(canCast("uint64", "m8[s]", "same_kind")).toBe(true);
});

test("a fill value with axes is refused", () => {
  expect(() => {
    full(2, 0).fill([1] as never);
  }).toThrow("setting an array element with a sequence");
});
