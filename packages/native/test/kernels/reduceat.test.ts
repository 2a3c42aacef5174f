import { expect, test } from "vitest";
import { KernelDType, range, reduceat, ReduceOp } from "../../src/kernels/index.ts";
import { fill, make, type Strided } from "./arrays.ts";
import { onEachLevel } from "./levels.ts";

function give(k: 0 | 1 | 2, a: Strided): void {
  range(k, a.memory, a.offset, a.dtype, a.shape[0]!);
}

function places(list: readonly number[]): Strided {
  const indices = make("int64", [list.length], "C");
  for (const [i, place] of list.entries()) indices.set([i], BigInt(place));
  return indices;
}

test("slices of lines are folded from their first value", () => {
  const a = fill(make("int32", [2 * 50], "C"), 5);
  const indices = places([0, 7, 7, 49, 3]);
  const wanted: number[] = [];
  for (const line of [0, 1]) {
    for (const [from, to] of [
      [0, 7],
      [7, 8],
      [7, 49],
      [49, 50],
      [3, 50],
    ] as const) {
      let sum = 0;
      for (let i = from; i < to; i++) sum = (sum + Number(a.get([line * 50 + i]))) | 0;
      wanted.push(sum);
    }
  }
  onEachLevel((level) => {
    const out = make("int32", [10], "C");
    give(0, out);
    give(1, a);
    give(2, indices);
    reduceat(ReduceOp.sum, 2);
    const found = wanted.map((_, i) => Number(out.get([i])));
    expect(found, level).toEqual(wanted);
    expect(out.snapshot().guards).toBe("intact");
  });
});

test("indices outside, lengths that do not fit and operations of other dtypes are refused", () => {
  const [a, out] = [make("float64", [20], "C"), make("float64", [2], "C")];
  for (const [list, index] of [
    [[0, 20], 20],
    [[-1, 3], -1],
  ] as const) {
    give(0, out);
    give(1, a);
    give(2, places(list));
    expect(() => {
      reduceat(ReduceOp.sum, 1);
    }).toThrow(expect.objectContaining({ code: "ERR_TSMEM_INDEX", index }) as Error);
  }
  for (const outer of [0, -1, 3, 0.5, NaN]) {
    give(0, out);
    give(1, a);
    give(2, places([0, 1]));
    expect(() => {
      reduceat(ReduceOp.sum, outer);
    }, String(outer)).toThrow(expect.objectContaining({ code: "ERR_TSMEM_SHAPE" }) as Error);
  }
  give(0, out);
  give(1, a);
  give(2, places([0, 1]));
  expect(() => {
    reduceat(ReduceOp.all, 1);
  }).toThrow(expect.objectContaining({ code: "ERR_TSMEM_DTYPE" }) as Error);
  expect(KernelDType.float64).toBe(a.dtype);
});
