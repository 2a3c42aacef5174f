import { expect, test } from "vitest";
import { array } from "../../../src/create/array.ts";
import { newArray } from "../../../src/create/empty.ts";
import { float64 } from "../../../src/dtype/builtin.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { add, divide, multiply, negative, power, subtract } from "../../../src/ufunc/arithmetic.ts";
import "../../../src/register.ts";

function values(a: NDArray): unknown[] {
  const { shape, strides } = a;
  const all: unknown[] = [];
  const walk = (axis: number, at: number): void => {
    if (axis === shape.length) all.push(a.load(at));
    else for (let k = 0; k < shape[axis]!; k++) walk(axis + 1, at + k * strides[axis]!);
  };
  walk(0, a.byteOffset);
  return all;
}

test("add() broadcasts a row over a matrix", () => {
  const sum = add(
    array([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    array([10, 20, 30]),
  );
  expect(sum.shape).toEqual([2, 3]);
  expect(values(sum)).toEqual([11, 22, 33, 14, 25, 36]);
});

test("add() keeps the dtype of an array beside a plain integer", () => {
  expect(add(array([1, 2], { dtype: "int8" }), 1).dtype.name).toBe("int8");
  expect(add(array([1, 2], { dtype: "int8" }), 0.5).dtype.name).toBe("float64");
  expect(add(array([1, 2], { dtype: "float32" }), 0.5).dtype.name).toBe("float32");
});

test("add() of int8 wraps", () => {
  expect(values(add(array([127], { dtype: "int8" }), 1))).toEqual([-128]);
});

test("add() refuses a plain integer that does not fit the dtype", () => {
  expect(() => add(array([1], { dtype: "uint8" }), 300)).toThrow(/out of bounds for uint8/);
});

test("add() refuses shapes that do not broadcast", () => {
  expect(() => add(array([1, 2]), array([1, 2, 3]) as NDArray)).toThrow(
    /add: operands could not be broadcast together with shapes \(2,\) \(3,\)/,
  );
});

test("add() follows the memory order of its operands", () => {
  const fortran = newArray("test", [2, 2], float64, "F");
  expect(add(fortran, 1).strides).toEqual([8, 16]);
  expect(add(fortran, 1, { order: "C" }).strides).toEqual([16, 8]);
});

test("add() with out reads its operands before it writes", () => {
  const a = array([1, 2, 3, 4], { dtype: "float64" });
  const tail = array([0, 0, 0, 0], { dtype: "float64" });
  expect(add(a, a, { out: tail })).toBe(tail);
  expect(values(tail)).toEqual([2, 4, 6, 8]);
});

test("add() refuses an out of a narrower kind", () => {
  const out = array([0, 0], { dtype: "int32" });
  expect(() => add(array([0.5, 1]), 1, { out })).toThrow(
    /Cannot cast ufunc 'add' output from dtype\('float64'\) to dtype\('int32'\)/,
  );
});

test("add() computes only where the mask is true", () => {
  const out = array([7, 7], { dtype: "float64" });
  const where = array([true, false], { dtype: "bool" });
  add(array([1, 2], { dtype: "float64" }), 1, { out, where });
  expect(values(out)).toEqual([2, 7]);
});

test("divide() of integers gives float64", () => {
  expect(values(divide(array([1, 3]), 2))).toEqual([0.5, 1.5]);
});

test("subtract() and negative() refuse booleans", () => {
  const flags = array([true, false], { dtype: "bool" });
  expect(() => subtract(flags, flags)).toThrow(/ufunc 'subtract' not supported/);
  expect(() => negative(flags)).toThrow(/ufunc 'negative' not supported/);
});

test("multiply() takes float64 for int64 with uint64", () => {
  const product = multiply(array([1], { dtype: "int64" }), array([1], { dtype: "uint64" }));
  expect(product.dtype.name).toBe("float64");
});

test("power() refuses negative exponents of integers", () => {
  const out = array([7, 7], { dtype: "int64" });
  expect(() => power(array([2n, 3n]), array([1n, -1n]), { out })).toThrow(
    /Integers to negative integer powers are not allowed/,
  );
  expect(values(out)).toEqual([7n, 7n]);
});
