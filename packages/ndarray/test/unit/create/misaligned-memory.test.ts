import { available, borrow } from "@tsmem/native";
import { free, malloc } from "@tsmem/native/unsafe";
import { afterAll, describe, expect, it } from "vitest";
import {
  add,
  arange,
  argmax,
  array,
  asarray,
  concatenate,
  fromBuffer,
  matmul,
  type NDArray,
  negative,
  sort,
  sum,
  take,
  trace,
  where,
} from "../../../src/index.ts";

const n = 64;
const addresses: bigint[] = [];

afterAll(() => {
  for (const address of addresses) free(address);
});

/** An array over memory of C that starts `skew` bytes behind a multiple of 16. */
function lent(dtype: string, skew: number): NDArray {
  const address = malloc(16 * n + 16);
  addresses.push(address);
  const { buffer } = borrow(address + BigInt(skew), 16 * n, { address });
  const a = fromBuffer(buffer, { dtype: dtype as "float64", shape: [8, 8] });
  a.assign(arange(n).reshape([8, 8]).astype("float64"));
  return a;
}

const operations: Record<string, (a: NDArray) => unknown> = {
  copy: (a) => a.copy(),
  "array()": (a) => array(a),
  "astype float32": (a) => a.astype("float32", { casting: "unsafe" }),
  "astype uint8": (a) => a.astype("uint8", { casting: "unsafe" }),
  toArray: (a) => a.toArray(),
  "copy of a part": (a) => a.slice([1, 7, 2], [null, null, -1]).copy(),
  "copy of the transposed": (a) => a.T.copy(),
  add: (a) => add(a, a),
  "add a number": (a) => add(a, 2),
  negative: (a) => negative(a),
  sum: (a) => sum(a),
  "sum along an axis": (a) => sum(a, { axis: 0 }),
  argmax: (a) => argmax(a, { axis: 1 }),
  sort: (a) => sort(a.T, { axis: 0 }),
  take: (a) => take(a, [3, 1, 1], { axis: 0 }),
  gather: (a) => a.gather([0, 3], [1, 5]),
  mask: (a) => a.mask(array(Array.from({ length: 8 }, (_, i) => i % 3 === 0))),
  where: (a) => where(a.copy().astype("bool", { casting: "unsafe" }), a, a.T),
  concatenate: (a) => concatenate([a, a]),
  matmul: (a) => matmul(a, a),
  trace: (a) => trace(a),
  "view of another dtype": (a) => a.view("uint8").copy(),
  assign: (a) => {
    a.assign(a.T.copy());
  },
  "assign a number": (a) => {
    a.assign(7);
  },
};

describe.runIf(available)("an array over memory of C at any address", () => {
  it.each(["float64", "float32", "int32", "int16", "complex128"])("%s", (dtype) => {
    for (const skew of [1, 2, 4, 8]) {
      for (const [name, operation] of Object.entries(operations)) {
        const a = lent(dtype, skew);
        const same = a.copy();
        expect(same.flags.aligned).toBe(true);
        expect(a.flags.aligned).toBe(skew % a.dtype.alignment === 0);
        const [result, wanted] = [operation(a), operation(same)].map((value) =>
          asarray((value ?? 0) as number).toArray(),
        );
        expect(result, `${name}, ${skew} bytes`).toEqual(wanted);
        expect(a.toArray(), `${name}, ${skew} bytes`).toEqual(same.toArray());
      }
    }
  });

  it("knows the address of blocks and of blocks inside blocks", () => {
    const address = malloc(64);
    addresses.push(address);
    const outer = borrow(address + 4n, 40, {});
    const inner = borrow(address + 8n, 16, {});
    expect(fromBuffer(outer.buffer, { dtype: "int32" }).flags.aligned).toBe(true);
    expect(fromBuffer(outer.buffer, { dtype: "float64" }).flags.aligned).toBe(false);
    const options = { dtype: "float64", byteOffset: inner.byteOffset, count: 2 } as const;
    expect(fromBuffer(inner.buffer, options).flags.aligned).toBe(true);
  });
});
