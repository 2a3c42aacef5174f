import { describe, expect, test } from "vitest";
import {
  argpartition,
  array,
  type NDArray,
  partition,
  slice,
  take,
  transpose,
} from "../../../src/index.ts";

const values = Array.from({ length: 300 }, (_, i) => ((i * 7919) % 101) - 50);

const listOf = (a: unknown): number[] =>
  ((a as NDArray).toArray() as readonly unknown[]).map(Number);

/** What lies in front of, at and behind the value of position k, each in its order. */
function split(list: readonly number[], k: number): number[] {
  const chosen = list.toSorted((a, b) => a - b)[k]!;
  return [
    ...list.filter((x) => x < chosen),
    ...list.filter((x) => x === chosen),
    ...list.filter((x) => x > chosen),
  ];
}

describe.each(["int8", "uint64", "float16", "float32", "float64", ">i4"])("%s", (dtype) => {
  const given = dtype === "uint64" ? values.map((x) => x + 50) : values;
  const a = array(given, { dtype });

  test("partition() keeps the order within the parts", () => {
    for (const k of [0, 150, 299, -1]) {
      const wanted = split(given, k < 0 ? k + 300 : k);
      expect(listOf(partition(a, k))).toEqual(wanted);
      expect(listOf(take(a, argpartition(a, k)))).toEqual(wanted);
    }
  });

  test("every place of several gets what sorting puts there", () => {
    const sorted = given.toSorted((x, y) => x - y);
    for (const places of [[3, 200, 3], Array.from({ length: 12 }, (_, i) => i * 20)]) {
      for (const result of [partition(a, places), take(a, argpartition(a, places))]) {
        const got = listOf(result);
        for (const k of places) expect(got[k]).toBe(sorted[k]);
        expect(got.toSorted((x, y) => x - y)).toEqual(sorted);
      }
    }
  });
});

test("partition() and argpartition() work along any axis of any layout", () => {
  const rows = Array.from({ length: 6 }, (_, i) => values.slice(i * 40, i * 40 + 40));
  const stepped = slice(transpose(array(rows, { dtype: "int64" })), [null, null, -2]);
  for (const axis of [0, 1]) {
    const linesOf = (a: NDArray): number[][] => {
      const lines = axis === 0 ? transpose(a) : a;
      return Array.from({ length: lines.shape[0]! }, (_, i) => listOf(slice(lines, i)));
    };
    const lines = linesOf(stepped);
    const wanted = lines.map((line) => split(line, 2));
    expect(linesOf(partition(stepped, 2, axis))).toEqual(wanted);
    const orders = linesOf(argpartition(stepped, 2, axis));
    expect(orders.map((order, i) => order.map((j) => lines[i]![j]))).toEqual(wanted);
  }
});

test("NaN is behind everything, and zeros of both signs are equal", () => {
  const a = array([3, NaN, -0, 0, 1, 2, -0]);
  expect(partition(a, 2).toArray()).toEqual([-0, 0, -0, 3, NaN, 1, 2]);
  expect(argpartition(a, 6).toArray()).toEqual([0n, 2n, 3n, 4n, 5n, 6n, 1n]);
});
