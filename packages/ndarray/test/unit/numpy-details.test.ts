import { expect, test } from "vitest";
import {
  add,
  arange,
  around,
  array,
  assign,
  bincount,
  cholesky,
  cumsum,
  det,
  dot,
  einsum,
  eye,
  fill,
  gather,
  inner,
  ix,
  linspace,
  lstsq,
  matmul,
  type NDArray,
  norm,
  ones,
  put,
  ravelMultiIndex,
  resize,
  roll,
  slice,
  slogdet,
  solve,
  square,
  tensordot,
  transpose,
  vecdot,
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

test("products with a single zero are zero, and sums of einsum start at 0", () => {
  const a = array([Infinity, 1]);
  expect(flatValues(dot(a, 0) as NDArray)).toEqual([0, 0]);
  expect(flatValues(inner(array(0), a) as NDArray)).toEqual([0, 0]);
  expect(flatValues(tensordot(array([0]), a, 0))).toEqual([0, 0]);
  expect(flatValues(einsum("i,i->i", array([-1, 2]), array([0, 3])) as NDArray)).toEqual([0, 6]);
});

test("results of stacked products follow the stack in memory", () => {
  const stack = transpose(zeros([2, 3, 4]), [1, 0, 2]);
  expect((vecdot(stack, ones(4)) as NDArray).strides).toEqual([8, 24]);
  const matrices = transpose(zeros([2, 3, 4, 4]), [1, 0, 2, 3]);
  expect((matmul(matrices, ones([4, 2])) as NDArray).strides).toEqual([64, 192, 16, 8]);
});

test.each([
  ["m8[s]", "int64", "timedelta64[s]"],
  ["m8[s]", "m8[ms]", "timedelta64[s]"],
  ["m8", "float64", "timedelta64"],
  ["int32", "m8[s]", "int32"],
  ["int32", "float64", "float64"],
])("cumsum() of %s with the dtype %s gives %s", (from, dtype, name) => {
  const a = zeros(2, { dtype: from });
  expect(cumsum(a, { dtype }).dtype.name).toBe(name);
});

test("casting equiv lets plain numbers have their own dtype only", () => {
  const options = { casting: "equiv" } as const;
  expect(flatValues(add(ones(1), 0.5, options))).toEqual([1.5]);
  expect(() => add(ones(1, { dtype: "float32" }), 0.5, options)).toThrow(
    "cannot cast Python float to float32 under the casting rule 'equiv'",
  );
});

test("array() in order A follows what it converts, and new axes what is Fortran-contiguous", () => {
  const part = slice(zeros([3, 5], { order: "F" }), [2, null], [null, null, 2]);
  expect(array(part, { order: "A", dtype: "int64" }).strides).toEqual([8, 8]);
  expect(array(zeros([2, 3], { order: "F" }), { ndmin: 3 }).strides).toEqual([8, 8, 16]);
});

test("a list with more levels than there are axes is refused", () => {
  const a = zeros(3);
  expect(() => {
    assign(a, [[1, 2, 3]], "...");
  }).toThrow("would exceed the maximum number of dimension of 1");
  assign(a, array([[1, 2, 3]]), "...");
  expect(flatValues(a)).toEqual([1, 2, 3]);
});

test("a mask of no length fits any axis", () => {
  const none = zeros(0, { dtype: "bool" });
  expect(gather(zeros([2, 3]), none).shape).toEqual([0, 3]);
  expect(() => gather(zeros([2, 3]), zeros([0, 5], { dtype: "bool" }))).toThrow(
    "boolean index did not match",
  );
});
