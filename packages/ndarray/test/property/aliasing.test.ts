import fc from "fast-check";
import { expect, it } from "vitest";
import {
  add,
  arange,
  copyto,
  flip,
  multiply,
  type NDArray,
  negative,
  reshape,
  slice,
  subtract,
  sum,
} from "../../src/index.ts";
import { anyShape, anyStep, type Pair } from "./support/chains.ts";
import { modelOf, sizeOf, sliced } from "./support/model.ts";

interface Aliased {
  readonly owner: NDArray;
  readonly parts: readonly [Pair, Pair, Pair];
}

// Three views of one memory with one shape: the same array cut at different places, or reversed.
const aliased: fc.Arbitrary<Aliased> = fc
  .tuple(
    anyShape,
    fc.array(anyStep, { maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(2), fc.boolean()), { minLength: 3, maxLength: 3 }),
  )
  .map(([shape, steps, cuts]) => {
    const owner = arange(sizeOf(shape), { dtype: "int32" });
    const first: Pair = { array: reshape(owner, shape), model: modelOf(shape) };
    const pair = steps.reduce((given, step) => step(given), first);
    const parts = cuts.map(([at, isReversed]) => part(pair, at, isReversed));
    return { owner, parts: [parts[0]!, parts[1]!, parts[2]!] };
  });

function part({ array, model }: Pair, at: number, isReversed: boolean): Pair {
  if (array.ndim === 0 || array.shape[0]! < 3) return { array, model };
  const length = array.shape[0]! - 2;
  const cut = {
    array: slice(array, [at, at + length]),
    model: sliced(model, 0, [at, at + length, 1]),
  };
  if (!isReversed) return cut;
  return { array: flip(cut.array, 0), model: sliced(cut.model, 0, [null, null, -1]) };
}

/** The memory after the elements of `target` were computed from what all elements were before. */
function expected({ model }: Pair, size: number, compute: (position: number) => number): number[] {
  const memory = Array.from({ length: size }, (_, i) => i);
  for (const [position, cell] of model.cells.entries()) memory[cell] = compute(position);
  return memory;
}

function memoryOf(owner: NDArray): number[] {
  return Array.from({ length: owner.size }, (_, i) => owner.get(i) as number);
}

it("copyto reads everything before it writes, however the arrays overlap", () => {
  fc.assert(
    fc.property(aliased, ({ owner, parts: [target, source] }) => {
      fc.pre(target.array.flags.writeable);
      const { cells } = source.model;
      copyto(target.array, source.array);
      expect(memoryOf(owner)).toEqual(expected(target, owner.size, (i) => cells[i]!));
    }),
    { numRuns: 1000 },
  );
});

it("results written over operands are those of separate memory", () => {
  const operations = fc.constantFrom(
    [add, (x: number, y: number) => x + y] as const,
    [subtract, (x: number, y: number) => x - y] as const,
    [multiply, (x: number, y: number) => x * y] as const,
  );
  fc.assert(
    fc.property(aliased, operations, ({ owner, parts: [out, left, right] }, [fn, compute]) => {
      fc.pre(out.array.flags.writeable);
      const [x, y] = [left.model.cells, right.model.cells];
      fn(left.array, right.array, { out: out.array });
      expect(memoryOf(owner)).toEqual(expected(out, owner.size, (i) => compute(x[i]!, y[i]!)));
    }),
    { numRuns: 1500 },
  );
});

it("functions of one operand may write over it", () => {
  fc.assert(
    fc.property(aliased, ({ owner, parts: [out, source] }) => {
      fc.pre(out.array.flags.writeable);
      const { cells } = source.model;
      negative(source.array, { out: out.array });
      expect(memoryOf(owner)).toEqual(expected(out, owner.size, (i) => 0 - cells[i]!));
    }),
    { numRuns: 700 },
  );
});

it("a sum over an axis may be written into the array that it sums", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(5), fc.boolean(), (n, at, isColumn) => {
      const owner = arange(n * n, { dtype: "int32" });
      const a = reshape(owner, [n, n]);
      const line = at % n;
      const out = isColumn ? slice(a, [], line) : slice(a, line);
      const before = Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_row, j) => a.get(j, i)).reduce((x, y) => x + y),
      );
      sum(a, { axis: 0, dtype: "int32", out });
      expect(Array.from({ length: n }, (_, i) => out.get(i))).toEqual(before);
    }),
  );
});
