import { describe, expect, test } from "vitest";
import {
  binary,
  BinaryOp,
  frame,
  KernelDType,
  operand,
  unary,
  UnaryOp,
} from "../../src/kernels/index.ts";
import { each, make, random, type Strided } from "./arrays.ts";
import { onEachLevel } from "./levels.ts";
import references from "./math-references.json" with { type: "json" };

function give(k: 0 | 1 | 2, a: Strided): void {
  operand(k, a.memory, a.offset, a.dtype, a.shape, a.strides);
}

const bits = new DataView(new ArrayBuffer(8));
function spacing(x: number, isSingle: boolean): number {
  if (isSingle) return Math.max(2 ** (Math.floor(Math.log2(Math.abs(x) || 1e-45)) - 23), 2 ** -149);
  bits.setFloat64(0, Math.abs(x));
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0) - Math.abs(x);
}

const edges = [
  0,
  -0,
  NaN,
  Infinity,
  -Infinity,
  1,
  -1,
  0.5,
  -0.5,
  2,
  1e-310,
  5e-324,
  1e308,
  709.7,
  710,
  -745,
  -746,
  88.7,
  89,
];

// [operation, JavaScript's, arguments in [low, high], units in the last place]. JavaScript's own
// functions may be off by one unit.
const functions: readonly [keyof typeof UnaryOp, (x: number) => number, number, number, number][] =
  [
    ["exp", Math.exp, -750, 720, 2],
    ["log", Math.log, 0, 1e6, 2],
    ["sin", Math.sin, -100, 100, 3],
    ["cos", Math.cos, -1e5, 1e5, 3],
    ["sin", Math.sin, -1e9, 1e9, 3],
    ["sqrt", Math.sqrt, 0, 1e9, 0],
    ["exp2", (x) => 2 ** x, -100, 100, 2],
    ["expm1", Math.expm1, -5, 5, 3],
    ["log2", Math.log2, 0, 1e6, 2],
    ["log10", Math.log10, 0, 1e6, 2],
    ["log1p", Math.log1p, -1, 10, 2],
    ["tan", Math.tan, -1.5, 1.5, 3],
    ["arcsin", Math.asin, -1, 1, 3],
    ["arccos", Math.acos, -1, 1, 3],
    ["arctan", Math.atan, -1e3, 1e3, 3],
    ["sinh", Math.sinh, -20, 20, 3],
    ["cosh", Math.cosh, -20, 20, 3],
    ["tanh", Math.tanh, -5, 5, 3],
    ["arcsinh", Math.asinh, -1e3, 1e3, 4],
    ["arccosh", Math.acosh, 1, 1e3, 4],
    ["arctanh", Math.atanh, -0.99, 0.99, 4],
    ["cbrt", Math.cbrt, -1e6, 1e6, 2],
    ["floor", Math.floor, -1e3, 1e3, 0],
    ["ceil", Math.ceil, -1e3, 1e3, 0],
    ["trunc", Math.trunc, -1e3, 1e3, 0],
    ["square", (x) => x * x, -1e3, 1e3, 0],
    ["negative", (x) => -x, -10, 10, 0],
    ["absolute", Math.abs, -10, 10, 0],
    ["reciprocal", (x) => 1 / x, -10, 10, 0],
    ["sign", (x) => (x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x), -10, 10, 0],
    [
      "rint",
      (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x)),
      -100,
      100,
      0,
    ],
  ];

describe.each(["float32", "float64"] as const)("unary functions of %s", (name) => {
  test.each(functions)("%s", (op, reference, low, high, units) => {
    const isSingle = name === "float32";
    const next = random(11);
    const n = 3000;
    const a = make(name, [n], "C");
    each([n], ([i]) => {
      a.set([i!], edges[i!] ?? low + (high - low) * next());
    });
    onEachLevel((level) => {
      const out = make(name, [n], "C");
      frame([n]);
      give(0, out);
      give(1, a);
      unary(UnaryOp[op], KernelDType[name]);
      each([n], (i) => {
        const x = a.get(i) as number;
        const wanted = isSingle ? Math.fround(reference(x)) : reference(x);
        const got = out.get(i) as number;
        const about = `${level}: ${op}(${x}) = ${got}, not ${wanted}`;
        if (Number.isNaN(wanted) || !Number.isFinite(wanted) || wanted === 0) {
          if (!(Math.abs(got) < 1e-300 && wanted === 0))
            expect(got === wanted || (got !== got && wanted !== wanted), about).toBe(true);
        } else {
          expect(Math.abs(got - wanted) <= units * spacing(wanted, isSingle), about).toBe(true);
        }
      });
    });
  });

  test.each([
    ["arctan2", Math.atan2],
    ["hypot", Math.hypot],
    ["power", Math.pow],
  ] as const)("%s", (op, reference) => {
    const next = random(4);
    const [a, b] = [make(name, [500], "C"), make(name, [500], "C")];
    each([500], (i) => {
      a.set(i, next() * 10);
      b.set(i, next() * 10 - (op === "power" ? 0 : 5));
    });
    const out = make(name, [500], "C");
    frame([500]);
    give(0, out);
    give(1, a);
    give(2, b);
    binary(BinaryOp[op], KernelDType[name]);
    each([500], (i) => {
      const wanted = reference(a.get(i) as number, b.get(i) as number);
      const error = Math.abs((out.get(i) as number) - wanted);
      expect(error).toBeLessThanOrEqual(3 * spacing(wanted, name === "float32"));
    });
  });
});

// Rows of arguments, the exact value as a float64 and what that leaves: scripts/record-math.py.
const rows = references as unknown as Readonly<Record<string, readonly (readonly number[])[]>>;

describe.each(["float32", "float64"] as const)("%s is within 2 units in the last place", (name) => {
  const isSingle = name === "float32";
  test.each(Object.keys(rows))("in %s", (op) => {
    const isUnary = op in UnaryOp;
    if (op === "power" && !isSingle) return; // the C library's
    const count = isUnary ? 1 : 2;
    const fitting = rows[op]!.filter(
      (row) => !isSingle || row.slice(0, count).every((x) => Math.fround(x) === x),
    );
    const n = fitting.length;
    const operands = Array.from({ length: count }, (_, k) => {
      const a = make(name, [n], "C");
      each([n], ([i]) => {
        a.set([i!], fitting[i!]![k]!);
      });
      return a;
    });
    onEachLevel((level) => {
      const out = make(name, [n], "C");
      frame([n]);
      give(0, out);
      for (const [k, a] of operands.entries()) give((k + 1) as 1 | 2, a);
      if (isUnary) unary(UnaryOp[op as keyof typeof UnaryOp], KernelDType[name]);
      else binary(BinaryOp[op as keyof typeof BinaryOp], KernelDType[name]);
      for (const [i, row] of fitting.entries()) {
        const [high, low] = row.slice(count) as [number, number];
        const error = Math.abs((out.get([i]) as number) - high - low);
        const units = error / spacing(high, isSingle);
        expect(units, `${level}: ${op}(${row.slice(0, count).join()})`).toBeLessThanOrEqual(2);
      }
    });
  });
});

test("arctan2 and power follow C99 at the edges", () => {
  const values = [
    0,
    -0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    Infinity,
    -Infinity,
    NaN,
    1e-40,
    2 ** 25,
    1e38,
  ];
  const shape = [values.length, values.length];
  // JavaScript's power gives NaN where C99 gives 1.
  const power = (x: number, y: number): number =>
    x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y;
  for (const [op, reference] of [
    ["arctan2", Math.atan2],
    ["power", power],
    ["hypot", Math.hypot],
  ] as const) {
    for (const name of ["float32", "float64"] as const) {
      const [a, b] = [make(name, shape, "C"), make(name, shape, "C")];
      each(shape, ([i, j]) => {
        a.set([i!, j!], values[i!]!);
        b.set([i!, j!], values[j!]!);
      });
      onEachLevel((level) => {
        const out = make(name, shape, "C");
        frame(shape);
        give(0, out);
        give(1, a);
        give(2, b);
        binary(BinaryOp[op], KernelDType[name]);
        each(shape, (at) => {
          const [x, y] = [a.get(at) as number, b.get(at) as number];
          const exact = reference(x, y);
          const wanted = name === "float32" ? Math.fround(exact) : exact;
          const got = out.get(at) as number;
          const about = `${level}: ${op}(${x}, ${y}) of ${name}`;
          if (wanted === 0 || !Number.isFinite(wanted)) expect(got, about).toBe(wanted);
          else
            expect(Math.abs(got - wanted), about).toBeLessThanOrEqual(
              3 * spacing(wanted, name === "float32"),
            );
        });
      });
    }
  }
});

test("powers and cubes of whole numbers are exact, and zeros keep their sign", () => {
  const cases: readonly [keyof typeof UnaryOp, (k: number) => number, (k: number) => number][] = [
    ["log2", (k) => 2 ** (k * 50), (k) => k * 50],
    ["log10", (k) => Number(`1e${k}`), (k) => k],
    ["exp2", (k) => k * 50, (k) => 2 ** (k * 50)],
    ["cbrt", (k) => k ** 3, (k) => k],
  ];
  for (const [op, argument, wanted] of cases) {
    const from = op === "log10" ? 0 : -21;
    const a = make("float64", [21 - from], "C");
    each(a.shape, ([i]) => {
      a.set([i!], argument(i! + from));
    });
    onEachLevel((level) => {
      const out = make("float64", a.shape, "C");
      frame(a.shape);
      give(0, out);
      give(1, a);
      unary(UnaryOp[op], KernelDType.float64);
      each(a.shape, ([i]) => {
        expect(out.get([i!]), `${level}: ${op}`).toBe(wanted(i! + from));
      });
    });
  }
  const zero = make("float64", [1], "C");
  zero.set([0], -0);
  const odd = ["expm1", "log1p", "sinh", "tanh", "arcsin", "arctan", "arcsinh", "arctanh", "cbrt"];
  for (const op of [...odd, "tan", "sin"] as (keyof typeof UnaryOp)[]) {
    const out = make("float64", [1], "C");
    frame([1]);
    give(0, out);
    give(1, zero);
    unary(UnaryOp[op], KernelDType.float64);
    expect(out.get([0]), op).toBe(-0);
  }
});

test("integers divided as floats are right to the last bit", () => {
  const edge = [-(2 ** 31), -(2 ** 31) + 1, -7, -1, 0, 1, 2, 3, 7, 65537, 2 ** 31 - 2, 2 ** 31 - 1];
  const shape = [edge.length, edge.length];
  for (const name of ["int32", "uint32"] as const) {
    const [a, b] = [make(name, shape, "C"), make(name, shape, "C")];
    const shift = name === "int32" ? 0 : 2 ** 31;
    each(shape, ([i, j]) => {
      a.set([i!, j!], edge[i!]! + shift);
      b.set([i!, j!], edge[j!]! + shift);
    });
    onEachLevel((level) => {
      for (const op of ["floor_divide", "remainder"] as const) {
        const out = make(name, shape, "C");
        frame(shape);
        give(0, out);
        give(1, a);
        give(2, b);
        binary(BinaryOp[op], KernelDType[name]);
        each(shape, (at) => {
          const [x, y] = [a.get(at) as number, b.get(at) as number];
          const quotient = Math.floor(x / y);
          const rest = x - quotient * y;
          const whole = op === "remainder" ? rest : name === "int32" ? quotient | 0 : quotient;
          expect(out.get(at), `${level}: ${op}(${x}, ${y})`).toBe(y === 0 ? 0 : whole);
        });
      }
    });
  }
});
