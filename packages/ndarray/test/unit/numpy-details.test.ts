import { expect, test } from "vitest";
import {
  add,
  arange,
  array,
  around,
  bincount,
  cholesky,
  det,
  eye,
  fill,
  ix,
  linspace,
  lstsq,
  type NDArray,
  norm,
  put,
  ravelMultiIndex,
  resize,
  roll,
  slice,
  slogdet,
  solve,
  square,
  transpose,
  zeros,
} from "../../src/index.ts";
import { flatValues } from "./support/values.ts";

// What NumPy 2.4.6 gives for arguments at the edge.

test.each<[string, () => NDArray, string]>([
  ["around of integers", () => around(zeros(2, { dtype: ">u2" })), ">uint16"],
  ["around to decimals", () => around(zeros(2, { dtype: ">f4" }), 2), ">float32"],
  ["around to whole numbers", () => around(zeros(2, { dtype: ">f4" })), "float32"],
  ["resize of nothing", () => resize(zeros(0, { dtype: ">i8" }), 2), ">int64"],
  ["resize to nothing", () => resize(zeros(3, { dtype: ">i8" }), 0), ">int64"],
  ["resize", () => resize(zeros(3, { dtype: ">i8" }), 2), "int64"],
  ["ix of an empty array", () => ix(zeros(0, { dtype: "uint16" }))[0]!, "uint16"],
  ["ix of an empty list", () => ix([])[0]!, "int64"],
  ["bincount without numbers", () => bincount([], { weights: [] }), "int64"],
])("%s", (_, made, dtype) => {
  expect(String(made().dtype)).toBe(dtype);
});

test("bincount() counts uint64 and refuses floats, even none of them", () => {
  expect(flatValues(bincount(array([2, 2], { dtype: "uint64" })))).toEqual([0n, 0n, 2n]);
  expect(() => bincount(zeros(0))).toThrow("according to the rule 'safe'");
});

test("linspace() of integers keeps the low bits of what does not fit", () => {
  expect(flatValues(linspace(-2, 10, 5, { dtype: "uint16" }))).toEqual([65534, 1, 4, 7, 10]);
});

test("roll() along no axis copies", () => {
  expect(flatValues(roll(arange(3), 1, []))).toEqual([0, 1, 2]);
});

test("nothing can be put into an empty array", () => {
  const message = "cannot replace elements of an empty array";
  expect(() => {
    put(zeros(0), [1], [2], "clip");
  }).toThrow(message);
  expect(() => ravelMultiIndex([[1], [1]], [2, 0], "clip")).toThrow(
    "cannot unravel if shape has zero entries",
  );
});

test("fill() takes an array without axes, converted as C does", () => {
  const a = zeros(2, { dtype: "int32" });
  fill(a, array(3.7));
  expect(flatValues(a)).toEqual([3, 3]);
});

test("results follow the operands as NumPy's iterator does", () => {
  const both = transpose(zeros([2, 1, 1], { order: "F" }));
  expect(square(both, { order: "A" }).strides).toEqual([16, 16, 8]);
  const swapped = zeros([1, 2, 2, 1], { dtype: ">f8", order: "F" });
  const turned = slice(swapped, [null, null, -1]);
  expect(square(turned).strides).toEqual([32, 8, 16, 8]);
  expect(add(zeros([2, 4, 1], { dtype: "int32", order: "F" }), 1.5).strides).toEqual([8, 16, 8]);
});

test("decompositions that end by themselves take NaN and infinities along", () => {
  const infinite = [
    [Infinity, 1],
    [2, 3],
  ];
  expect(det(array(infinite))).toBe(Infinity);
  expect(slogdet(array(infinite))).toEqual({ sign: 1, logabsdet: Infinity });
  expect(flatValues(solve(eye(2), array([NaN, 1])))).toEqual([NaN, NaN]);
  const lower = cholesky(
    array([
      [4, 1],
      [1, NaN],
    ]),
  );
  expect(flatValues(lower)).toEqual([2, 0, 0.5, NaN]);
});

test.each([
  [[0], Infinity],
  [[0, 0], 2],
  [[0, 3], 1],
  [[3, 0], 2],
  [[0, 3], Infinity],
])("the norm of shape %j with order %d is 0", (shape, ord) => {
  expect(norm(zeros(shape), { ord })).toBe(0);
});

test("lstsq() refuses stacks", () => {
  expect(() => lstsq(zeros([2, 3, 3]), zeros(2))).toThrow(
    "3-dimensional array given. Array must be two-dimensional",
  );
});
