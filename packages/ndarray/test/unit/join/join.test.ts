import { describe, expect, it } from "vitest";
import {
  append,
  arange,
  array,
  arraySplit,
  block,
  columnStack,
  concatenate,
  dstack,
  eye,
  hstack,
  insert,
  type NDArray,
  ones,
  pad,
  remove,
  repeat,
  roll,
  rot90,
  split,
  stack,
  tile,
  toArray,
  unstack,
  vstack,
  zeros,
} from "../../../src/index.ts";

const a = arange(4, { dtype: "int32" }).reshape([2, 2]);

describe("join", () => {
  it("concatenate joins along an axis, or flat, in the dtype that holds all", () => {
    expect(toArray(concatenate([a, [[9, 9]]], { axis: 0 }))).toEqual([
      [0, 1],
      [2, 3],
      [9, 9],
    ]);
    expect(toArray(concatenate([a, a], { axis: null }))).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
    expect(concatenate([zeros(1, { dtype: "int8" }), ones(1, { dtype: "uint8" })]).dtype.name).toBe(
      "int16",
    );
  });

  it("concatenate writes into out, and refuses one of another shape", () => {
    const out = zeros(3);
    expect(concatenate([[1, 2], [3]], { out })).toBe(out);
    expect(toArray(out)).toEqual([1, 2, 3]);
    expect(() => concatenate([[1, 2]], { out })).toThrow(/Output array is the wrong shape/);
    expect(() => concatenate([[1]], { out: 3 as never })).toThrow(/3 is not an array for out/);
  });

  it("stack puts the new axis where asked, vstack and the others where they say", () => {
    expect(
      toArray(
        stack(
          [
            [1, 2],
            [3, 4],
          ],
          { axis: -1 },
        ),
      ),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(
      vstack([
        [1, 2],
        [3, 4],
      ]).shape,
    ).toEqual([2, 2]);
    expect(toArray(hstack([[1], [2, 3]]))).toEqual([1, 2, 3]);
    expect(
      dstack([
        [1, 2],
        [3, 4],
      ]).shape,
    ).toEqual([1, 2, 2]);
    expect(
      toArray(
        columnStack([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it("block assembles nested lists", () => {
    const whole = block([
      [eye(2), zeros([2, 1])],
      [ones([1, 2]), 5],
    ] as unknown[]);
    expect(toArray(whole)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 5],
    ]);
    expect(() => block([[1], 2])).toThrow(/List depths are mismatched/);
  });

  it("split gives views, also at given positions, and says when parts are unequal", () => {
    const b = arange(5);
    const [first] = split(b, [2]);
    expect(first.base).toBe(b);
    expect(arraySplit(b, 3).map((part) => part.shape[0])).toEqual([2, 2, 1]);
    expect(() => split(b, 2)).toThrow(/array split does not result in an equal division/);
    expect(() => arraySplit(b, 2 ** 40)).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_OUT_OF_RANGE" }),
    );
    expect(unstack(a).map((row) => toArray(row))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("insert, remove and append copy around positions", () => {
    expect(toArray(insert(array([1, 2, 3]), 1, [9]))).toEqual([1, 9, 2, 3]);
    expect(toArray(remove(array([1, 2, 3]), { slice: [null, null, 2] }))).toEqual([2]);
    expect(toArray(append(a, [[7, 8]], 0))).toEqual([
      [0, 1],
      [2, 3],
      [7, 8],
    ]);
    expect(() => remove(array([1]), { slice: [0.5, null] })).toThrow(
      /slice indices must be integers/,
    );
  });

  it("repeat, tile, roll, rot90 and pad move the same elements", () => {
    expect(toArray(repeat(array([1, 2]), [2, 1]))).toEqual([1, 1, 2]);
    expect(toArray(tile(array([1, 2]), [2, 2]))).toEqual([
      [1, 2, 1, 2],
      [1, 2, 1, 2],
    ]);
    expect(toArray(roll(array([1, 2, 3]), -1))).toEqual([2, 3, 1]);
    expect(toArray(rot90(a))).toEqual([
      [1, 3],
      [0, 2],
    ]);
    expect(toArray(pad(array([1, 2]), 1))).toEqual([0, 1, 2, 0]);
    expect(() => rot90(a, 0.5)).toThrow(/k is 0.5; give an integer/);
  });

  it("refuses what is no list of arrays", () => {
    const joins: ((arrays: NDArray[]) => NDArray)[] = [concatenate, stack, vstack];
    joins.push(hstack, dstack, columnStack);
    for (const fn of joins) {
      expect(() => fn(3 as never)).toThrow(/3 is not a list of arrays/);
      expect(() => fn([])).toThrow(/need at least one array/);
    }
  });
});
