import { describe, expect, it } from "vitest";
import {
  add,
  array,
  cumsum,
  divmod,
  equal,
  matmul,
  mean,
  multiply,
  reduce,
  sum,
  trace,
  zeros,
} from "../../../src/index.ts";
import { flatValues } from "../support/values.ts";

const pair = array([1, 2]);
const spans = array([1n, 2n], { dtype: "m8[s]" });

describe("the option dtype of elementwise functions and their reductions", () => {
  it.each([">f8", "m8[s]", "M8[D]", "S3", "U2", "V4"])("refuses the details of %s", (dtype) => {
    const message = /only select the general DType and not details/;
    expect(() => add(pair, pair, { dtype })).toThrow(message);
    expect(() => sum(pair, { dtype })).toThrow(message);
    expect(() => mean(pair, { dtype })).toThrow(message);
    expect(() => reduce(add, pair, { dtype })).toThrow(message);
    expect(() => matmul(pair, pair, { dtype })).toThrow(message);
  });

  it("takes the unit from the operands", () => {
    expect(multiply(spans, 2, { dtype: "m8" }).dtype.name).toBe("timedelta64[s]");
    expect(sum(spans, { dtype: "m8", axis: 0, keepdims: true }).dtype.name).toBe("timedelta64[s]");
  });

  it("is not passed over for dtypes without a loop", () => {
    expect(() => add(pair, 1, { dtype: "m8" })).toThrow(
      /No loop matching the specified signature and casting was found/,
    );
    expect(() => equal(spans, spans, { dtype: "m8" })).toThrow(
      /No loop matching the specified signature and casting was found/,
    );
  });

  it("may have a byte order in functions that are no ufuncs", () => {
    expect(flatValues(cumsum(pair, { dtype: ">f8" }))).toEqual([1, 3]);
    expect(trace(array([[1, 2]]), { dtype: ">f8" })).toBe(1);
  });
});

describe("the option out of functions with two results", () => {
  it("is a list with one entry each", () => {
    const [quotient, rest] = [zeros([2]), zeros([2])];
    divmod(pair, 2, { out: [quotient, rest] });
    expect([flatValues(quotient), flatValues(rest)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    divmod(pair, 1, { out: [null, rest] });
    expect(flatValues(rest)).toEqual([0, 0]);
  });

  it("refuses other lists, and one array, before anything is written", () => {
    const out = zeros([2]);
    expect(() => divmod(pair, 1, { out })).toThrow(/'out' must be a tuple of arrays/);
    expect(() => divmod(pair, 1, { out: [out] })).toThrow(/exactly one entry per ufunc output/);
    expect(() => add(pair, 1, { out: [] })).toThrow(/exactly one entry per ufunc output/);
    expect(() => add(pair, 1, { out: [out, null] })).toThrow(/exactly one entry/);
    expect(flatValues(out)).toEqual([0, 0]);
  });
});
