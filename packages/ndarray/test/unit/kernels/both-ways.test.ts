import { afterAll, describe, expect, it, vi } from "vitest";
import type * as api from "../../../src/index.ts";

type Api = typeof api;

/** The package with everything in JavaScript, or with everything in kernels that has one. */
async function apiWith(setting: "0" | "1"): Promise<Api> {
  vi.stubEnv("TSMEM_NATIVE", setting);
  vi.resetModules();
  return import("../../../src/index.ts");
}

const [javascript, native] = [await apiWith("0"), await apiWith("1")];

afterAll(() => {
  vi.unstubAllEnvs();
});

/** Compare what a body gives with either, bit by bit. */
function bothAlike(body: (t: Api) => (api.NDArray | bigint | string)[]): void {
  const [plain, fast] = [javascript, native].map((t) =>
    body(t).map((value) => (typeof value === "object" ? describeArray(value, t) : value)),
  );
  expect(fast).toEqual(plain);
}

function describeArray(a: api.NDArray, t: Api): string {
  return `${String(a.dtype)} (${a.shape.join()}) ${Buffer.from(t.toBytes(a)).toString("hex")}`;
}

const integers = {
  bool: [0n, 2n],
  int8: [-128n, 128n],
  uint8: [0n, 256n],
  int16: [-32768n, 32768n],
  uint16: [0n, 65536n],
  int32: [-(2n ** 31n), 2n ** 31n],
  uint32: [0n, 2n ** 32n],
  int64: [-(2n ** 63n), 2n ** 63n],
  uint64: [0n, 2n ** 64n],
} as const;

describe("a Generator", () => {
  it.each([33, 1001, 20003])("draws %i numbers of the one stream", (size) => {
    bothAlike((t) => {
      const g = t.defaultRng(size);
      const drawn: api.NDArray[] = [];
      for (const dtype of ["float64", "float32"] as const) {
        drawn.push(g.random({ size, dtype }), g.standardNormal({ size, dtype }));
        drawn.push(g.standardExponential({ size, dtype }) as api.NDArray);
      }
      drawn.push(g.uniform(-3, 5, { size }) as api.NDArray);
      drawn.push(g.normal(2, 0.1, { size }) as api.NDArray);
      drawn.push(g.exponential(3, { size }) as api.NDArray);
      for (const [dtype, [low, high]] of Object.entries(integers)) {
        drawn.push(g.integers(low, high, { size, dtype }) as api.NDArray);
        drawn.push(g.integers(0, 2, { size, dtype }) as api.NDArray);
        if (dtype !== "bool") drawn.push(g.integers(5, 105, { size, dtype }) as api.NDArray);
      }
      drawn.push(g.integers(0n, 2n ** 32n, { size }) as api.NDArray);
      drawn.push(g.integers(7n, 2n ** 61n + 12345n, { size }) as api.NDArray);
      const { state, bufferedUint32 } = g.bitGenerator.state;
      return [...drawn, state, String(bufferedUint32)];
    });
  });

  it("asks a bit generator of one's own for every number", () => {
    class Halves extends native.Pcg64 {
      override nextDouble(): number {
        return 0.5;
      }
    }
    const g = new native.Generator(new Halves(new native.SeedSequence(1)));
    expect(native.toArray(g.random({ size: 100 }))).toEqual(new Array(100).fill(0.5));
  });

  it("shuffles and chooses the same parts", () => {
    bothAlike((t) => {
      const g = t.defaultRng(4);
      const [line, grid] = [t.arange(300), t.arange(60).reshape([5, 12])];
      g.shuffle(line);
      g.shuffle(grid, 1);
      const chosen = [
        g.choice(300, { size: [10, 5] }),
        g.choice(line, { size: [2, 3] }),
        g.choice(grid, { size: [4], axis: 1, replace: false }),
        g.choice(5, { size: [40], p: [0.1, 0.2, 0.3, 0.4, 0] }),
      ] as api.NDArray[];
      return [line, grid, g.permutation(200), g.permutation(grid, 1), ...chosen];
    });
  });
});

describe("casts of dates and spans", () => {
  const units = [
    ["s", "ms"],
    ["ms", "s"],
    ["s", "D"],
    ["D", "ns"],
    ["W", "as"],
    ["as", "W"],
    ["3s", "7s"],
    ["15s", "2m"],
    ["M", "Y"],
    ["D", "M"],
  ] as const;
  it.each(units)("between %s and %s", (from, to) => {
    bothAlike((t) => {
      const counts = t
        .defaultRng(8)
        .integers(-(2n ** 40n), 2n ** 40n, { size: 200 }) as api.NDArray;
      const withNaT = t.copy(counts);
      t.put(withNaT, [0, 77], -(2n ** 63n));
      return (["datetime64", "timedelta64"] as const).flatMap((kind) =>
        [counts, withNaT].flatMap((values) => {
          const times = t.astype(values, `${kind}[${from}]`);
          const crossed = times.reshape([20, 10]).T.slice([null, null, -2]);
          return [t.astype(times, `${kind}[${to}]`), t.astype(crossed, `${kind}[${to}]`)];
        }),
      );
    });
  });

  it.each(["bool", "int8", "uint64", "float16", "float32", "float64", "complex64"])(
    "from and to %s",
    (dtype) => {
      bothAlike((t) => {
        const counts = t
          .defaultRng(9)
          .integers(-(2n ** 62n), 2n ** 62n, { size: 100 }) as api.NDArray;
        t.put(counts, [5], -(2n ** 63n));
        const numbers = t.multiply(t.defaultRng(9).standardNormal({ size: 100 }), 1e3);
        t.put(numbers, [3, 4], [NaN, 1e300]);
        return [
          t.astype(t.astype(counts, "timedelta64[s]"), dtype),
          t.astype(t.astype(numbers, dtype), "datetime64[s]"),
        ];
      });
    },
  );
});

describe("slices of lines", () => {
  it.each(["int8", "uint16", "int64", "float16", "float32", "float64", "complex128"])(
    "of %s are folded alike",
    (dtype) => {
      bothAlike((t) => {
        const g = t.defaultRng(11);
        const a = t.astype(t.multiply(g.standardNormal({ size: 3000 }), 40), dtype);
        const grid = a.reshape([30, 100]);
        const starts = g.integers(0, 3000, { size: 30 }) as api.NDArray;
        return [
          t.add,
          t.multiply,
          ...(dtype.startsWith("c") ? [] : [t.maximum, t.minimum]),
        ].flatMap((fn) => [
          t.reduceat(fn, a, starts),
          t.reduceat(fn, grid, [0, 3, 3, 70, 2], { axis: 1 }),
          t.reduceat(fn, grid, [0, 12, 4], { axis: 0 }),
        ]);
      });
    },
  );

  it("start from their first element, as in NumPy", () => {
    const a = javascript.defaultRng(2).standardNormal({ size: 1000 });
    for (const t of [javascript, native]) {
      const given = t.array(new Float64Array(javascript.toArray(a) as number[]));
      const [first] = t.toArray(t.reduceat(t.add, given, [100])) as number[];
      const rest = t.sum(given.slice([101, 1000]));
      expect(first).toBe(given.get(100) + rest);
    }
  });

  it("refuse an index outside and name it", () => {
    for (const t of [javascript, native]) {
      expect(() => t.reduceat(t.add, t.arange(100), [0, 100])).toThrow(
        /index 100 out-of-bounds in add.reduceat \[0, 100\)/,
      );
    }
  });
});

it("sums of float64 and complex128 have one order", () => {
  bothAlike((t) => {
    const a = t.defaultRng(3).standardNormal({ size: 2001 });
    const pairs = t.empty([500], { dtype: "complex128" });
    t.setReal(pairs, a.slice([0, 500]));
    t.setImag(pairs, a.slice([500, 1000]));
    return [8, 9, 100, 128, 129, 2001].flatMap((n) => [
      t.sum(a.slice([0, n]), { keepdims: true }) as unknown as api.NDArray,
      t.sum(pairs.slice([0, Math.min(n, 500)]), { keepdims: true }) as unknown as api.NDArray,
    ]);
  });
});

describe("places", () => {
  it.each(["clip", "wrap"] as const)("outside an axis are brought in by %s", (mode) => {
    bothAlike((t) => {
      const g = t.defaultRng(5);
      const values = g.standardNormal({ size: 200 });
      const places = g.integers(-600, 600, { size: 90 }) as api.NDArray;
      const target = t.copy(values);
      t.put(target, places, t.arange(90), mode);
      return [
        t.take(values, places, { mode }) as api.NDArray,
        t.take(values.reshape([20, 10]), t.astype(places, "int16"), {
          mode,
          axis: 1,
        }) as api.NDArray,
        target,
        t.ravelMultiIndex([places, t.astype(places, "int32")], [10, 20], mode),
        t.choose(places, [1, 2.5, t.arange(90)], { mode }),
      ];
    });
  });

  it.each(["C", "F"] as const)("are split and joined in order %s", (order) => {
    bothAlike((t) => {
      const places = t.defaultRng(6).integers(0, 2 * 30 * 5, { size: [20, 3] }) as api.NDArray;
      const split = t.unravelIndex(places, [2, 30, 5], order);
      return [...split, t.ravelMultiIndex(split, [2, 30, 5], "raise", order)];
    });
    for (const t of [javascript, native]) {
      expect(() => t.unravelIndex([5, 100], [10, 10])).toThrow(/index 100 is out of bounds/);
      expect(() => t.ravelMultiIndex([[1, 2, -1, 0]], [5])).toThrow(/invalid entry/);
      expect(() => t.choose(t.array([0, 1, 2], { dtype: "int64" }), [1, 2])).toThrow(
        /invalid entry in choice array/,
      );
    }
  });

  it("that a mask names take the values there, or repeat the few", () => {
    bothAlike((t) => {
      const a = t.defaultRng(7).standardNormal({ size: [30, 4] });
      const few = t.copy(a);
      t.putmask(a, t.greater(a, 0), t.multiply(a, -2));
      t.putmask(few, t.greater(few, 0), [1, 2, 3]);
      return [a, few];
    });
  });
});

it("counts of bits, absolute values of complex numbers and the parts of floats agree", () => {
  bothAlike((t) => {
    const g = t.defaultRng(12);
    const counts = Object.entries(integers)
      .filter(([dtype]) => dtype !== "bool")
      .map(([dtype, [low, high]]) =>
        t.bitwiseCount(g.integers(low, high, { size: 300, dtype }) as api.NDArray),
      );
    const edges = t.array([5e-324, -1e-310, 0, -0, Infinity, -Infinity, 1, 0.5, 1.5e308]);
    return [...counts, ...t.frexp(edges), ...t.frexp(t.astype(edges, "float32"))];
  });
});
