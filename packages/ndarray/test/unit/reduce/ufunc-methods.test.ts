import { expect, test } from "vitest";
import {
  accumulate,
  add,
  array,
  at,
  broadcastTo,
  equal,
  less,
  maximum,
  multiply,
  type NDArray,
  outerOf,
  reduce,
  reduceat,
  subtract,
} from "../../../src/index.ts";

const list = (a: NDArray): unknown[] => Array.from({ length: a.size }, (_, k) => a.get(k));

test("reduce() combines along the first axis by default", () => {
  expect(
    list(
      reduce(
        multiply,
        array([
          [1, 2],
          [3, 4],
        ]),
      ),
    ),
  ).toEqual([3, 8]);
});

test("reduce() of a function that depends on the order takes one axis only", () => {
  expect(() =>
    reduce(
      subtract,
      array([
        [1, 2],
        [3, 4],
      ]),
      { axis: [0, 1] },
    ),
  ).toThrow(/not reorderable, so at most one axis may be specified/);
});

test("reduce() without an identity starts from the first element", () => {
  expect(
    list(
      reduce(
        subtract,
        array([
          [9, 9],
          [1, 2],
          [3, 4],
        ]),
      ),
    ),
  ).toEqual([5, 3]);
});

test("accumulate() gives all results on the way", () => {
  expect(list(accumulate(maximum, array([1, 3, 2, 5])))).toEqual([1, 3, 3, 5]);
});

test("reduceat() reduces slices, and gives single elements where indices fall", () => {
  expect(list(reduceat(add, array([1, 2, 3, 4]), [0, 2, 1]))).toEqual([3, 3, 9]);
  expect(() => reduceat(add, array([1, 2]), [2])).toThrow(/index 2 out-of-bounds/);
});

test("outerOf() combines every element with every other", () => {
  expect(outerOf(add, array([1, 2]), array([10, 20, 30])).shape).toEqual([2, 3]);
});

test("at() counts an index that occurs twice", () => {
  const counts = array([0, 0, 0]);
  at(add, counts, [[0, 0, 2]], 1);
  expect(list(counts)).toEqual([2, 0, 1]);
});

test("at() leaves the array alone when an index is out of bounds", () => {
  const counts = array([0, 0, 0]);
  expect(() => {
    at(add, counts, [[0, 9]], 1);
  }).toThrow(/out of bounds/);
  expect(list(counts)).toEqual([0, 0, 0]);
});

test("at() refuses a read-only array", () => {
  expect(() => {
    at(add, broadcastTo(array([1, 2]), [2, 2]), [[0]], 1);
  }).toThrow(/read-only/);
});

test("comparisons reduce flags, which is what they give", () => {
  const flags = array([true, false]);
  expect(list(accumulate(equal, flags))).toEqual([true, false]);
  expect(list(reduceat(less, flags, [0, 1]))).toEqual([true, false]);
  for (const a of [array([3, 1]), array(["a", "b"]), array([], { dtype: "int32" })]) {
    expect(() => reduce(equal, a)).toThrow(/not supported for the input types/);
    expect(() => accumulate(less, a)).toThrow(/not supported for the input types/);
  }
  expect(list(accumulate(equal, array([3, 1]), { dtype: "bool" }))).toEqual([true, true]);
});

test("reduce() refuses differences of flags, as subtract() does", () => {
  const flags = array([true, false]);
  expect(() => reduce(subtract, flags)).toThrow(/not supported for the input types/);
  expect(reduce(subtract, flags, { axis: null, dtype: "int32" })).toBe(1);
});
