import { expect, test } from "vitest";
import { array } from "../../../src/create/array.ts";
import { cumsum } from "../../../src/reduce/cumulative.ts";
import { argmax, argmin } from "../../../src/reduce/find.ts";
import { all, any, max, min, prod, ptp, sum } from "../../../src/reduce/reductions.ts";
import { mean } from "../../../src/reduce/mean.ts";
import { std, variance } from "../../../src/reduce/statistics.ts";
import "../../../src/register.ts";

const grid = array(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  { dtype: "float64" },
);

test("sum() without axis gives one value", () => {
  expect(sum(grid)).toBe(21);
});

test("sum() over an axis removes it", () => {
  const columns = sum(grid, { axis: 0 });
  expect(columns.shape).toEqual([3]);
  expect([0, 1, 2].map((k) => columns.get(k))).toEqual([5, 7, 9]);
});

test("sum() with keepdims leaves length 1", () => {
  expect(sum(grid, { axis: 1, keepdims: true }).shape).toEqual([2, 1]);
});

test("sum() of int8 does not wrap", () => {
  expect(sum(array([100, 100], { dtype: "int8" }))).toBe(200n);
});

test("sum() of float32 adds in pairwise order", () => {
  const ones = array(new Array<number>(1000).fill(0.1), { dtype: "float32" });
  expect(sum(ones)).toBe(100.00001525878906);
});

test("sum() counts only where the mask is true", () => {
  const where = array([true, false, true], { dtype: "bool" });
  expect(sum(array([1, 2, 4], { dtype: "float64" }), { where })).toBe(5);
});

test("max() of nothing asks for initial", () => {
  expect(() => max(array([], { dtype: "float64" }))).toThrow(
    /zero-size array to reduction operation maximum which has no identity/,
  );
  expect(max(array([], { dtype: "float64" }), { initial: 3 })).toBe(3);
});

test("min() and max() pass NaN on", () => {
  expect(max(array([1, NaN, 3]))).toBeNaN();
  expect(min(array([1, NaN, 3]))).toBeNaN();
});

test("prod() of nothing is 1", () => {
  expect(prod(array([], { dtype: "float64" }))).toBe(1);
});

test("any() and all() see NaN as true", () => {
  expect(any(array([0, NaN]))).toBe(true);
  expect(all(array([1, 0]))).toBe(false);
  expect(all(array([], { dtype: "float64" }))).toBe(true);
});

const tooFar: number = -3;

test("an axis out of bounds is refused with the axis as given", () => {
  expect(() => sum(grid, { axis: tooFar })).toThrow(
    /axis -3 is out of bounds for array of dimension 2/,
  );
});

test("argmax() finds the first NaN, argmin() the first of equals", () => {
  expect(argmax(array([1, NaN, 3, NaN]))).toBe(1n);
  expect(argmin(array([3, 1, 1]))).toBe(1n);
});

test("mean() of integers is a float, std() and variance() divide by n - ddof", () => {
  expect(mean(array([1, 2]))).toBe(1.5);
  expect(variance(array([1, 2, 3, 4]))).toBe(1.25);
  expect(std(array([1, 3]), { ddof: 1 })).toBe(Math.sqrt(2));
});

test("cumsum() runs along an axis", () => {
  const sums = cumsum(grid, { axis: 1 });
  expect([sums.get(1, 0), sums.get(1, 1), sums.get(1, 2)]).toEqual([4, 9, 15]);
});

test("ptp() is the range", () => {
  expect(ptp(grid)).toBe(5);
});
