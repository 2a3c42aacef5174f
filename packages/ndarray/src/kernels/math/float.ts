import { halfToNumber, numberToHalf } from "../../dtype/half.ts";

/**
 * Floating-point operations as NumPy defines them. Functions with suffix 32 round to float32 after
 * every step, as code for `float` does; float16 is computed in float32 and rounded once at the end.
 */

/** Nearest integer, ties to even; keeps the sign of zero. */
export function rint(x: number): number {
  // 2^52 + |x| has no room for a fraction, so the addition itself rounds to even.
  const magnitude = Math.abs(x);
  if (!(magnitude < 4503599627370496)) return x;
  return copysign(magnitude + 4503599627370496 - 4503599627370496, x);
}

export function isNegative(x: number): boolean {
  if (x !== x) {
    scratch[0] = x;
    return scratchBits[0]! < 0n;
  }
  return x < 0 || (x === 0 && 1 / x < 0);
}

export function copysign(x: number, y: number): number {
  const magnitude = Math.abs(x);
  return isNegative(y) ? -magnitude : magnitude;
}

export function sign(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x;
}

/** Step function: 0 below zero, 1 above, `y` at zero. */
export function heaviside(x: number, y: number): number {
  return x !== x ? x : x === 0 ? y : x < 0 ? 0 : 1;
}

/** C99 pow: 1 to any power and -1 to an infinite one are 1; squares are exact products. */
export function power(x: number, y: number): number {
  if (y === 2) return x * x;
  if (x === 1) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  return x ** y;
}

// Python's divmod for floats: the quotient is rounded down, the rest has the sign of the divisor.
export function floorDivide(x: number, y: number): number {
  const rest = x % y;
  return y === 0 ? x / y : floored(x, y, rest, (x - rest) / y);
}

export function floorDivide32(x: number, y: number): number {
  const rest = x % y;
  return y === 0 ? x / y : floored(x, y, rest, Math.fround(Math.fround(x - rest) / y));
}

// The exact quotient without the rest is whole: what is between is rounding.
function floored(x: number, y: number, rest: number, exact: number): number {
  const quotient = rest !== 0 && y < 0 !== rest < 0 ? exact - 1 : exact;
  if (quotient === 0) return copysign(0, x / y);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

export function remainder(x: number, y: number): number {
  const rest = x % y;
  if (y === 0) return rest;
  if (rest === 0) return copysign(0, y);
  return rest < 0 !== y < 0 ? rest + y : rest;
}

/** Natural logarithm of the sum of two exponentials. */
export function logaddexp(x: number, y: number): number {
  if (x === y) return x + Math.LN2;
  const difference = x - y;
  if (difference > 0) return x + Math.log1p(Math.exp(-difference));
  return difference <= 0 ? y + Math.log1p(Math.exp(difference)) : difference;
}

export function logaddexp2(x: number, y: number): number {
  if (x === y) return x + 1;
  const difference = x - y;
  if (difference > 0) return x + Math.LOG2E * Math.log1p(2 ** -difference);
  return difference <= 0 ? y + Math.LOG2E * Math.log1p(2 ** difference) : difference;
}

/** Length of the hypotenuse without overflow in between. */
export function hypot(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const large = a > b ? a : b;
  const small = a > b ? b : a;
  if (large === Infinity || small === Infinity) return Infinity;
  if (large !== large || small !== small) return NaN;
  if (small === 0) return large;
  if (large < 1e150 && small > 1e-150) return Math.sqrt(large * large + small * small);
  const ratio = small / large;
  return large * Math.sqrt(1 + ratio * ratio);
}

const memory = /* @__PURE__ */ new ArrayBuffer(8);
const scratch = /* @__PURE__ */ new Float64Array(memory);
const scratchBits = /* @__PURE__ */ new BigInt64Array(memory);
const scratchWords = /* @__PURE__ */ new Uint32Array(memory);
/** Which of the two words has sign and exponent. */
const upper = /* @__PURE__ */ upperWord();
const scratch32 = /* @__PURE__ */ new Float32Array(memory);
const scratchBits32 = /* @__PURE__ */ new Int32Array(memory);

/** The next representable number after x in the direction of y. */
export function nextafter(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? 5e-324 : -5e-324;
  scratch[0] = x;
  scratchBits[0]! += x < y === x > 0 ? 1n : -1n;
  return scratch[0];
}

export function nextafter32(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? 1.401298464324817e-45 : -1.401298464324817e-45;
  scratch32[0] = x;
  scratchBits32[0]! += x < y === x > 0 ? 1 : -1;
  return scratch32[0];
}

export function nextafter16(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (x === y) return x;
  if (x === 0) return y > 0 ? 5.960464477539063e-8 : -5.960464477539063e-8;
  return halfToNumber(numberToHalf(x) + (x < y === x > 0 ? 1 : -1));
}

/** Distance to the next number away from zero, with the sign of x. */
export function spacing(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  return x === 0 ? 5e-324 : nextafter(x, x < 0 ? -Infinity : Infinity) - x;
}

export function spacing32(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (x === 0) return 1.401298464324817e-45;
  return nextafter32(x, x < 0 ? -Infinity : Infinity) - x;
}

export function spacing16(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (x === 0) return 5.960464477539063e-8;
  if (x === 65504) return Infinity;
  // Distance to the neighbour on the right for both signs, so a negative power of two has half of it.
  let exponent = exponentOf(x) - 1;
  if (x === -(2 ** exponent)) exponent--;
  return 2 ** (Math.max(exponent, -14) - 10);
}

/** Exponent e with |x| = m * 2^e and 0.5 <= m < 1; 0 for zero, infinity and NaN. */
export function exponentOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return 0;
  scratch[0] = x;
  const biased = (scratchWords[upper]! >>> 20) & 0x7ff;
  if (biased !== 0) return biased - 1022;
  scratch[0] = x * 18014398509481984;
  return ((scratchWords[upper]! >>> 20) & 0x7ff) - 1022 - 54;
}

/** x * 2^n, rounded once. */
export function scale(x: number, n: number): number {
  const exponent = exponentOf(x);
  if (exponent === 0 && (x === 0 || !Number.isFinite(x))) return x;
  const mantissa = timesPower(x, -exponent);
  const target = exponent + n;
  if (target > 1024) return mantissa < 0 ? -Infinity : Infinity;
  if (target >= -1021) return timesPower(mantissa, target);
  // Below the normal range one multiplication must do the rounding, and 2^-1074 is the least factor.
  return target < -1080 ? mantissa * 0 : mantissa * 2 ** (target + 60) * 2 ** -60;
}

/** x * 2^n in two exact halves, for results in the normal range. */
function timesPower(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

/** Mantissa m with x = m * 2^e, 0.5 <= |m| < 1. */
export function mantissaOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  scratch[0] = Math.abs(x) < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  scratchWords[upper] = (scratchWords[upper]! & 0x800fffff) | 0x3fe00000;
  return scratch[0];
}

/** Fractional part with the sign of x. */
export function fraction(x: number): number {
  if (x === Infinity || x === -Infinity) return copysign(0, x);
  return copysign(x - Math.trunc(x), x);
}

function upperWord(): 0 | 1 {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
}
