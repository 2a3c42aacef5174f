import { describe, expect, it } from "vitest";
import { add, array, at, divide, negative, subtract, zeros } from "../../../src/index.ts";
import { flatValues } from "../support/values.ts";

describe("at()", () => {
  it("puts results of another kind back into integers, step by step", () => {
    const bytes = array([8, 7, 5], { dtype: "uint8" });
    at(divide, bytes, [[1, 1]], 2);
    expect(flatValues(bytes)).toEqual([8, 1, 5]);
    const integers = array([1, 1], { dtype: "int32" });
    at(add, integers, [[0, 0]], 1.5);
    expect(flatValues(integers)).toEqual([3, 1]);
    const small = zeros([2], { dtype: "uint8" });
    at(subtract, small, [0], array([1n]));
    expect(flatValues(small)).toEqual([255, 0]);
  });

  it("rounds every step to the dtype of the array", () => {
    const single = array([1], { dtype: "float32" });
    const tiny = array([2 ** -25, 2 ** -25, 2 ** -25, 2 ** -25]);
    at(add, single, [[0, 0, 0, 0]], tiny);
    expect(single.get(0)).toBe(1);
  });

  it("says whether a second operand is missing or one too many", () => {
    const a = array([1, 2]);
    expect(() => {
      at(add, a, [0]);
    }).toThrow(/second operand needed for ufunc/);
    expect(() => {
      at(negative, a, [0], 1);
    }).toThrow(/second operand provided when ufunc is unary/);
    expect(flatValues(a)).toEqual([1, 2]);
  });
});
