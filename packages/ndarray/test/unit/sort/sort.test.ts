import fc from "fast-check";
import { describe, expect, it } from "vitest";
import "../../../src/index.ts";
import { array } from "../../../src/create/array.ts";
import { argpartition, partition } from "../../../src/sort/partition.ts";
import { searchsorted } from "../../../src/sort/searchsorted.ts";
import { argsort, sort, sortInPlace } from "../../../src/sort/sort.ts";
import { unique } from "../../../src/sort/unique.ts";
import { flatValues } from "../support/values.ts";

const numbers = fc.array(
  fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0.5)),
  { maxLength: 60 },
);

/** Places in the order of a stable sort with NaN last. */
function order(values: readonly number[]): number[] {
  const rank = (x: number): number => (Number.isNaN(x) ? 1 : 0);
  const compare = (x: number, y: number): number =>
    rank(x) - rank(y) || (x < y ? -1 : x > y ? 1 : 0);
  return values.map((_, i) => i).sort((i, j) => compare(values[i]!, values[j]!) || i - j);
}

describe("the sort family", () => {
  for (const dtype of ["float64", "float32", "float16", ">f8"]) {
    it(`sorts and argsorts ${dtype} stably, NaN last`, () => {
      fc.assert(
        fc.property(numbers, (values) => {
          const a = array(values, { dtype });
          const places = order(values);
          expect(flatValues(argsort(a))).toEqual(places.map(BigInt));
          expect(flatValues(sort(a))).toEqual(places.map((i) => values[i]));
        }),
      );
    });
  }

  it("radix sort of many keys agrees with the plain order", () => {
    const values = Array.from({ length: 5000 }, (_, i) => Math.sin(i) * 10 ** ((i % 9) - 4));
    const places = order(values);
    expect(flatValues(argsort(array(values)))).toEqual(places.map(BigInt));
  });

  it("partition() puts the kth element in its place between smaller and larger ones", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 200 }),
        fc.nat(),
        (values, n) => {
          const k = n % values.length;
          const sorted = [...values].sort((x, y) => x - y);
          const found = flatValues(partition(array(values), k)) as number[];
          expect(found[k]).toBe(sorted[k]);
          expect(Math.max(...found.slice(0, k), -Infinity)).toBeLessThanOrEqual(found[k]!);
          expect(Math.min(...found.slice(k), Infinity)).toBeGreaterThanOrEqual(found[k]!);
          const places = flatValues(argpartition(array(values), k)).map(Number);
          expect(places.map((i) => values[i])[k]).toBe(sorted[k]);
        },
      ),
    );
  });

  it("searchsorted() counts the elements before", () => {
    fc.assert(
      fc.property(numbers, numbers, (values, sought) => {
        const sorted = sort(array(values));
        const list = flatValues(sorted) as number[];
        const isBefore = (x: number, y: number): boolean => x < y || (Number.isNaN(y) && x === x);
        const left = sought.map((y) => BigInt(list.filter((x) => isBefore(x, y)).length));
        const right = sought.map((y) => BigInt(list.filter((x) => !isBefore(y, x)).length));
        const needles = array(sought, { dtype: "float64" });
        const found = (side: "left" | "right"): unknown[] =>
          flatValues(searchsorted(sorted, needles, { side }) as never);
        expect(found("left")).toEqual(left);
        expect(found("right")).toEqual(right);
      }),
    );
  });

  it("unique() can be undone through its inverse", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const a = array(values, { dtype: "float64" });
        const [found, inverse, counts] = unique(a, {
          returnInverse: true,
          returnCounts: true,
        }) as never[];
        const list = flatValues(found!);
        const back = flatValues(inverse!).map((i) => list[Number(i)]);
        expect(back.map((x) => x === 0 ? 0 : x)).toEqual(values.map((x) => x === 0 ? 0 : x)); // prettier-ignore
        expect(flatValues(counts!).reduce<number>((sum, n) => sum + Number(n), 0)).toBe(
          values.length,
        );
      }),
    );
  });

  it("sortInPlace() refuses read-only arrays and axes that are not there", () => {
    const a = array([2, 1]);
    expect(() => {
      sortInPlace(a, { axis: 1 });
    }).toThrow(/axis 1 is out of bounds/);
    a.writeable = false;
    expect(() => {
      sortInPlace(a);
    }).toThrow(/read-only/);
    expect(flatValues(a)).toEqual([2, 1]);
  });
});
