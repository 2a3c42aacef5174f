import { describe, expect, test } from "vitest";
import {
  cholesky,
  eigh,
  frame,
  KernelDType,
  KernelMemory,
  lu,
  matmul,
  operand,
  qr,
  range,
  solve,
  svd,
} from "../../src/kernels/index.ts";
import { each, fill, make, type DTypeName, type Value } from "./arrays.ts";
import { onEachLevel } from "./levels.ts";

/** A matrix without gaps, and how a kernel gets it. */
class Dense {
  readonly data: Float64Array;
  readonly memory: KernelMemory;
  readonly rows: number;
  readonly columns: number;

  constructor(rows: number, columns: number) {
    this.data = new Float64Array(rows * columns);
    this.memory = new KernelMemory(this.data.buffer);
    this.rows = rows;
    this.columns = columns;
  }

  static random(rows: number, columns: number, seed: number): Dense {
    const made = new Dense(rows, columns);
    let state = seed * 2654435761;
    for (let i = 0; i < made.data.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      made.data[i] = state / 2 ** 31;
    }
    return made;
  }

  copy(): Dense {
    const made = new Dense(this.rows, this.columns);
    made.data.set(this.data);
    return made;
  }

  give(k: 0 | 1 | 2): void {
    range(k, this.memory, 0, KernelDType.float64, this.data.length);
  }

  at(i: number, j: number): number {
    return this.data[i * this.columns + j]!;
  }

  transposed(): Dense {
    const made = new Dense(this.columns, this.rows);
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.columns; j++) made.data[j * this.rows + i] = this.at(i, j);
    }
    return made;
  }

  times(other: Dense): Dense {
    const made = new Dense(this.rows, other.columns);
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < other.columns; j++) {
        let sum = 0;
        for (let p = 0; p < this.columns; p++) sum += this.at(i, p) * other.at(p, j);
        made.data[i * other.columns + j] = sum;
      }
    }
    return made;
  }

  distance(other: Dense): number {
    return this.data.reduce((most, x, i) => Math.max(most, Math.abs(x - other.data[i]!)), 0);
  }
}

function identity(n: number): Dense {
  const made = new Dense(n, n);
  for (let i = 0; i < n; i++) made.data[i * n + i] = 1;
  return made;
}

/** Well conditioned, so that small errors mean a right result. */
function shifted(n: number, seed: number): Dense {
  const made = Dense.random(n, n, seed);
  for (let i = 0; i < n; i++) made.data[i * n + i]! += 2 * n;
  return made;
}

const sizes = [1, 2, 5, 8, 9, 16, 31, 33, 64, 70];
const tolerance = 1e-11;

describe("decompositions at every level", () => {
  test("solve() solves, and lu() counts exchanges", () => {
    onEachLevel(() => {
      for (const n of sizes) {
        const a = shifted(n, n);
        const b = Dense.random(n, 3, 7);
        const [x, work] = [b.copy(), a.copy()];
        x.give(0);
        work.give(1);
        expect(solve(n, 3)).toBe(true);
        expect(a.times(x).distance(b)).toBeLessThan(tolerance);
        // Rows in reverse order take n / 2 exchanges.
        const reversed = new Dense(n, n);
        for (let i = 0; i < n; i++) reversed.data[i * n + (n - 1 - i)] = i + 1;
        reversed.give(0);
        expect(lu(n)).toBe(Math.floor(n / 2) % 2 === 0 ? 1 : -1);
        for (let i = 0; i < n; i++) expect(reversed.at(i, i)).toBe(n - i);
      }
    });
  });

  test("solve() and lu() see a pivot of zero", () => {
    onEachLevel(() => {
      for (const n of sizes) {
        const a = shifted(n, n);
        for (let i = 0; i < n; i++) a.data[i * n] = 0;
        const b = Dense.random(n, 1, 7);
        const before = [...b.data];
        b.give(0);
        a.copy().give(1);
        expect(solve(n, 1)).toBe(false);
        expect([...b.data]).toEqual(before);
        a.give(0);
        expect(lu(n)).toBe(0);
      }
    });
  });

  test("cholesky() gives a triangle whose square is the matrix", () => {
    onEachLevel(() => {
      for (const n of sizes) {
        const half = shifted(n, n);
        const a = half.times(half.transposed());
        const l = a.copy();
        for (let i = 0; i < n; i++) l.data.fill(NaN, i * n + i + 1, (i + 1) * n);
        l.give(0);
        expect(cholesky(n)).toBe(true);
        expect(l.times(l.transposed()).distance(a) / n ** 2).toBeLessThan(tolerance);
        const indefinite = identity(n);
        indefinite.data[n * n - 1] = -1;
        indefinite.give(0);
        expect(cholesky(n)).toBe(false);
      }
    });
  });

  test("qr() gives orthonormal columns times a triangle, with LAPACK's signs", () => {
    onEachLevel(() => {
      for (const [m, n] of [
        [1, 1],
        [9, 9],
        [40, 33],
        [33, 40],
        [70, 3],
        [3, 70],
      ] as const) {
        // prettier-ignore
        for (const columns of new Set([m, Math.min(m, n)])) {
          const a = Dense.random(m, n, m + n);
          const [q, work] = [new Dense(m, columns), a.copy()];
          q.give(0);
          work.give(1);
          qr(m, n, columns);
          const r = new Dense(columns, n);
          r.data.set(work.data.subarray(0, columns * n));
          expect(q.times(r).distance(a)).toBeLessThan(tolerance);
          expect(q.transposed().times(q).distance(identity(columns))).toBeLessThan(tolerance);
          if (m > 1) expect(Math.sign(r.at(0, 0))).toBe(-Math.sign(a.at(0, 0)));
          for (let i = 1; i < m; i++) expect(work.at(i, 0)).toBe(0);
        }
      }
    });
  });

  test("eigh() gives eigenvectors of ascending values from the upper triangle", () => {
    onEachLevel(() => {
      for (const n of sizes) {
        const half = Dense.random(n, n, n);
        const a = half.copy();
        for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a.data[i * n + j] = a.at(j, i);
        const [values, vectors] = [new Dense(1, n), half.copy()];
        for (let i = 1; i < n; i++) vectors.data.fill(7, i * n, i * n + i);
        values.give(0);
        vectors.give(1);
        expect(eigh(n, true)).toBe(true);
        const scaled = vectors.copy();
        for (let i = 0; i < n * n; i++) scaled.data[i]! *= values.data[i % n]!;
        expect(a.times(vectors).distance(scaled)).toBeLessThan(tolerance);
        expect(vectors.transposed().times(vectors).distance(identity(n))).toBeLessThan(tolerance);
        expect([...values.data]).toEqual([...values.data].sort((x, y) => x - y));
        const alone = new Dense(1, n);
        alone.give(0);
        a.give(1);
        expect(eigh(n, false)).toBe(true);
        expect(alone.distance(values)).toBeLessThan(tolerance);
      }
    });
  });

  test("svd() of square, tall, scaled and deficient matrices", () => {
    const kinds: readonly ((a: Dense) => void)[] = [
      () => undefined,
      (a) => a.data.fill(1),
      (a) => a.data.fill(0),
      (a) => { for (let i = 0; i < a.rows; i++) a.data[i * a.columns] = 0; }, // prettier-ignore
      (a) => { for (let i = 0; i < a.data.length; i++) a.data[i]! *= 1e-290; }, // prettier-ignore
      (a) => { for (let i = 0; i < a.data.length; i++) a.data[i]! *= 1e290; }, // prettier-ignore
    ];
    onEachLevel(() => {
      for (const [m, n] of [
        [1, 1],
        [2, 2],
        [9, 9],
        [34, 34],
        [40, 33],
        [70, 3],
      ] as const) {
        // prettier-ignore
        for (const [kind, change] of kinds.entries()) {
          for (const columns of new Set([n, m])) {
            const a = Dense.random(m, n, m + n);
            change(a);
            const scale = kind === 4 ? 1e-290 : kind === 5 ? 1e290 : 1;
            const valuesAndU = new Dense(1, n + m * columns);
            const vh = new Dense(n, n);
            valuesAndU.give(0);
            vh.give(1);
            a.copy().give(2);
            expect(svd(m, n, columns)).toBe(true);
            const values = valuesAndU.data.subarray(0, n);
            expect([...values]).toEqual([...values].sort((x, y) => y - x));
            const u = new Dense(m, columns);
            u.data.set(valuesAndU.data.subarray(n));
            const scaled = new Dense(m, n);
            for (let i = 0; i < m; i++) {
              for (let j = 0; j < n; j++) scaled.data[i * n + j] = u.at(i, j) * values[j]!;
            }
            expect(scaled.times(vh).distance(a) / scale).toBeLessThan(tolerance);
            expect(u.transposed().times(u).distance(identity(columns))).toBeLessThan(tolerance);
            expect(vh.times(vh.transposed()).distance(identity(n))).toBeLessThan(tolerance);
            const alone = new Dense(1, n);
            alone.give(0);
            new Dense(0, 0).give(1);
            a.give(2);
            expect(svd(m, n, 0)).toBe(true);
            for (let i = 0; i < n; i++) {
              expect(Math.abs(alone.data[i]! - values[i]!) / scale).toBeLessThan(tolerance);
            }
          }
        }
      }
    });
  });

  test("values that are not finite end without convergence", () => {
    onEachLevel(() => {
      for (const value of [NaN, Infinity]) {
        const a = Dense.random(20, 20, 3);
        a.data[45] = value;
        const values = new Dense(1, 20);
        values.give(0);
        a.copy().give(1);
        expect(eigh(20, false)).toBe(false);
        values.give(0);
        new Dense(0, 0).give(1);
        a.give(2);
        expect(svd(20, 20, 0)).toBe(false);
      }
    });
  });

  test("sizes that do not fit the ranges are refused", () => {
    const a = new Dense(3, 3);
    const code = (body: () => void): string => {
      a.give(0);
      a.give(1);
      try {
        body();
      } catch (error) {
        return (error as { code: string }).code;
      }
      return "no error";
    };
    expect(code(() => solve(3, 2))).toBe("ERR_TSMEM_SHAPE");
    expect(code(() => solve(4, 3))).toBe("ERR_TSMEM_SHAPE");
    expect(code(() => eigh(-1, true))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(code(() => { qr(3, 3, 2); })).toBe("ERR_TSMEM_OUT_OF_RANGE"); // prettier-ignore
    expect(code(() => svd(2, 3, 0))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(code(() => solve(3, NaN))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });
});

describe("products of stacks", () => {
  const names: readonly DTypeName[] = ["bool", "int32", "int64", "float32", "float64", "complex64", "complex128"]; // prettier-ignore

  test.each(names)("multiplies stacks of %s, one of which repeats a matrix", (name) => {
    for (const [m, n, k] of [
      [1, 1, 1],
      [2, 2, 2],
      [3, 5, 4],
      [9, 33, 6],
      [17, 2, 40],
    ] as const) {
      // prettier-ignore
      for (const layout of ["C", "F", "reversed"] as const) {
        const a = fill(make(name, [2, 3, m, k], layout), 1);
        const b = fill(make(name, [3, k, n], layout), 2);
        const c = make(name, [2, 3, m, n], "C");
        if (name === "bool") for (const x of [a, b]) each(x.shape, (i) => { x.set(i, +!!x.get(i)); }); // prettier-ignore
        onEachLevel((level) => {
          const [sa, sb] = [a.strides, b.strides];
          frame([2, 3, m, n, k]);
          operand(0, c.memory, c.offset, c.dtype, [2, 3, m, n, 1], [...c.strides, 0]);
          operand(1, a.memory, a.offset, a.dtype, [2, 3, m, 1, k], [sa[0]!, sa[1]!, sa[2]!, 0, sa[3]!]); // prettier-ignore
          operand(2, b.memory, b.offset, b.dtype, [3, 1, n, k], [sb[0]!, 0, sb[2]!, sb[1]!]);
          matmul();
          each([2, 3, m, n], ([x, y, i, j]) => {
            const terms = Array.from({ length: k }, (_, p) =>
              product(name, a.get([x!, y!, i!, p]), b.get([y!, p, j!])),
            );
            const found = c.get([x!, y!, i!, j!]);
            expect(isSum(name, found, terms), `${level} ${m} ${n} ${k} ${layout}`).toBe(true);
          });
          expect(c.snapshot().guards).toBe("intact");
        });
      }
    }
  });
});

function product(name: DTypeName, a: Value, b: Value): Value {
  if (typeof a === "bigint") return a * (b as bigint);
  if (name === "int32") return Math.imul(a as number, b as number);
  if (typeof a === "number") return a * (b as number);
  const [x, y] = b as readonly [number, number];
  return [a[0] * x - a[1] * y, a[0] * y + a[1] * x];
}

/** Whether a value is the sum of the terms: exactly for integers, else to rounding. */
function isSum(name: DTypeName, found: Value, terms: readonly Value[]): boolean {
  if (name === "bool") return (found === 1) === terms.includes(1);
  if (name === "int64") {
    return (
      found ===
      BigInt.asIntN(
        64,
        (terms as bigint[]).reduce((x, y) => x + y, 0n),
      )
    );
  }
  if (name === "int32") return found === (terms as number[]).reduce((x, y) => (x + y) | 0, 0);
  const parts = (value: Value): readonly number[] =>
    typeof value === "object" ? value : [value as number];
  return parts(found).every((part, i) => {
    const [sum, size] = terms.reduce<[number, number]>(
      ([total, scale], term) => [
        total + parts(term)[i]!,
        scale + parts(term).reduce((most, x) => most + Math.abs(x), 0),
      ],
      [0, 0],
    );
    const epsilon = name === "float32" || name === "complex64" ? 2 ** -23 : 2 ** -52;
    return Math.abs(part - sum) <= 4 * terms.length * size * epsilon + 1e-30;
  });
}
