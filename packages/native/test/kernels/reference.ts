import { type DTypeName, halfToNumber, numberToHalf, type Value } from "./arrays.ts";

/**
 * What the operations give for one or two values, written in plain JavaScript from their
 * definition. Integers are bigints here, whatever their width; the result is wrapped by the caller.
 */

const f = Math.fround;

export function isInteger(name: DTypeName): boolean {
  return name.includes("int");
}

export function bitsOf(name: DTypeName): number {
  return Number(/\d+/.exec(name)?.[0] ?? 8);
}

/** Rounds or wraps an exact result to the dtype. */
export function toDType(name: DTypeName, value: Value): Value {
  if (name === "bool") return value ? 1 : 0;
  if (isInteger(name)) {
    const bits = bitsOf(name);
    const integer = BigInt(value as number);
    const wrapped = name.startsWith("u")
      ? BigInt.asUintN(bits, integer)
      : BigInt.asIntN(bits, integer);
    return bits === 64 ? wrapped : Number(wrapped);
  }
  if (name === "float32") return f(value as number);
  if (name === "float16") return halfToNumber(numberToHalf(value as number));
  if (name === "complex64")
    return [f((value as [number, number])[0]), f((value as [number, number])[1])];
  return value;
}

function floorDivideFloat(a: number, b: number, r: (x: number) => number): number {
  if (b === 0) return r(a / b);
  const mod = a % b;
  let div = r(r(a - mod) / b);
  if (mod !== 0 && b < 0 !== mod < 0) div = r(div - 1);
  if (div === 0) return a / b < 0 || Object.is(r(a / b), -0) ? -0 : 0;
  const floored = Math.floor(div);
  return div - floored > 0.5 ? r(floored + 1) : floored;
}

function remainderFloat(a: number, b: number, r: (x: number) => number): number {
  const mod = a % b;
  if (b === 0) return mod;
  if (mod === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return b < 0 !== mod < 0 ? r(mod + b) : mod;
}

type Real = (a: number, b: number, round: (x: number) => number) => number;
type Whole = (a: bigint, b: bigint, bits: number) => bigint;
type Pair = readonly [number, number];

const real: Record<string, Real> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  floor_divide: floorDivideFloat,
  remainder: remainderFloat,
  fmod: (a, b) => a % b,
  maximum: (a, b) => (a > b || Number.isNaN(a) ? a : b),
  minimum: (a, b) => (a < b || Number.isNaN(a) ? a : b),
  fmax: (a, b) => (a >= b || Number.isNaN(b) ? a : b),
  fmin: (a, b) => (a <= b || Number.isNaN(b) ? a : b),
  copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
};

const whole: Record<string, Whole> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  floor_divide: (a, b) => (b === 0n ? 0n : a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n)),
  remainder: (a, b) => (b === 0n ? 0n : ((a % b) + b) % b),
  fmod: (a, b) => (b === 0n ? 0n : a % b),
  power: (a, b, bits) => {
    let result = 1n;
    for (let i = 0n; i < b; i++) result = BigInt.asIntN(bits, result * a);
    return result;
  },
  maximum: (a, b) => (a > b ? a : b),
  minimum: (a, b) => (a < b ? a : b),
  bitwise_and: (a, b) => a & b,
  bitwise_or: (a, b) => a | b,
  bitwise_xor: (a, b) => a ^ b,
  left_shift: (a, b, bits) => (b >= 0n && b < BigInt(bits) ? a << b : 0n),
  right_shift: (a, b, bits) => (b >= 0n && b < BigInt(bits) ? a >> b : a < 0n ? -1n : 0n),
};

const comparisons: Record<string, (a: number | bigint, b: number | bigint) => boolean> = {
  equal: (a, b) => a === b,
  not_equal: (a, b) => a !== b,
  less: (a, b) => a < b,
  less_equal: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greater_equal: (a, b) => a >= b,
};

const complex: Record<string, (a: Pair, b: Pair, r: (x: number) => number) => Pair> = {
  add: (a, b) => [a[0] + b[0], a[1] + b[1]],
  subtract: (a, b) => [a[0] - b[0], a[1] - b[1]],
  multiply: (a, b, r) => [r(a[0] * b[0]) - r(a[1] * b[1]), r(a[0] * b[1]) + r(a[1] * b[0])],
  divide: ([ar, ai], [br, bi], r) => {
    if (Math.abs(br) >= Math.abs(bi)) {
      if (br === 0 && bi === 0) return [ar / Math.abs(br), ai / Math.abs(br)];
      const ratio = r(bi / br);
      const scale = r(1 / r(br + r(bi * ratio)));
      return [r(ar + r(ai * ratio)) * scale, r(ai - r(ar * ratio)) * scale];
    }
    const ratio = r(br / bi);
    const scale = r(1 / r(bi + r(br * ratio)));
    return [r(r(ar * ratio) + ai) * scale, r(r(ai * ratio) - ar) * scale];
  },
};

function orderOf(operation: string, a: Pair, b: Pair): boolean {
  const strict = operation.endsWith("_equal") ? a[1] <= b[1] : a[1] < b[1];
  return (a[0] < b[0] && !Number.isNaN(a[1]) && !Number.isNaN(b[1])) || (a[0] === b[0] && strict);
}

function truth(value: Value): boolean {
  return typeof value === "object" ? value[0] !== 0 || value[1] !== 0 : Number(value) !== 0;
}

const logical: Record<string, (a: boolean, b: boolean) => boolean> = {
  logical_and: (a, b) => a && b,
  logical_or: (a, b) => a || b,
  logical_xor: (a, b) => a !== b,
};

/** The result of a binary operation, or undefined where its last bits are not defined here. */
export function binaryReference(
  op: string,
  name: DTypeName,
  a: Value,
  b: Value,
): Value | undefined {
  if (op in logical) return logical[op]!(truth(a), truth(b)) ? 1 : 0;
  if (typeof a === "object" && typeof b === "object") {
    if (op === "equal") return a[0] === b[0] && a[1] === b[1] ? 1 : 0;
    if (op === "not_equal") return a[0] !== b[0] || a[1] !== b[1] ? 1 : 0;
    if (op.startsWith("less")) return orderOf(op, a, b) ? 1 : 0;
    if (op.startsWith("greater")) return orderOf(op, b, a) ? 1 : 0;
    const r = name === "complex64" ? f : (x: number): number => x;
    return toDType(name, complex[op]!(a, b, r));
  }
  if (op in comparisons) return comparisons[op]!(a as number, b as number) ? 1 : 0;
  if (name === "bool") {
    const [x, y] = [Boolean(a), Boolean(b)];
    if (op === "add" || op === "maximum" || op === "bitwise_or") return x || y ? 1 : 0;
    return op === "bitwise_xor" ? Number(x !== y) : Number(x && y);
  }
  if (isInteger(name)) {
    const compute = whole[op];
    return (
      compute && toDType(name, compute(BigInt(a as number), BigInt(b as number), bitsOf(name)))
    );
  }
  const compute = real[op];
  const round = name === "float64" ? (x: number): number => x : f;
  return compute && toDType(name, round(compute(a as number, b as number, round)));
}
