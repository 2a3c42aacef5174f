import { describe, expect, it } from "vitest";
import {
  add,
  arange,
  array,
  assign,
  copyto,
  fromBuffer,
  greater,
  mask,
  matmul,
  ones,
  put,
  putmask,
  slice,
  sort,
  take,
  transpose,
  view,
  zeros,
} from "../../../src/index.ts";

// Above the sizes from which native kernels do the work, where they are there.
const n = 3000;
const numbers = (): ReturnType<typeof arange> => arange(0, n, 1, { dtype: "float64" });
const total = (a: { toArray(): unknown }): number =>
  [a.toArray()].flat(Infinity).reduce((sum: number, x) => sum + Number(x), 0);

describe("large selections", () => {
  it("name the index that is outside, and its axis", () => {
    const places = arange(0, n, 1, { dtype: "int64" });
    places.set(-3001n, 17);
    expect(() => take(numbers(), places, { axis: 0 })).toThrow(
      expect.objectContaining({
        code: "ERR_TSMEM_INDEX",
        index: -3001,
        message: "take: index -3001 is out of bounds for axis 0 with size 3000",
      }),
    );
  });

  it("put writes nothing when an index is outside", () => {
    const a = zeros([n]);
    const places = arange(0, n, 1, { dtype: "int64" });
    places.set(BigInt(n), n - 1);
    expect(() => {
      put(a, places, 1);
    }).toThrow(/index 3000 is out of bounds/);
    expect(total(a)).toBe(0);
  });

  it("refuse released memory", () => {
    const a = numbers();
    const flags = greater(a, 5);
    a.dispose();
    expect(() => mask(a, flags)).toThrow(/released/);
    expect(() => {
      putmask(a, flags, 1);
    }).toThrow(/released/);
    expect(() => sort(a)).toThrow(/released/);
    expect(() => matmul(a, a)).toThrow(/released/);
  });

  it("keep a mask that lies in the array itself as it was when the call began", () => {
    const bytes = array(
      Array.from({ length: n }, (_, i) => i % 2),
      { dtype: "uint8" },
    );
    const flags = view(bytes, "bool");
    putmask(bytes, flags, 0);
    expect(total(bytes)).toBe(0);
  });

  it.runIf("SharedArrayBuffer" in globalThis)("read and write shared memory", () => {
    const a = fromBuffer(new SharedArrayBuffer(8 * n), { dtype: "float64" });
    const flags = fromBuffer(new SharedArrayBuffer(n), { dtype: "bool" });
    assign(flags, true, "::3");
    putmask(a, flags, 2);
    copyto(a, ones([n]), { where: greater(a, 1) });
    expect(total(a)).toBe(n / 3);
    expect(mask(a, flags).shape).toEqual([n / 3]);
  });

  it("repeat values that are fewer than the places of putmask", () => {
    const a = zeros([n]);
    putmask(a, greater(numbers(), -1), array([1, 2, 3]));
    expect(slice(a, "-4:").toArray()).toEqual([3, 1, 2, 3]);
  });
});

describe("large products", () => {
  it("read transposed and reversed matrices where they are", () => {
    const a = numbers().reshape([60, 50]);
    const turned = slice(transpose(a), "::-1");
    const product = matmul(turned, a) as ReturnType<typeof add>;
    const direct = matmul(turned.copy(), a) as ReturnType<typeof add>;
    expect(product.toArray()).toEqual(direct.toArray());
    let sum = 0;
    for (let k = 0; k < 60; k++) sum += Number(a.get(k, 49)) * Number(a.get(k, 7));
    expect(product.get(0, 7)).toBe(sum);
  });
});
