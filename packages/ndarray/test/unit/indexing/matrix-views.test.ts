import { IndexError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { arange } from "../../../src/index.ts";
import type { BasicIndex } from "../../../src/layout/slice.ts";

/** Items that a matrix is sliced with, and that the same array with an axis in front must agree on. */
const items: readonly BasicIndex[] = [
  0,
  -1,
  2,
  ":",
  "1:3",
  "::2",
  "-1",
  [],
  [1],
  [1, 3],
  [0, 9, 2],
  [-2, null],
  [2, 1],
  [null, null, -1],
  [9, 12],
];

describe("views of a matrix", () => {
  const matrix = arange(20).reshape([4, 5]);
  const stacked = arange(20).reshape([1, 4, 5]);

  it("agree with the general way to slice, for one item and for two", () => {
    for (const first of items) {
      const row = matrix.slice(first);
      expect(row.toArray()).toEqual(stacked.slice(0, first).toArray());
      for (const second of items) {
        const view = matrix.slice(first, second);
        const general = stacked.slice(0, first, second);
        expect(view.shape).toEqual(general.shape);
        expect(view.strides).toEqual(general.strides);
        expect(view.toArray()).toEqual(general.toArray());
      }
    }
  });

  it.each([4, -5, 0.5, Number.NaN])("refuse the row %s", (row) => {
    expect(() => matrix.pick(row)).toThrow(IndexError);
    expect(() => matrix.slice(row, [0, 2])).toThrow(IndexError);
  });

  it("refuse to read or write between two elements", () => {
    const even = arange(24).reshape([4, 6]);
    expect(() => even.get(0.5, 0)).toThrow(IndexError);
    expect(() => {
      even.set(7, 0.5, 0);
    }).toThrow(IndexError);
    expect(even.get(0, 3)).toBe(3);
  });
});
