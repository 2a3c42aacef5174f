import fc from "fast-check";
import { expect, it } from "vitest";
import {
  arange,
  copy,
  mayShareMemory,
  type NDArray,
  reshape,
  sharesMemory,
} from "../../src/index.ts";
import { anyShape, anyStep, type Pair } from "./support/chains.ts";
import { indicesOf, modelOf, sizeOf } from "./support/model.ts";

function start(shape: readonly number[]): Pair {
  const owner = arange(sizeOf(shape), { dtype: "int32" });
  return { array: reshape(owner, shape), model: modelOf(shape) };
}

function values(a: NDArray): number[] {
  return indicesOf(a.shape).map((index) => a.get(...index) as number);
}

/** The bytes of all elements, by the definition of strides. */
function bytesOf({ shape, strides, byteOffset, itemsize }: NDArray): Set<number> {
  const bytes = new Set<number>();
  for (const index of indicesOf(shape)) {
    const at = index.reduce((sum, i, axis) => sum + i * strides[axis]!, byteOffset);
    for (let k = 0; k < itemsize; k++) bytes.add(at + k);
  }
  return bytes;
}

const chain = fc.tuple(anyShape, fc.array(anyStep, { maxLength: 8 }));

it("any chain of views has the elements that a plain model has", () => {
  fc.assert(
    fc.property(chain, ([shape, steps]) => {
      const { array, model } = steps.reduce((pair, step) => step(pair), start(shape));
      expect(array.shape).toEqual(model.shape);
      expect(values(array)).toEqual(model.cells);
    }),
    { numRuns: 1500 },
  );
});

it("a view stays inside its base, names it, and pins all of it", () => {
  fc.assert(
    fc.property(chain, ([shape, steps]) => {
      const first = start(shape);
      const { array } = steps.reduce((pair, step) => step(pair), first);
      const owner = first.array.base as NDArray;
      expect(array.base).toBe(owner);
      expect(array.pinnedBytes).toBe(owner.nbytes);
      for (const byte of bytesOf(array)) {
        expect(byte).toBeGreaterThanOrEqual(owner.byteOffset);
        expect(byte).toBeLessThan(owner.byteOffset + owner.nbytes);
      }
      expect(array.size).toBe(sizeOf(array.shape));
      expect(array.nbytes).toBe(array.size * array.itemsize);
      expect(array.strides).toHaveLength(array.ndim);
    }),
    { numRuns: 500 },
  );
});

it("a copy is C-contiguous, owns its data, has the same elements and shares nothing", () => {
  fc.assert(
    fc.property(chain, ([shape, steps]) => {
      const { array, model } = steps.reduce((pair, step) => step(pair), start(shape));
      const made = copy(array, { order: "C" });
      expect(made.flags).toMatchObject({ cContiguous: true, owndata: true, writeable: true });
      expect(made.base).toBeNull();
      expect(values(made)).toEqual(model.cells);
      expect(sharesMemory(made, array)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it("sharesMemory says what comparing all bytes says, mayShareMemory never misses it", () => {
  fc.assert(
    fc.property(
      anyShape,
      fc.array(anyStep, { maxLength: 5 }),
      fc.array(anyStep, { maxLength: 5 }),
      (shape, left, right) => {
        const first = start(shape);
        const a = left.reduce((pair, step) => step(pair), first).array;
        const b = right.reduce((pair, step) => step(pair), first).array;
        const others = bytesOf(b);
        const isShared = [...bytesOf(a)].some((byte) => others.has(byte));
        expect(sharesMemory(a, b)).toBe(isShared);
        expect(sharesMemory(b, a)).toBe(isShared);
        if (isShared) expect(mayShareMemory(a, b)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
