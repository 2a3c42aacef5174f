import { describe, expect, it } from "vitest";
import { astype } from "../../../src/assign/astype.ts";
import { copy } from "../../../src/assign/copy.ts";
import { copyInto } from "../../../src/assign/copy-into.ts";
import { fill } from "../../../src/assign/fill.ts";
import { array, type NDArray, zeros } from "../../../src/index.ts";
import { reinterpret } from "../../../src/views/view-of.ts";
import { elements } from "../../conformance/runner/elements.ts";

const strided = (a: NDArray, shape: number[], strides: number[], skip = 0): NDArray =>
  reinterpret(a, a.dtype, shape, strides, a.byteOffset + skip);

describe("copyInto()", () => {
  it("repeats along axes of length 1 and axes that the source lacks", () => {
    const target = zeros([2, 3], { dtype: "int16" });
    copyInto("assign", target, array([1, 2, 3]), "unsafe");
    expect(elements(target)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(() => {
      copyInto("assign", target, array([1, 2]), "unsafe");
    }).toThrow(/could not broadcast input array from shape \(2,\) into shape \(2,3\)/);
  });
  it("reads everything before it writes when source and target overlap", () => {
    for (const dtype of ["int8", "float64", "complex64"]) {
      const a = array([0, 1, 2, 3, 4], { dtype });
      const size = a.itemsize;
      copyInto("assign", strided(a, [4], [size], size), strided(a, [4], [size]));
      expect(elements(astype(a, "int8"))).toEqual([0, 0, 1, 2, 3]);
      copyInto("assign", a, strided(a, [5], [-size], 4 * size));
      expect(elements(astype(a, "int8"))).toEqual([3, 2, 1, 0, 0]);
    }
  });
  it("keeps what is between the elements of a strided target", () => {
    const a = zeros([6], { dtype: "uint8" });
    copyInto("assign", strided(a, [3], [2]), array([257, -1, 3.9]), "unsafe");
    expect(elements(a)).toEqual([1, 0, 255, 0, 3, 0]);
  });
  it("writes only where the mask is true", () => {
    const a = zeros([3]);
    copyInto("copyto", a, array(7), "unsafe", array([true, false, true]));
    expect(elements(a)).toEqual([7, 0, 7]);
  });
  it("refuses read-only targets, forbidden casts and released memory", () => {
    const a = zeros([2], { dtype: "int32" });
    expect(() => {
      copyInto("copyto", a, array([0.5]));
    }).toThrow(/Cannot cast array data from dtype\('float64'\) to dtype\('int32'\)/);
    a.writeable = false;
    expect(() => {
      copyInto("copyto", a, array([1], { dtype: "int32" }));
    }).toThrow(/read-only/);
    const released = zeros([2]);
    released.dispose();
    expect(() => {
      copyInto("copyto", released, array([1]));
    }).toThrow(/released/);
  });
});

describe("astype()", () => {
  it("converts long strided arrays as it converts single values", () => {
    const values = Array.from({ length: 3000 }, (_, i) => (i - 1500) * 1e7 + 0.75);
    const source = array(values.flatMap((value) => [value, 0]));
    const everySecond = strided(source, [3000], [16]);
    for (const dtype of ["int8", "uint8", "int16", "int32", "uint32", "float32"]) {
      const one = values.map((value) => elements(astype(array([value]), dtype))[0]);
      expect(elements(astype(everySecond, dtype))).toEqual(one);
    }
  });
  it("gives the array itself only when asked to and nothing has to change", () => {
    const a = zeros([2, 2]);
    expect(astype(a, "float64", { copy: false })).toBe(a);
    expect(astype(a, "float64")).not.toBe(a);
    expect(astype(a, "float64", { copy: false, order: "F" })).not.toBe(a);
    expect(astype(a, ">f8", { copy: false })).not.toBe(a);
  });
});

describe("copy() and fill()", () => {
  it("make owners in the order that was asked for", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    const f = copy(a, { order: "F" });
    expect([f.strides, f.base, elements(f)]).toEqual([[8, 16], null, [1, 2, 3, 4]]);
  });
  it("check plain values", () => {
    const a = zeros([2], { dtype: "uint8" });
    fill(a, 7);
    expect(elements(a)).toEqual([7, 7]);
    expect(() => {
      fill(a, 256);
    }).toThrow(RangeError);
  });
});
