import { describe, expect, test } from "vitest";
import {
  accumulate,
  argmax,
  argmin,
  argpartition,
  argsort,
  frame,
  matmul,
  operand,
  partition,
  ReduceOp,
  sort,
} from "../../src/kernels/index.ts";
import {
  type DTypeName,
  each,
  fill,
  type Layout,
  make,
  random,
  realNames,
  type Strided,
  type Value,
} from "./arrays.ts";
import { onEachLevel } from "./levels.ts";
import { isInteger, toDType } from "./reference.ts";

function give(k: 0 | 1 | 2, a: Strided): void {
  operand(k, a.memory, a.offset, a.dtype, a.shape, a.strides);
}

function valuesOf(a: Strided): Value[] {
  const values: Value[] = [];
  each(a.shape, (i) => values.push(a.get(i)));
  return values;
}

function compare(a: Value, b: Value): number {
  const [x, y] = [a as number, b as number];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : x > y ? 1 : 0;
}

const sizes = [1, 2, 7, 8, 9, 16, 17, 63, 64, 65, 127, 128, 129, 130, 192, 200, 2500];

describe.each(realNames)("%s", (name) => {
  const samples: readonly [string, (a: Strided) => Strided][] = [
    ["random", (a) => fill(a, 7, true)],
    [
      "few values",
      (a) => {
        const next = random(5);
        each(a.shape, (i) => {
          a.set(i, toDType(name, valueOf(name, Math.floor(next() * 3))));
        });
        return a;
      },
    ],
    [
      "falling",
      (a) => {
        let n = a.shape[0]! * (a.shape[1] ?? 1);
        each(a.shape, (i) => {
          a.set(i, toDType(name, valueOf(name, n-- % 100)));
        });
        return a;
      },
    ],
  ];

  test.each(samples)(
    "sorts %s values",
    (_, make1) => {
      for (const n of sizes) {
        for (const layout of ["C", "step", "reversed"] as Layout[]) {
          onEachLevel((level) => {
            const a = make1(make(name, [n], layout));
            const wanted = valuesOf(a).map((v, i): [Value, number] => [v, i]);
            wanted.sort(([x, i], [y, j]) => compare(x, y) || i - j);

            const order = make("int64", [n], layout);
            frame([n]);
            give(0, order);
            give(1, a);
            argsort();
            expect(valuesOf(order).map(Number), `${level} ${n}`).toEqual(wanted.map(([, i]) => i));
            expect(order.snapshot().guards).toBe("intact");

            frame([n]);
            give(0, a);
            sort();
            expect(valuesOf(a), `${level} ${n}`).toEqual(wanted.map(([v]) => v));
            expect(a.snapshot().guards).toBe("intact");
          });
        }
      }
    },
    60_000,
  );

  test.each(samples)("splits %s values at a place, each part in its order", (_, make1) => {
    for (const n of sizes) {
      for (const k of new Set([0, n >> 1, n - 1])) {
        onEachLevel((level) => {
          const a = make1(make(name, [n], "C"));
          const given = valuesOf(a);
          const chosen = given.toSorted(compare)[k]!;
          const wanted = [-1, 0, 1].flatMap((side) =>
            [...given.keys()].filter((i) => compare(given[i]!, chosen) === side),
          );

          const order = make("int64", [n], "C");
          frame([n]);
          give(0, order);
          give(1, a);
          argpartition(k);
          expect(valuesOf(order).map(Number), `${level} ${n} ${k}`).toEqual(wanted);
          expect(order.snapshot().guards).toBe("intact");

          frame([n]);
          give(0, a);
          partition(k);
          expect(valuesOf(a), `${level} ${n} ${k}`).toEqual(wanted.map((i) => given[i]));
          expect(a.snapshot().guards).toBe("intact");
        });
      }
    }
  });

  test("finds the first extreme value", () => {
    for (const n of [1, 5, 64, 1023, 1024, 1025, 3000]) {
      for (const wild of [false, true]) {
        const a = fill(make(name, [2, n], "step"), n, wild);
        onEachLevel((level) => {
          for (const [operation, sign] of [
            [argmax, 1],
            [argmin, -1],
          ] as const) {
            const out = make("int64", [2, 1], "C");
            frame([2, n]);
            give(0, out);
            give(1, a);
            operation();
            for (const row of [0, 1]) {
              let best = 0;
              for (let i = 1; i < n; i++) {
                const [x, b] = [a.get([row, i]), a.get([row, best])];
                if (Number.isNaN(b)) break;
                if (Number.isNaN(x) || compare(x, b) * sign > 0) best = i;
              }
              expect(Number(out.get([row, 0])), `${level} ${n}`).toBe(best);
            }
          }
        });
      }
    }
  });
});

function valueOf(name: DTypeName, x: number): Value {
  return isInteger(name) && name.endsWith("64") ? BigInt(x) : name === "bool" ? x & 1 : x;
}

test("equal rows are sorted one by one along the last axis", () => {
  const a = fill(make("float64", [30, 50], "F"), 3);
  const rows = Array.from({ length: 30 }, (_, i) =>
    Array.from({ length: 50 }, (_, j) => a.get([i, j]) as number).sort((x, y) => x - y),
  );
  frame([30, 50]);
  give(0, a);
  sort();
  each([30, 50], ([i, j]) => {
    expect(a.get([i!, j!])).toBe(rows[i!]![j!]);
  });
});

test("partition leaves what stands before its start, line by line", () => {
  const a = make("int32", [2, 5], "C");
  each([2, 5], ([i, j]) => {
    a.set([i!, j!], [9, 4, 2, 3, 1][j!]! + i!);
  });
  frame([2, 5]);
  give(0, a);
  partition(2, 1);
  expect(valuesOf(a)).toEqual([9, 1, 2, 4, 3, 10, 2, 3, 5, 4]);
  for (const [kth, from] of [
    [5, 0],
    [-1, 0],
    [1, 2],
    [1.5, 0],
    [NaN, 0],
    [2, -1],
  ] as const) {
    frame([2, 5]);
    give(0, a);
    expect(() => {
      partition(kth, from);
    }).toThrow("positions");
  }
});

test("NaN payloads and both zeros survive the way through keys", () => {
  const a = make("float64", [200], "C");
  each([200], ([i]) => {
    a.set([i!], [NaN, -0, 0, -NaN, 1, -0][i! % 6]!);
  });
  const zeros = valuesOf(a).filter((x) => x === 0);
  onEachLevel(() => {
    const b = make("float64", [200], "C");
    b.bytes.set(a.bytes);
    frame([200]);
    give(0, b);
    sort();
    const got = valuesOf(b);
    expect(got.slice(0, zeros.length)).toEqual(zeros);
    expect(got.slice(-67).every(Number.isNaN)).toBe(true);
  });
});

describe("accumulate", () => {
  const names = realNames.filter((name) => name !== "bool" && name !== "float16");
  test.each([...names, "complex128"] as DTypeName[])("folds %s from the left", (name) => {
    for (const op of ["sum", "prod", "max", "min"] as const) {
      if (name === "complex128" && (op === "max" || op === "min")) continue;
      const a = fill(make(name, [3, 90], "step"), 8, op === "max" || op === "min");
      const out = make(name, [3, 90], "F");
      frame([3, 90]);
      give(0, out);
      give(1, a);
      accumulate(ReduceOp[op]);
      for (let row = 0; row < 3; row++) {
        let acc = a.get([row, 0]);
        for (let i = 0; i < 90; i++) {
          if (i > 0) acc = combine(op, name, acc, a.get([row, i]));
          expect(out.get([row, i]), `${op} ${row} ${i}`).toEqual(acc);
        }
      }
      expect(out.snapshot().guards).toBe("intact");
    }
  });
});

function combine(op: "sum" | "prod" | "max" | "min", name: DTypeName, a: Value, b: Value): Value {
  if (typeof a === "object" && typeof b === "object") {
    if (op === "sum") return [a[0] + b[0], a[1] + b[1]];
    return [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
  }
  if (op === "max" || op === "min") {
    if (Number.isNaN(a)) return a;
    return (op === "max" ? (a as number) > (b as number) : (a as number) < (b as number)) ? a : b;
  }
  if (isInteger(name)) {
    const [x, y] = [BigInt(a as number), BigInt(b as number)];
    return toDType(name, op === "sum" ? x + y : x * y);
  }
  return toDType(
    name,
    op === "sum" ? (a as number) + (b as number) : (a as number) * (b as number),
  );
}

describe("matmul", () => {
  test.each(["float32", "float64"] as DTypeName[])("multiplies %s of any layout", (name) => {
    const cases = [
      [1, 1, 1],
      [3, 5, 7],
      [8, 24, 16],
      [9, 25, 300],
      [130, 49, 20],
      [1, 100, 600],
      [100, 1, 5],
    ];
    for (const [m, n, k] of cases as [number, number, number][]) {
      for (const [la, lb, lc] of [
        ["C", "C", "C"],
        ["F", "C", "F"],
        ["C", "F", "step"],
        ["reversed", "step", "C"],
      ] as const) {
        const a = fill(make(name, [m, k], la), 1);
        const b = fill(make(name, [k, n], lb), 2);
        onEachLevel((level) => {
          const c = make(name, [m, n], lc);
          frame([m, n, k]);
          operand(0, c.memory, c.offset, c.dtype, [m, n, 1], [...c.strides, 0]);
          operand(1, a.memory, a.offset, a.dtype, [m, 1, k], [a.strides[0]!, 0, a.strides[1]!]);
          operand(2, b.memory, b.offset, b.dtype, [1, n, k], [0, b.strides[1]!, b.strides[0]!]);
          matmul();
          each([m, n], ([i, j]) => {
            let [sum, scale] = [0, 0];
            for (let p = 0; p < k; p++) {
              const term = (a.get([i!, p]) as number) * (b.get([p, j!]) as number);
              sum += term;
              scale += Math.abs(term);
            }
            const bound = scale * k * (name === "float32" ? 2 ** -24 : 2 ** -53) + 1e-30;
            const error = Math.abs((c.get([i!, j!]) as number) - sum);
            if (!(error <= bound))
              expect(
                error,
                `${level} ${m} ${n} ${k} at ${String(i)},${String(j)}`,
              ).toBeLessThanOrEqual(bound);
          });
          expect(c.snapshot().guards).toBe("intact");
        });
      }
    }
  });

  test("gives whole numbers exactly", () => {
    const a = make("float64", [2, 600], "C");
    const b = make("float64", [600, 2], "C");
    each([2, 600], ([i, p]) => {
      a.set([i!, p!], (p! % 7) - 3 + i!);
    });
    each([600, 2], ([p, j]) => {
      b.set([p!, j!], (p! % 5) + j!);
    });
    const c = make("float64", [2, 2], "C");
    onEachLevel(() => {
      frame([2, 2, 600]);
      operand(0, c.memory, c.offset, c.dtype, [2, 2, 1], [...c.strides, 0]);
      operand(1, a.memory, a.offset, a.dtype, [2, 1, 600], [a.strides[0]!, 0, 8]);
      operand(2, b.memory, b.offset, b.dtype, [1, 2, 600], [0, 8, b.strides[0]!]);
      matmul();
      each([2, 2], ([i, j]) => {
        let sum = 0;
        for (let p = 0; p < 600; p++) sum += ((p % 7) - 3 + i!) * ((p % 5) + j!);
        expect(c.get([i!, j!])).toBe(sum);
      });
    });
  });
});
