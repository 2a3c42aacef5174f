import { describe, expect, it } from "vitest";
import { array, matmul, ones, pad, tensordot, vecdot, zeros } from "../../../src/index.ts";
import { flatValues } from "../support/values.ts";

describe("matrix products", () => {
  it("are repeated over further axes of out", () => {
    const out = zeros([2, 2, 2]);
    expect(matmul(ones([2, 3]), ones([3, 2]), { out })).toBe(out);
    expect(flatValues(out)).toEqual(new Array(8).fill(3));
    const dots = zeros([2, 2]);
    vecdot(array([[1, 2]]), array([[3, 4]]), { out: dots });
    expect(flatValues(dots)).toEqual([11, 11, 11, 11]);
    expect(() => matmul(ones([2, 3]), ones([3, 2]), { out: zeros([2, 1]) })).toThrow(
      /Output operand 0 has a mismatch in its core dimensions.*\(2,1\) is different from \(2,2\)/,
    );
    expect(() => matmul(ones([2, 2, 2]), ones([2, 2]), { out: zeros([1, 2, 2]) })).toThrow(
      /\(1,2,2\) is different from \(2,2,2\)/,
    );
  });

  it("have no mask", () => {
    const options: object = { where: true };
    expect(() => matmul(ones([2, 2]), ones([2, 2]), options)).toThrow(
      /unexpected keyword argument 'where'/,
    );
  });

  it("sum over an axis once", () => {
    const a = ones([2, 2]);
    expect(() =>
      tensordot(a, a, [
        [-1, 1],
        [1, 0],
      ]),
    ).toThrow(/duplicate axes are not allowed in tensordot/);
  });
});

describe("pad()", () => {
  it("takes constants in mode constant only", () => {
    expect(() => pad(array([1]), 1, { mode: "edge", constantValues: 7 })).toThrow(
      /unsupported keyword arguments for mode 'edge'/,
    );
  });
});
