import { describe, expect, test } from "vitest";
import {
  frame,
  KernelDType,
  operand,
  reduce,
  REDUCE_LOOPS,
  ReduceOp,
} from "../../src/kernels/index.ts";
import {
  type DTypeName,
  dtypeNames,
  each,
  fill,
  make,
  type Strided,
  type Value,
} from "./arrays.ts";
import { onEachLevel } from "./levels.ts";
import { isInteger, toDType } from "./reference.ts";

type Round = (x: number) => number;

/** NumPy's pairwise sum, as README.md of the kernels defines it. */
function pairwise(values: readonly number[], round: Round): number {
  const n = values.length;
  if (n < 8) return values.reduce((sum, x) => round(sum + x), 0);
  if (n <= 128) {
    const r = values.slice(0, 8);
    let i = 8;
    for (; i + 8 <= n; i += 8) for (let k = 0; k < 8; k++) r[k] = round(r[k]! + values[i + k]!);
    const add = (x: number, y: number): number => round(x + y);
    let sum = add(
      add(add(r[0]!, r[1]!), add(r[2]!, r[3]!)),
      add(add(r[4]!, r[5]!), add(r[6]!, r[7]!)),
    );
    for (; i < n; i++) sum = round(sum + values[i]!);
    return sum;
  }
  const half = Math.floor(n / 2);
  const left = half - (half % 8);
  return round(pairwise(values.slice(0, left), round) + pairwise(values.slice(left), round));
}

function pairwiseComplex(
  values: readonly (readonly [number, number])[],
  round: Round,
): [number, number] {
  const n = values.length;
  const sum = (list: typeof values, start: [number, number]): [number, number] =>
    list.reduce<[number, number]>((s, x) => [round(s[0] + x[0]), round(s[1] + x[1])], start);
  if (n < 4) return sum(values, [0, 0]);
  if (n <= 64) {
    const r = values.slice(0, 4).map(([re, im]): [number, number] => [re, im]);
    let i = 4;
    for (; i + 4 <= n; i += 4) for (let k = 0; k < 4; k++) r[k] = sum([values[i + k]!], r[k]!);
    return sum(values.slice(i), sum([sum([r[3]!], r[2]!)], sum([r[1]!], r[0]!)));
  }
  const left = (n - (n % 8)) / 2;
  return sum(
    [pairwiseComplex(values.slice(left), round)],
    pairwiseComplex(values.slice(0, left), round),
  );
}

/** acc (op) fold of the values, for a row that is contiguous or strided. */
function foldRow(op: string, name: DTypeName, acc: Value, values: readonly Value[]): Value {
  const round: Round = name === "float32" || name === "complex64" ? Math.fround : (x) => x;
  if (op === "sum" && name.startsWith("complex")) {
    const [re, im] = pairwiseComplex(values as [number, number][], round);
    const [a, b] = acc as [number, number];
    return [round(a + re), round(b + im)];
  }
  if (op === "sum" && !isInteger(name)) {
    return round((acc as number) + pairwise(values as number[], round));
  }
  return values.reduce((a, x) => step(op, name, a, x, round), acc);
}

function step(op: string, name: DTypeName, a: Value, x: Value, round: Round): Value {
  if (op === "all" || op === "any") {
    const truth = typeof x === "object" ? x[0] !== 0 || x[1] !== 0 : Number(x) !== 0;
    return Number(op === "all" ? Boolean(a) && truth : Boolean(a) || truth);
  }
  if (op === "max" || op === "min") {
    const first = op === "max" ? (a as number) > (x as number) : (a as number) < (x as number);
    return first || Number.isNaN(a) ? a : x;
  }
  if (typeof a === "object" && typeof x === "object") {
    if (op === "sum") return [round(a[0] + x[0]), round(a[1] + x[1])];
    return [
      round(round(a[0] * x[0]) - round(a[1] * x[1])),
      round(round(a[0] * x[1]) + round(a[1] * x[0])),
    ];
  }
  if (isInteger(name)) {
    const [p, q] = [BigInt(a as number), BigInt(x as number)];
    return toDType(name, op === "sum" ? p + q : p * q);
  }
  return round(op === "sum" ? (a as number) + (x as number) : (a as number) * (x as number));
}

function identity(op: string, name: DTypeName): Value {
  if (op === "all" || op === "any") return op === "all" ? 1 : 0;
  if (name.startsWith("complex")) return op === "sum" ? [0, 0] : [1, 0];
  if (op === "sum" || op === "prod")
    return name.endsWith("int64") ? (op === "sum" ? 0n : 1n) : op === "sum" ? 0 : 1;
  if (name === "bool") return op === "max" ? 0 : 1;
  if (!isInteger(name)) return op === "max" ? -Infinity : Infinity;
  const bits = BigInt(/\d+/.exec(name)![0]);
  const [low, high] = name.startsWith("u")
    ? [0n, (1n << bits) - 1n]
    : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
  return toDType(name, op === "max" ? low : high);
}

export function give(k: 0 | 1, a: Strided): void {
  operand(k, a.memory, a.offset, a.dtype, a.shape, a.strides);
}

describe.each(Object.entries(ReduceOp))("reduce %s", (op, id) => {
  const loops = dtypeNames.filter(
    (name) => REDUCE_LOOPS[id]![KernelDType[name]]! >= 0 && name !== "float16",
  );
  test.each(loops)("folds %s in the documented order", (name) => {
    const outName = dtypeNames[REDUCE_LOOPS[id]![KernelDType[name]]!]!;
    for (const wild of [false, true]) {
      // 493 splits into 240 and 253, and 253 into 120 and 133, which is too long for a leaf.
      for (const n of [1, 3, 7, 8, 9, 63, 64, 127, 128, 129, 300, 493, 1000, 2050]) {
        for (const layout of ["C", "step", "reversed"] as const) {
          const a = fill(make(name, [n], layout), n, wild);
          const values: Value[] = [];
          each([n], (i) => values.push(a.get(i)));
          const wanted = foldRow(op, name, identity(op, name), values);
          onEachLevel((level) => {
            const out = make(outName, [1], "C");
            frame([n]);
            give(0, out);
            give(1, a);
            reduce(id, KernelDType[name]);
            expect(out.get([0]), `${level} ${n} ${layout}`).toEqual(wanted);
            expect(out.snapshot().guards).toBe("intact");
          });
        }
      }
    }
  });

  test.each(loops)("reduces one axis of %s", (name) => {
    const outName = dtypeNames[REDUCE_LOOPS[id]![KernelDType[name]]!]!;
    const cases: readonly [shape: number[], axis: number][] = [
      [[40, 3], 1],
      [[40, 2], 1],
      [[700, 4], 1],
      [[20, 9], 1],
      [[3, 140], 1],
      [[40, 3], 0],
      [[300, 7], 0],
      [[9, 700], 0],
      [[5, 6, 7], 1],
      [[5, 6, 7], 0],
      [[5, 6, 7], 2],
      [[1, 8], 0],
    ];
    for (const [shape, axis] of cases) {
      const a = fill(make(name, shape, "C"), shape.length, true);
      const outShape = shape.map((n, d) => (d === axis ? 1 : n));
      onEachLevel((level) => {
        for (const layout of ["C", "step"] as const) {
          const out = make(outName, outShape, layout);
          frame(shape);
          give(0, out);
          give(1, a);
          reduce(id, KernelDType[name]);
          each(outShape, (index) => {
            const values: Value[] = [];
            for (let i = 0; i < shape[axis]!; i++)
              values.push(a.get(index.map((x, d) => (d === axis ? i : x))));
            const start = identity(op, name);
            const isInner = axis === shape.length - 1;
            const wanted = isInner
              ? foldRow(op, name, start, values)
              : values.reduce((acc, x) => foldRow(op, name, acc, [x]), start);
            const got = out.get(index);
            if (
              JSON.stringify(String(got)) !== JSON.stringify(String(wanted)) ||
              !sameZero(got, wanted)
            ) {
              expect(got, `${level} ${shape.join()} axis ${axis} at ${index.join()}`).toEqual(
                wanted,
              );
            }
          });
          expect(out.snapshot().guards).toBe("intact");
        }
      });
    }
  });
});

function sameZero(a: Value, b: Value): boolean {
  const [x, y] = [a, b].map((v) => (typeof v === "object" ? v : [v as number]));
  return x!.every((v, i) => Object.is(v, y![i]!));
}

describe("reduce with a cast", () => {
  test("sums narrow integers in 64 bits", () => {
    const a = fill(make("int16", [300, 40], "C"), 4);
    for (const axis of [0, 1]) {
      const outShape = axis === 0 ? [1, 40] : [300, 1];
      onEachLevel(() => {
        const out = make("int64", outShape, "C");
        frame([300, 40]);
        give(0, out);
        give(1, a);
        reduce(ReduceOp.sum, KernelDType.int64);
        each(outShape, (index) => {
          let sum = 0n;
          for (let i = 0; i < (axis === 0 ? 300 : 40); i++) {
            sum += BigInt(a.get(axis === 0 ? [i, index[1]!] : [index[0]!, i]) as number);
          }
          expect(out.get(index)).toBe(sum);
        });
      });
    }
  });

  test("sums cast rows in pieces of 8192", () => {
    const a = fill(make("float32", [20_000], "C"), 4);
    const values: number[] = [];
    each([20_000], (i) => values.push(a.get(i) as number));
    let wanted = 0;
    for (let i = 0; i < 20_000; i += 8192) wanted += pairwise(values.slice(i, i + 8192), (x) => x);
    onEachLevel(() => {
      const out = make("float64", [1], "C");
      frame([20_000]);
      give(0, out);
      give(1, a);
      reduce(ReduceOp.sum, KernelDType.float64);
      expect(out.get([0])).toBe(wanted);
    });
  });
});
