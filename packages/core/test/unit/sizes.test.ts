import { describe, expect, it } from "vitest";
import { checkSize, checkedByteLength } from "../../src/index.ts";

describe("checkSize()", () => {
  it.each([0, 1, 2 ** 53 - 1])("accepts %s", (value) => {
    expect(() => {
      checkSize("alloc", "count", value);
    }).not.toThrow();
  });
  it.each([-1, Number.NaN, Infinity, 2 ** 53, 2 ** 64])("throws a RangeError for %s", (value) => {
    expect(() => {
      checkSize("alloc", "count", value);
    }).toThrow(RangeError);
  });
  it.each([1.5, "8", 8n, null, undefined, {}])("throws a TypeError for %s", (value) => {
    expect(() => {
      checkSize("alloc", "count", value);
    }).toThrow(TypeError);
  });
});

describe("checkedByteLength()", () => {
  it("multiplies", () => {
    expect(checkedByteLength("alloc", 3, 8)).toBe(24);
  });
  it("refuses a product that memory cannot hold", () => {
    expect(() => checkedByteLength("alloc", 2 ** 50 + 1, 8)).toThrow(
      /alloc: 1125899906842625 x 8 bytes is more than 2\^53 - 1/,
    );
  });
});
