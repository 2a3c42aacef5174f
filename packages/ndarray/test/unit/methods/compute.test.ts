import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { array, toArray } from "../../../src/index.ts";

describe("methods", () => {
  const a = array(
    [
      [3, 1, 2],
      [6, 5, 4],
    ],
    { dtype: "int32" },
  );

  it("reduce as the functions do", () => {
    expect(a.sum()).toBe(21n);
    expect(a.sum({ axis: 0 }).toArray()).toEqual([9n, 6n, 6n]);
    expect([a.max(), a.min(), a.ptp(), a.prod()]).toEqual([6, 1, 5, 720n]);
    expect(a.mean()).toBe(3.5);
    expect(a.mean({ axis: 1 }).toArray()).toEqual([2, 5]);
    expect(a.variance()).toBeCloseTo(35 / 12, 15);
    expect(a.std({ axis: 0 }).toArray()).toEqual([1.5, 2, 1]);
    expect([a.argmax(), a.argmin()]).toEqual([3n, 1n]);
    expect([a.all(), a.any(), a.trace()]).toEqual([true, true, 8n]);
  });

  it("sort in place, and give orders and accumulations", () => {
    const b = a.copy();
    expect(b.argsort().toArray()).toEqual([
      [1n, 2n, 0n],
      [2n, 1n, 0n],
    ]);
    b.sort();
    expect(b.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(b.ravel().searchsorted(4)).toBe(3n);
    expect(b.cumsum({ axis: 1 }).toArray()).toEqual([
      [1n, 3n, 6n],
      [4n, 9n, 15n],
    ]);
    expect(b.partition(0).get(0, 0)).toBe(1);
  });

  it("argpartition, compress and choose", () => {
    const c = array([3, 1, 2]);
    expect(c.argpartition(0).get(0)).toBe(1n);
    expect(toArray(c.compress(array([true, false, true])))).toEqual([3, 2]);
    expect(toArray(array([1n, 0n]).choose([[5, 6], 7]))).toEqual([7, 6]);
  });

  it("take, put, repeat, clip, round and multiply", () => {
    const b = a.copy();
    b.put([0, 5], [10, 20]);
    expect(b.ravel().toArray()).toEqual([10, 1, 2, 6, 5, 20]);
    expect(b.take([0, 1])).toMatchObject({ shape: [2], dtype: b.dtype });
    expect(b.clip(2, 9).toArray()).toEqual([
      [9, 2, 2],
      [6, 5, 9],
    ]);
    expect(array([1, 2]).repeat(2).toArray()).toEqual([1, 1, 2, 2]);
    expect(array([0, 3]).nonzero()[0]!.toArray()).toEqual([1n]);
    expect(array([1.25]).around(1).toArray()).toEqual([1.2]);
    expect(array([1, 2]).dot([3, 4])).toBe(11);
    expect(array([1]).conjugate().get(0)).toBe(1);
    expect(array([1, 2]).cumprod().toArray()).toEqual([1, 2]);
  });

  it("print as NumPy does, also where a debugger asks", () => {
    expect(String(array([1, 2.5]))).toBe("[1.  2.5]");
    expect(inspect(array([1, 2]))).toBe("array([1., 2.])");
    const released = array([1]);
    released.dispose();
    expect(inspect(released)).toBe("array(released)");
  });
});
