import { describe, expect, test } from "vitest";
import {
  arange,
  array,
  assign,
  copy,
  gather,
  type NDArray,
  put,
  putAlongAxis,
  reshape,
  slice,
  takeAlongAxis,
  zeros,
} from "../../../src/index.ts";

const integers = (list: readonly unknown[]): NDArray => array(list, { dtype: "int64" });
const grid = (): NDArray => reshape(arange(0, 12, 1, { dtype: "float64" }), [3, 4]);

const flatList = (a: NDArray): readonly number[] => reshape(a, -1).toArray() as readonly number[];

describe("arrays of integers as index", () => {
  test("write rows, one value or one for each", () => {
    const a = zeros([4, 2]);
    assign(
      a,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      integers([0, -1, 0]),
    );
    expect(a.toArray()).toEqual([
      [5, 6],
      [0, 0],
      [0, 0],
      [3, 4],
    ]);
    assign(a, [7, 8], integers([1, 2]));
    assign(a, 9, integers([3]));
    expect(a.toArray()).toEqual([
      [5, 6],
      [7, 8],
      [7, 8],
      [9, 9],
    ]);
  });

  test("one for each axis name elements", () => {
    const rows = integers([
      [0, -1],
      [1, 0],
    ]);
    const columns = array(
      [
        [1, 2],
        [-4, 0],
      ],
      { dtype: "int8" },
    );
    const a = grid();
    expect(gather(a, rows, columns).toArray()).toEqual([
      [1, 10],
      [4, 0],
    ]);
    assign(a, [[-1], [-2]], rows, columns);
    expect(a.toArray()).toEqual([
      [-2, -1, 2, 3],
      [-2, 5, 6, 7],
      [8, 9, -1, 11],
    ]);
  });

  test("leave everything as it was when one is outside", () => {
    const a = grid();
    const before = a.toArray();
    expect(() => {
      assign(a, 0, integers([0, 3]));
    }).toThrow("index 3 is out of bounds for axis 0 with size 3");
    expect(() => {
      assign(a, 0, integers([0, 1]), integers([0, -5]));
    }).toThrow("index -5 is out of bounds for axis 1 with size 4");
    expect(() => {
      gather(a, integers([0, 1]), integers([0, 4]));
    }).toThrow("axis 1 with size 4");
    expect(() => {
      assign(a, [1, 2, 3], integers([0, 1]));
    }).toThrow("could not be broadcast to indexing result of shape (2,4)");
    expect(a.toArray()).toEqual(before);
  });

  test("read everything before they write, also themselves", () => {
    const a = grid();
    assign(a, slice(a, [null, null, -1]), integers([0, 1, 2]));
    expect(a.toArray()).toEqual([
      [8, 9, 10, 11],
      [4, 5, 6, 7],
      [0, 1, 2, 3],
    ]);
    const index = integers([3, 0, 1, 2]);
    assign(index, integers([10, 11, 12, 13]), index);
    expect(index.toArray()).toEqual([11n, 12n, 13n, 10n]);
    const order = integers([2, 0, 1]);
    put(order, order, integers([7, 8, 9]));
    expect(order.toArray()).toEqual([8n, 9n, 7n]);
  });
});

test("put() writes to the flat array, with fewer, enough or more values", () => {
  for (const [values, wanted] of [
    [[5], [5, 1, 5, 3, 5, 5]],
    [
      [5, 6, 7, 8],
      [5, 1, 6, 3, 7, 8],
    ],
    [
      [5, 6, 7, 8, 9],
      [5, 1, 6, 3, 7, 8],
    ],
    [
      [5, 6],
      [5, 1, 6, 3, 5, 6],
    ],
  ] as const) {
    const a = reshape(arange(0, 6, 1, { dtype: "float64" }), [2, 3]);
    put(a, integers([0, 2, 4, -1]), values);
    expect(flatList(a)).toEqual(wanted);
  }
  const a = grid();
  expect(() => {
    put(a, integers([0, 12]), 1);
  }).toThrow("index 12 is out of bounds");
  expect(a.toArray()).toEqual(grid().toArray());
});

describe.each([0, 1, -1])("along axis %i", (axis) => {
  const index =
    axis === 0
      ? integers([[2, 0, 1, -1]])
      : integers([
          [3, 0],
          [1, 1],
          [-1, -4],
        ]);

  test("takeAlongAxis() gives what putAlongAxis() writes", () => {
    for (const a of [grid(), slice(copy(grid()), ":", [null, null, -1])]) {
      const taken = takeAlongAxis(a, index, axis);
      expect(taken.shape).toEqual(index.shape);
      const target = zeros([3, 4]);
      putAlongAxis(target, index, taken, axis);
      const written = flatList(target);
      expect(written.filter((x) => x !== 0).length).toBeGreaterThan(2);
      for (const [i, x] of written.entries()) if (x !== 0) expect(x).toBe(flatList(a)[i]);
    }
  });

  test("a place outside throws and leaves the array", () => {
    const a = grid();
    const bad = copy(index);
    assign(bad, 4, 0, 0);
    expect(() => {
      takeAlongAxis(a, bad, axis);
    }).toThrow("index 4 is out of bounds");
    expect(() => {
      putAlongAxis(a, bad, 0, axis);
    }).toThrow("index 4 is out of bounds");
    expect(a.toArray()).toEqual(grid().toArray());
  });
});
