import { expect, test } from "vitest";
import {
  add,
  arange,
  around,
  array,
  at,
  Complex,
  concatenate,
  dtypeOf,
  flatAssign,
  insert,
  linspace,
  matmul,
  matrixPower,
  max,
  maximum,
  meshgrid,
  multiply,
  type NDArray,
  negative,
  ones,
  outerOf,
  place,
  power,
  prod,
  ptp,
  remove,
  resize,
  Scalar,
  slice,
  subtract,
  sum,
  take,
  zeros,
} from "../../src/index.ts";
import { flatValues } from "./support/values.ts";

// What NumPy 2.4.6 makes of plain numbers, typed scalars and arrays of other dtypes as operands.

const int8 = array([1], { dtype: "int8" });
const float32 = array([1], { dtype: "float32" });
const typed = (name: "float32" | "uint8" | "uint64" | "complex64", value: unknown): Scalar =>
  new Scalar(dtypeOf(name), value);

test.each<[string, () => NDArray, string, readonly unknown[]]>([
  ["a bigint that only uint64 holds", () => array([2n ** 63n]), "uint64", [2n ** 63n]],
  ["its negative", () => negative(2n ** 63n), "uint64", [2n ** 63n]],
  ["outer of a plain number", () => outerOf(subtract, int8, 2), "int64", [-1n]],
  ["outer of a plain fraction", () => outerOf(subtract, float32, 2.5), "float64", [-1.5]],
  ["arange of a typed float", () => arange(typed("float32", 2)), "float64", [0, 1]],
  ["arange of a typed integer", () => arange(typed("uint8", 2)), "int64", [0n, 1n]],
  ["arange of a uint64", () => arange(typed("uint64", 2n)), "float64", [0, 1]],
  ["arange of a boolean", () => arange(true), "int64", [0n]],
  [
    "linspace of a typed float",
    () => linspace(typed("float32", 0), 1, 4),
    "float32",
    [0, 0.3333333432674408, 0.6666666865348816, 1],
  ],
  [
    "linspace to a complex number",
    () => linspace(1, new Complex(2, 3), 3),
    "complex128",
    [new Complex(1), new Complex(1.5, 1.5), new Complex(2, 3)],
  ],
  [
    "linspace of a typed complex number",
    () => linspace(typed("complex64", new Complex(1, 1)), 2, 2, { endpoint: false }),
    "complex64",
    [new Complex(1, 1), new Complex(1.5, 0.5)],
  ],
  ["plain numbers joined flat", () => concatenate([float32, 2], { axis: null }), "float32", [1, 2]],
  ["a large one", () => concatenate([int8, 200], { axis: null }), "int8", [1, -56]],
  ["a fraction", () => concatenate([int8, 2.5], { axis: null }), "float64", [1, 2.5]],
  ["take of no places", () => take(int8, []) as NDArray, "int8", []],
  [
    "around of complex numbers",
    () => around(array([new Complex(12.140625, -7)], { dtype: "complex64" }), 2),
    "complex64",
    [new Complex(12.140000343322754, -7)],
  ],
  [
    "a sum of spans in another dtype",
    () => subtract(array([3n], { dtype: "M8[D]" }), 1, { dtype: "uint8", casting: "unsafe" }),
    "datetime64[D]",
    [2n],
  ],
  [
    "a date with another unit",
    () => subtract(new Scalar(dtypeOf("M8[D]"), -3n), array([8191n], { dtype: "M8[m]" })),
    "timedelta64[m]",
    [-12511n],
  ],
  ["an empty power", () => power(zeros(0, { dtype: "int32" }), -2), "int32", []],
])("%s", (_, made, dtype, values) => {
  const a = made();
  expect(String(a.dtype)).toBe(dtype);
  expect(flatValues(a)).toEqual(values);
});

test("typed scalars are in native byte order, and so are arrays of them", () => {
  const big = new Scalar(dtypeOf(">uint16"), 7);
  expect(String(array([[big, big]]).dtype)).toBe("uint16");
  expect(String(add(big, big).dtype)).toBe("uint16");
});

test("records of mixed byte order become native field by field", () => {
  const a = zeros(1, {
    dtype: [
      ["x", ">i2"],
      ["y", "i4"],
    ],
  });
  const { fields } = resize(a, 2).dtype;
  expect(fields!.map((field) => String(field.dtype))).toEqual(["int16", "int32"]);
});

test("an integer that does not fit is refused though there is no element", () => {
  expect(() => subtract(zeros(0, { dtype: "uint32" }), -1)).toThrow("out of bounds for uint32");
});

test("at() adds plain numbers to uint64 as int64, in float64", () => {
  const a = array([2n ** 63n + 6n, 1n], { dtype: "uint64" });
  at(add, a, [[0]], 3);
  expect(flatValues(a)).toEqual([2n ** 63n, 1n]);
  const small = array([7, 1], { dtype: "uint8" });
  at(add, small, [[0, 0]], 300);
  expect(flatValues(small)).toEqual([95, 1]);
});

test("the first element of a reduction has been in out", () => {
  const a = array(
    [
      [-3, 5],
      [7, -1],
    ],
    { dtype: "int16" },
  );
  const out = zeros(2, { dtype: "uint32" });
  max(a, { axis: 1, out });
  expect(flatValues(out)).toEqual([2 ** 32 - 3, 7]);
  const one = zeros([], { dtype: "uint32" });
  max(array([4, 6, -7], { dtype: "int32" }), { out: one });
  expect(flatValues(one)).toEqual([6]);
});

test("ptp() refuses an out of another shape and leaves it alone", () => {
  const a = array([3, 9]);
  expect(() => ptp(a, { out: a })).toThrow("wrong number of dimensions: Found 1 but expected 0");
  expect(flatValues(a)).toEqual([3, 9]);
});

test("sums of dates and products of spans are refused whatever the dtype", () => {
  expect(() => sum(zeros(2, { dtype: "M8[s]" }), { dtype: "int64" })).toThrow("'add'");
  expect(() => prod(zeros(2, { dtype: "m8[s]" }), { dtype: "int64" })).toThrow("'multiply'");
});

test("flat and place() write over what they still read, as NumPy does", () => {
  const a = array([0, 1, 2, 3, 4, 5]);
  flatAssign(slice(a, "2:"), a);
  expect(flatValues(a)).toEqual([0, 1, 0, 1, 0, 1]);
  const b = array([1, 2, 3]);
  place(slice(b, "1:"), array([true, true]), slice(b, ":2"));
  expect(flatValues(b)).toEqual([1, 1, 1]);
});

test("matmul() gives the order asked for, matrixPower() of 0 that of its operand", () => {
  const [a, b] = [ones([2, 3]), ones([3, 4])];
  expect((matmul(a, b, { order: "F" }) as NDArray).strides).toEqual([8, 16]);
  expect(matrixPower(ones([2, 2], { order: "F" }), 0).strides).toEqual([8, 16]);
  expect(matrixPower(ones([1, 2, 2]), 0).toArray()).toEqual([
    [
      [1, 0],
      [0, 1],
    ],
  ]);
});

test("meshgrid() without copies gives arrays that may be written", () => {
  const [x, y] = meshgrid([array([1]), array([1, 2, 3])], { copy: false });
  expect([x!.flags.writeable, x!.strides, y!.strides]).toEqual([true, [0, 0], [8, 8]]);
});

test("remove() takes masks and places of any shape", () => {
  const a = array([[1, 2, 3]]);
  expect(remove(a, array([[0, 2]], { dtype: "int8" }), 1).toArray()).toEqual([[2]]);
  expect(remove(a, new Scalar(dtypeOf("uint16"), 1), 1).toArray()).toEqual([[1, 3]]);
  expect(remove(a, [true, false, false], 1).toArray()).toEqual([[2, 3]]);
  expect(() => remove(a, [true], 1)).toThrow("must be one dimensional and match the axis length");
  expect(insert(array([1, 2]), array([false, true]), 9).toArray()).toEqual([1, 9, 2]);
});

test("maximum and multiply of plain numbers stay as they are", () => {
  expect(String(maximum(int8, 2).dtype)).toBe("int8");
  expect(String(multiply(float32, 2.5).dtype)).toBe("float32");
});
