import { expect, test } from "vitest";
import {
  add,
  array,
  copy,
  expandDims,
  max,
  type NDArray,
  reshape,
  slice,
  sqrt,
  sum,
  zeros,
} from "../../../src/index.ts";

const list = (a: NDArray): unknown[] => Array.from({ length: a.size }, (_, k) => a.get(k));

test("large and small operands give the same bits", () => {
  for (const n of [3, 31, 32, 1000, 20000]) {
    const a = array(Array.from({ length: n }, (_, k) => Math.sin(k)));
    const sums = list(add(a, 0.1));
    expect(sums).toEqual(list(a).map((value) => (value as number) + 0.1));
  }
});

test("an out that overlaps an operand out of step gets the result of reading first", () => {
  for (const n of [10, 100]) {
    const a = array(Array.from({ length: n }, (_, k) => k));
    const expected = Array.from({ length: n - 1 }, (_, k) => 2 * k);
    const head = slice(a, [0, n - 1]) as NDArray;
    const tail = slice(a, [1, n]) as NDArray;
    add(head, head, { out: tail });
    expect(list(tail)).toEqual(expected);
  }
});

test("a released operand is refused on every path", () => {
  for (const n of [3, 100, 100000]) {
    const a = zeros([n]);
    const b = zeros([n]);
    b.dispose();
    expect(() => add(a, b)).toThrow(/released/);
    expect(() => sqrt(b)).toThrow(/released/);
    expect(() => add(a, a, { out: b })).toThrow(/released/);
  }
});

test("disposing the last result gives its memory to the next one, and never to two at once", () => {
  const a = array(Array.from({ length: 1000 }, (_, k) => k));
  const first = add(a, 1);
  first.dispose();
  const second = add(a, 2);
  const third = add(a, 3);
  expect(second.get(5)).toBe(7);
  expect(third.get(5)).toBe(8);
  expect(() => first.get(0)).toThrow(/released/);
});

test("copies of dense arrays own their memory and have C strides, whatever their axes of length 1 say", () => {
  for (const shape of [[3], [100], [10, 10], [100, 1], [1, 100], [40, 0]]) {
    const a = reshape(
      array(Array.from({ length: shape.reduce((n, k) => n * k) }, Math.sin)),
      shape,
    );
    const made = copy(a);
    const general = copy(a, { order: "C" });
    expect(made.strides).toEqual(general.strides);
    expect(made.shape).toEqual(shape);
    expect(made.base).toBeNull();
    expect(made.toArray()).toEqual(a.toArray());
  }
  const column = expandDims(slice(array(Array.from({ length: 100 }, Math.sin)), ":"), 1);
  expect(copy(column).strides).toEqual(copy(column, { order: "C" }).strides);
});

test("a released array cannot be copied or reduced", () => {
  for (const n of [3, 100, 100000]) {
    const a = zeros([n]);
    a.dispose();
    expect(() => copy(a)).toThrow(/released/);
    expect(() => sum(a)).toThrow(/released/);
    expect(() => max(a)).toThrow(/released/);
  }
});
