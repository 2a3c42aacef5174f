import { describe, expect, it } from "vitest";
import {
  argwhere,
  array,
  choose,
  compress,
  extract,
  nonzero,
  place,
  put,
  putmask,
  ravelMultiIndex,
  take,
  takeAlongAxis,
  unravelIndex,
  where,
  zeros,
  type NDArray,
} from "../../../src/index.ts";
import { elements } from "../../conformance/runner/elements.ts";

const numbers = (a: unknown): number[] => elements(a as NDArray).map(Number);

describe("take()", () => {
  const a = array([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  it("gives whole parts along an axis, always copied", () => {
    const rows = take(a, [1, -2], { axis: 0 }) as NDArray;
    expect([rows.shape, numbers(rows), rows.base]).toEqual([[2, 3], [4, 5, 6, 1, 2, 3], null]);
  });
  it("gives one element for one place", () => {
    expect(take(a, 4)).toBe(5);
  });
  it("wraps or clips when asked, and refuses otherwise", () => {
    expect(numbers(take(a, [7, -7], { mode: "wrap" }))).toEqual([2, 6]);
    expect(numbers(take(a, [7, -7], { mode: "clip" }))).toEqual([6, 1]);
    expect(() => take(a, 6)).toThrow(/index 6 is out of bounds for axis 0 with size 6/);
    expect(() => take(a, [0.5])).toThrow(/according to the rule 'safe'/);
    expect(() => take(zeros([0]), [0])).toThrow(/non-empty take from an empty axes/);
  });
});

describe("put(), place(), putmask()", () => {
  it("repeat values and write through views", () => {
    const a = zeros([2, 3], { dtype: "int8" });
    put(a, [0, 5, -2], [7, 8]);
    expect(numbers(a)).toEqual([7, 0, 0, 0, 7, 8]);
    place(
      a,
      array([
        [true, false, true],
        [false, false, false],
      ]),
      [1, 2],
    );
    expect(numbers(a)).toEqual([1, 0, 2, 0, 7, 8]);
    putmask(
      a,
      array([
        [false, false, true],
        [true, false, true],
      ]),
      [10, 20],
    );
    expect(numbers(a)).toEqual([1, 0, 10, 20, 7, 20]);
  });
  it("write nothing when one place is wrong", () => {
    const a = zeros([3]);
    expect(() => {
      put(a, [0, 9], 5);
    }).toThrow(RangeError);
    expect(numbers(a)).toEqual([0, 0, 0]);
  });
});

describe("where(), choose(), compress(), extract()", () => {
  it("adapt plain numbers to arrays", () => {
    const result = where(array([true, false]), 1, array([7, 8], { dtype: "int16" }));
    expect([numbers(result), result.dtype.name]).toEqual([[1, 8], "int16"]);
    expect(() => where(array([true]), 1, undefined as never)).toThrow(/either both or neither/);
  });
  it("pick by number and by condition", () => {
    expect(numbers(choose(array([0n, 1n, 0n]), [array([1, 2, 3]), 9]))).toEqual([1, 9, 3]);
    expect(
      numbers(
        compress(
          array([
            [1, 2],
            [3, 4],
          ]),
          array([false, true]),
          { axis: 1 },
        ),
      ),
    ).toEqual([2, 4]);
    expect(numbers(extract(array([1, 2, 3]), array([1, 0, 1])))).toEqual([1, 3]);
    expect(numbers(extract(array([1]), array([false])))).toEqual([]);
  });
});

describe("places", () => {
  it("convert between flat and per axis", () => {
    expect(unravelIndex([5, 1], [2, 3]).map(numbers)).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(
      numbers(
        ravelMultiIndex(
          [
            [1, 0],
            [2, 1],
          ],
          [2, 3],
        ),
      ),
    ).toEqual([5, 1]);
    expect(() => unravelIndex(6, [2, 3])).toThrow(/index 6 is out of bounds/);
  });
  it("of what is not zero, NaN included", () => {
    const a = array([
      [0, NaN],
      [2, 0],
    ]);
    expect(nonzero(a).map(numbers)).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(numbers(argwhere(a))).toEqual([0, 1, 1, 0]);
    expect(() => nonzero(array(1))).toThrow(/0d/);
  });
  it("along an axis", () => {
    const a = array([
      [30, 10],
      [20, 40],
    ]);
    expect(numbers(takeAlongAxis(a, array([[1n], [0n]]), 1))).toEqual([10, 20]);
  });
});
