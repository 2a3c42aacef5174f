import { describe, expect, it } from "vitest";
import { arange, array, einsum, matmul, toArray } from "../../../src/index.ts";
import type { NDArray } from "../../../src/ndarray.ts";

const a = arange(6, { dtype: "int32" }).reshape([2, 3]);
const b = arange(12, { dtype: "int32" }).reshape([3, 4]);

/** What `einsum` gives, as a list or a value. */
function result(subscripts: string, ...operands: unknown[]): unknown {
  const found = einsum(subscripts, ...operands);
  return typeof found === "object" ? toArray(found as NDArray) : found;
}

/** The entry (i, j) of a product as its definition says. */
function entry(i: number, j: number): number {
  return [0, 1, 2].reduce((sum, k) => sum + (3 * i + k) * (4 * k + j), 0);
}

describe("einsum", () => {
  it("multiplies matrices, with and without the arrow", () => {
    const product = [0, 1].map((i) => [0, 1, 2, 3].map((j) => entry(i, j)));
    expect(result("ij,jk->ik", a, b)).toEqual(product);
    expect(result("ij,jk", a, b)).toEqual(product);
    expect(result(" i j , j k -> i k ", a, b)).toEqual(product);
    expect(result("ij,jk->ki", a, b)).toEqual(toArray(array(product).T));
  });

  it("multiplies stacks of matrices in any order of axes", () => {
    const left = arange(3 * 8 * 5, { dtype: "int32" }).reshape([3, 8, 5]);
    const right = arange(3 * 5 * 9, { dtype: "int32" }).reshape([3, 5, 9]);
    const product = matmul(left, right) as NDArray;
    const expected = toArray(product);
    expect(result("bij,bjk->bik", left, right)).toEqual(expected);
    expect(result("bij,kbj->bik", left, right.transpose([2, 0, 1]))).toEqual(expected);
    const turned = result("jbi,bjk->kbi", left.transpose([2, 0, 1]), right);
    expect(turned).toEqual(toArray(product.transpose([2, 0, 1])));
    const corner = [0, 1, 2, 3, 4].map((j) => (80 + 35 + j) * (90 + 9 * j + 8));
    expect(product.get(2, 7, 8)).toBe(corner.reduce((sum, term) => sum + term));
  });

  it("takes traces, diagonals, sums and transposes of one operand", () => {
    const square = arange(9, { dtype: "int32" }).reshape([3, 3]);
    expect(result("ii->i", square)).toEqual([0, 4, 8]);
    expect(result("ij->j", a)).toEqual([3, 5, 7]);
    expect(result("ji", a)).toEqual(toArray(a.T));
    expect(result("ii", square)).toEqual(12);
    expect(result("ij->", a)).toEqual(15);
  });

  it("lets an ellipsis stand for the axes that are not named", () => {
    const stack = arange(12, { dtype: "int32" }).reshape([2, 2, 3]);
    expect(result("...j->...", stack)).toEqual(toArray(stack.sum({ axis: -1 }).astype("int32")));
    expect(result("i...->...", stack)).toEqual(toArray(stack.sum({ axis: 0 }).astype("int32")));
  });

  it("multiplies elementwise, outer, and three operands", () => {
    expect(result("i,i->i", [1, 2], [3, 4])).toEqual([3, 8]);
    expect(result("i,j", [1, 2], [3, 4])).toEqual([
      [3, 4],
      [6, 8],
    ]);
    expect(result("i,i,i", [1, 2], [3, 4], [5, 6])).toEqual(1 * 3 * 5 + 2 * 4 * 6);
  });

  it("refuses subscripts that do not fit, and says how", () => {
    expect(() => einsum("ij,jk", a)).toThrow(/fewer operands provided/);
    expect(() => einsum("ijk", a)).toThrow(expect.objectContaining({ code: "ERR_TSMEM_SHAPE" }));
    expect(() => einsum("ij,jk", a, a)).toThrow(/'j'/);
    expect(() => einsum("i->j", [1])).toThrow(/did not appear in the input|output/);
    expect(() => einsum("i$", [1])).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_OUT_OF_RANGE" }),
    );
    expect(() => einsum(3 as never, [1])).toThrow(/3 is not|subscripts is 3/);
  });
});
