import { describe, expect, it } from "vitest";
import {
  array,
  assign,
  copyto,
  gather,
  meshgrid,
  place,
  put,
  putmask,
  take,
  zeros,
} from "../../../src/index.ts";
import { flatValues } from "../support/values.ts";

describe("place() and putmask()", () => {
  it("take only arrays that fit safely", () => {
    const all = array([true, true, true]);
    for (const call of [place, putmask]) {
      const a = zeros([3], { dtype: "int32" });
      expect(() => {
        call(a, all, array([1.5]));
      }).toThrow(/Cannot cast array data .*float64.*int32.* according to the rule 'safe'/);
      call(a, all, array([7], { dtype: "int16" }));
      expect(flatValues(a)).toEqual([7, 7, 7]);
      call(a, all, [1.5]);
      expect(flatValues(a)).toEqual([1, 1, 1]);
      expect(() => {
        call(a, all, [2 ** 31]);
      }).toThrow(/out of bounds for int32/);
    }
    const b = zeros([3], { dtype: "int32" });
    put(b, [0], array([1.5]));
    expect(flatValues(b)).toEqual([1, 0, 0]);
  });
});

describe("an integer in an index", () => {
  it("must be in bounds even where nothing is selected", () => {
    const a = zeros([3, 4]);
    const none = array([], { dtype: "int64" });
    expect(() => gather(a, false, 7)).toThrow(/index 7 is out of bounds for axis 0 with size 3/);
    expect(() => gather(a, none, 5)).toThrow(/index 5 is out of bounds for axis 1 with size 4/);
    expect(() => {
      assign(a, 1, false, 3);
    }).toThrow(/index 3 is out of bounds/);
    expect(gather(a, none, [5]).shape).toEqual([0]);
  });
});

describe("copyto()", () => {
  it("refuses a mask with more axes than the target", () => {
    const a = zeros([3]);
    expect(() => {
      copyto(a, array([1, 2, 3]), { where: array([[true, true, true]]) });
    }).toThrow(/could not broadcast where mask from shape \(1,3\) into shape \(3,\)/);
    copyto(a, array([[1, 2, 3]]));
    expect(flatValues(a)).toEqual([1, 2, 3]);
  });
});

describe("meshgrid()", () => {
  it("gives views that may be written, repeated or not", () => {
    const a = array([1, 2]);
    const [grid] = meshgrid([a], { copy: false });
    expect(grid!.flags.writeable).toBe(true);
    const [repeated] = meshgrid([a, a], { copy: false });
    expect(repeated!.flags.writeable).toBe(true);
  });
});

describe("a list of integers", () => {
  it("gives the same places flat, nested and as bigints, and may not have holes", () => {
    const a = array([5, 6, 7], { dtype: "int32" });
    expect(flatValues(gather(a, [2, -3, 0]))).toEqual([7, 5, 5]);
    expect(flatValues(gather(a, [[2], [-3]]))).toEqual([7, 5]);
    expect(flatValues(gather(a, [2n, 0]))).toEqual([7, 5]);
    expect(gather(a, []).shape).toEqual([0]);
    const holes = new Array<number>(2);
    for (const call of [() => gather(a, holes), () => take(a, holes)]) {
      expect(call).toThrow(/^(gather|take|array|asarray|int64)/);
    }
  });
});
