import { describe, expect, test } from "vitest";
import { copy, frame, KernelDType, operand } from "../../src/kernels/index.ts";
import { type DTypeName, dtypeNames, make, pick, random, type Value } from "./arrays.ts";
import { onEachLevel } from "./levels.ts";
import { isInteger, toDType } from "./reference.ts";

function truncated(x: number, bits: 32 | 64): bigint {
  const limit = 2 ** (bits - 1);
  if (!(Math.trunc(x) >= -limit && x < limit)) return -(1n << BigInt(bits - 1));
  return BigInt(Math.trunc(x));
}

function floatToInteger(from: DTypeName, to: DTypeName, x: number): bigint {
  const unsigned = to === "uint32" && from !== "float16" ? 32 : to === "uint64" ? 64 : undefined;
  if (unsigned !== undefined) {
    const half = 2 ** (unsigned - 1);
    return x >= half
      ? truncated(x - half, unsigned) ^ (1n << BigInt(unsigned - 1))
      : truncated(x, unsigned);
  }
  return truncated(x, to.endsWith("int64") || to === "uint32" ? 64 : 32);
}

/** The cast table of the kernels' README in plain JavaScript. */
function reference(from: DTypeName, to: DTypeName, value: Value): Value {
  if (typeof value === "object") {
    if (to === "bool") return value[0] !== 0 || value[1] !== 0 ? 1 : 0;
    if (to.startsWith("complex")) return toDType(to, value);
    const part = from === "complex64" ? "float32" : "float64";
    return reference(part, to, value[0]);
  }
  if (to.startsWith("complex")) {
    const part = to === "complex64" ? "float32" : "float64";
    return [reference(from, part, value) as number, 0];
  }
  if (to === "bool") return Number(value) !== 0 ? 1 : 0;
  if (isInteger(to)) {
    return toDType(
      to,
      from.startsWith("float") ? floatToInteger(from, to, value as number) : BigInt(value),
    );
  }
  if (to === "float16" && from.includes("64") && isInteger(from)) {
    return toDType(to, Math.fround(Number(value)));
  }
  if (to === "float32" && typeof value === "bigint") return bigToFloat32(value);
  return toDType(
    to,
    to === "float16" && isInteger(from) ? Math.fround(Number(value)) : Number(value),
  );
}

// Number(bigint) and fround would round twice.
function bigToFloat32(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const bits = magnitude.toString(2).length;
  if (bits <= 53) return Math.fround(Number(value));
  const shift = BigInt(bits - 30);
  const sticky = magnitude & ((1n << shift) - 1n) ? 1n : 0n;
  const rounded = Math.fround(Number((magnitude >> shift) | sticky)) * 2 ** Number(shift);
  return value < 0n ? -rounded : rounded;
}

const edges = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  0.5,
  -0.5,
  1.5,
  -1.5,
  255,
  256,
  300.7,
  -300.7,
  65519,
  65520,
  70000,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  3e9,
  -3e9,
  1e10,
  -1e10,
  2 ** 63,
  -(2 ** 63),
  1e19,
  2e19,
  1e300,
  2 ** -24,
  2 ** -25,
  1.0009765625,
  2049,
  2051,
  1 + 2 ** -11,
  1 + 2 ** -11 + 2 ** -40,
  5.960464477539063e-8,
];

describe.each(dtypeNames)("casts from %s", (from) => {
  test.each(dtypeNames)("to %s", (to) => {
    const next = random(3);
    const values: Value[] = from.startsWith("float") ? [...edges] : [];
    while (values.length < 200) values.push(pick(from, next, true));
    const a = make(from, [values.length], "C");
    values.forEach((value, i) => {
      a.set([i], value);
    });
    onEachLevel((level) => {
      const out = make(to, [values.length], "C");
      frame([values.length]);
      operand(0, out.memory, out.offset, KernelDType[to], out.shape, out.strides);
      operand(1, a.memory, a.offset, KernelDType[from], a.shape, a.strides);
      copy();
      values.forEach((_, i) => {
        const wanted = from === to ? a.get([i]) : reference(from, to, a.get([i]));
        expect(out.get([i]), `${level}: ${String(a.get([i]))}`).toEqual(wanted);
      });
    });
  });
});
