import { describe, expect, it } from "vitest";
import { array } from "../../../src/create/array.ts";
import { zeros } from "../../../src/create/empty.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { defaultRng, type Generator } from "../../../src/random/generator.ts";
import { isArray } from "../../../src/ndarray.ts";
import type { Seed } from "../../../src/random/seed-sequence.ts";
import recorded from "../../fixtures/random.json" with { type: "json" };
import { flatValues } from "../support/values.ts";
import "../../../src/register.ts";

interface Step {
  readonly method: string;
  readonly arguments: readonly unknown[];
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly unknown[];
}

function seedOf(seed: string | readonly string[]): Seed {
  return typeof seed === "string" ? BigInt(seed) : seed.map(BigInt);
}

function counting(shape: readonly number[]): NDArray {
  const a = zeros(shape, { dtype: "int64" });
  const data = a.data as BigInt64Array;
  for (let i = 0; i < a.size; i++) data[a.offset + i] = BigInt(i);
  return a;
}

function integers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(integers);
  return typeof value === "string" ? BigInt(value) : value;
}

function run(rng: Generator, step: Step): unknown {
  const given = step.arguments;
  const shape = given[0] as readonly number[];
  const axis = given[1] as number;
  switch (step.method) {
    case "shuffle": {
      const a = counting(shape);
      rng.shuffle(a, axis);
      return a;
    }
    case "permutationOf":
      return rng.permutation(counting(shape), axis);
    case "permuted":
      return rng.permuted(counting(shape), axis);
    case "integers": {
      const options = given.at(-1) as object;
      const [low, high] = given.slice(0, -1).map(integers) as [bigint, bigint?];
      return rng.integers(low, high, options);
    }
    default: {
      const methods = rng as unknown as Record<string, (...options: unknown[]) => unknown>;
      return methods[step.method]!(...given);
    }
  }
}

function plain(value: unknown): unknown[] {
  const items = isArray(value)
    ? flatValues(value)
    : value instanceof Uint8Array
      ? [...value]
      : [value];
  return items.map((item) =>
    typeof item !== "bigint"
      ? item
      : item === BigInt(Number(item)) && item ** 2n < 2n ** 106n
        ? Number(item)
        : String(item),
  );
}

describe("Generator", () => {
  for (const { seed, steps } of recorded.cases) {
    it(`gives NumPy's stream for seed ${String(seed)}`, () => {
      const rng = defaultRng(seedOf(seed));
      for (const step of steps as readonly Step[]) {
        const result = run(rng, step);
        const label = `${step.method}(${JSON.stringify(step.arguments)})`;
        expect(plain(result), label).toEqual(step.values);
        if (isArray(result)) {
          expect(result.shape, label).toEqual(step.shape);
          expect(result.dtype.name, label).toBe(step.dtype);
        }
      }
    });
  }

  it("stays on NumPy's stream through many draws", () => {
    const methods = {
      random: "random",
      standard_normal: "standardNormal",
      standard_exponential: "standardExponential",
    } as const;
    for (const { method, count, last } of recorded.longRuns) {
      const name = methods[method as keyof typeof methods];
      const values = defaultRng(2024)[name]({ size: count }) as NDArray;
      expect([count - 3, count - 2, count - 1].map((i) => values.get(i))).toEqual(last);
    }
  });

  it("gives the same numbers again from a saved state", () => {
    const rng = defaultRng(3);
    rng.integers(10, null, { dtype: "int32" });
    const saved = rng.bitGenerator.state;
    const first = [rng.integers(10, null, { dtype: "int32" }), rng.random()];
    rng.bitGenerator.state = saved;
    expect([rng.integers(10, null, { dtype: "int32" }), rng.random()]).toEqual(first);
  });

  it("advance() skips as many draws as drawing them does", () => {
    const drawn = defaultRng(8);
    const skipped = defaultRng(8);
    for (let i = 0; i < 1000; i++) drawn.random();
    skipped.bitGenerator.advance(1000n);
    expect(skipped.random()).toBe(drawn.random());
  });

  it("integers() refuses ranges that are empty or outside the dtype", () => {
    const rng = defaultRng(1);
    expect(() => rng.integers(5, 5)).toThrow(/low >= high/);
    expect(() => rng.integers(0, 300, { dtype: "uint8" })).toThrow(/high is out of bounds/);
    expect(() => rng.integers(-1, 3, { dtype: "uint8" })).toThrow(/low is out of bounds/);
    expect(() => rng.integers(0, 3, { dtype: "float64" })).toThrow(/Unsupported dtype/);
    expect(() => rng.integers(0.5, 3)).toThrow(/not an integer/);
  });

  it("integers() does not look at the bounds when nothing is drawn", () => {
    const rng = defaultRng(1);
    const before = rng.bitGenerator.state;
    expect((rng.integers(5, 2, { size: [0, 3] }) as NDArray).shape).toEqual([0, 3]);
    const none = rng.integers([300], [1], { size: 0, dtype: "int8" }) as NDArray;
    expect([none.dtype.name, none.size]).toEqual(["int8", 0]);
    expect(rng.bitGenerator.state).toEqual(before);
    expect(() => rng.integers(0, 5, { size: -1 })).toThrow(/negative dimensions/);
    expect(() => rng.integers(0, 5, { size: 0, dtype: "float32" })).toThrow(/Unsupported dtype/);
  });

  it("choice() refuses impossible samples and probabilities", () => {
    const rng = defaultRng(1);
    expect(() => rng.choice(3, { size: 4, replace: false })).toThrow(/larger sample/);
    expect(() => rng.choice(2, { p: [0.5, 0.6] })).toThrow(/sum to 1/);
    expect(() => rng.choice(2, { p: [1.5, -0.5] })).toThrow(/non-negative/);
    expect(() => rng.choice(0)).toThrow(/empty/);
    expect(() => rng.choice(3, { size: 2, replace: false, p: [1, 0, 0] })).toThrow(
      /Fewer non-zero/,
    );
  });

  it("choice() draws rows of an array", () => {
    const rows = rng2().choice(
      array([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      { size: [4] },
    ) as NDArray;
    expect(rows.shape).toEqual([4, 2]);
    for (let i = 0; i < 4; i++) expect(rows.get(i, 1)).toBe((rows.get(i, 0) as number) + 1);
  });

  it("shuffle() leaves a read-only array alone", () => {
    const a = array([1, 2, 3]);
    a.writeable = false;
    expect(() => {
      rng2().shuffle(a);
    }).toThrow(/read-only/);
  });
});

function rng2(): Generator {
  return defaultRng(2);
}
