import { describe, expect, it } from "vitest";
import {
  array,
  diag,
  diagflat,
  ix,
  meshgrid,
  type NDArray,
  tril,
  triu,
} from "../../../src/index.ts";
import { elements } from "../../conformance/runner/elements.ts";

const numbers = (a: NDArray): number[] => elements(a).map(Number);

describe("diag(), diagflat(), tril(), triu()", () => {
  const matrix = array([
    [1, 2],
    [3, 4],
  ]);
  it("look at the diagonal of a matrix, and build one from a list", () => {
    const view = diag(matrix, 1);
    expect([numbers(view), view.base, view.writeable]).toEqual([[2], matrix, false]);
    expect(numbers(diag(array([1, 2]), -1))).toEqual([0, 0, 0, 1, 0, 0, 0, 2, 0]);
    expect(diagflat(matrix).shape).toEqual([4, 4]);
    expect(() => diag(array([[[1]]]))).toThrow(/1- or 2-d/);
    expect(() => diag(matrix, 0.5)).toThrow(TypeError);
  });
  it("clear one side in a copy", () => {
    expect(numbers(tril(matrix))).toEqual([1, 0, 3, 4]);
    expect(numbers(triu(matrix, 1))).toEqual([0, 2, 0, 0]);
    expect(numbers(matrix)).toEqual([1, 2, 3, 4]);
    expect(() => tril(array(1))).toThrow(/at least 1-d/);
  });
});

describe("meshgrid(), ix()", () => {
  it("spread coordinates", () => {
    const [x, y] = meshgrid([array([1, 2, 3]), array([4, 5])]);
    expect([x?.shape, numbers(x!)]).toEqual([
      [2, 3],
      [1, 2, 3, 1, 2, 3],
    ]);
    expect(numbers(y!)).toEqual([4, 4, 4, 5, 5, 5]);
    expect(meshgrid([array([1])], { sparse: true })[0]?.base).toBeNull();
    expect(() => meshgrid([], { indexing: "yx" as never })).toThrow(/'xy' and 'ij'/);
  });
  it("open lists of places", () => {
    const [rows, columns] = ix(array([0n, 2n]), array([true, false, true]));
    expect([rows?.shape, columns?.shape, numbers(columns!)]).toEqual([
      [2, 1],
      [1, 2],
      [0, 2],
    ]);
  });
});
