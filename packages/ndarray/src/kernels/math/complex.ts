import { copysign, hypot, isNegative, rint } from "./float.ts";

/**
 * Complex functions with the special values of C99 Annex G, which NumPy follows.
 *
 * Each takes real and imaginary parts, leaves its result in `z` and returns it: a pair made per element
 * would cost more than the arithmetic.
 *
 * Formulas: W. Kahan 1987, "Branch cuts for complex elementary functions".
 */
export const z: Float64Array = new Float64Array(2);

const { abs, atan2, cos, cosh, exp, log, log1p, sin, sinh, sqrt, tan } = Math;

function give(re: number, im: number): Float64Array {
  z[0] = re;
  z[1] = im;
  return z;
}

function isNaN(x: number): boolean {
  return x !== x;
}

function isInfinite(x: number): boolean {
  return x === Infinity || x === -Infinity;
}

/** Square root with a real part >= 0; the cut lies along the negative real axis. */
export function complexSqrt(re: number, im: number): Float64Array {
  if (re === 0 && im === 0) return give(0, im);
  if (isInfinite(im)) return give(Infinity, im);
  if (isNaN(re)) return give(NaN, NaN);
  if (isInfinite(re)) {
    if (re < 0) return give(isNaN(im) ? NaN : 0, isNaN(im) ? Infinity : copysign(Infinity, im));
    return give(Infinity, isNaN(im) ? NaN : copysign(0, im));
  }
  if (isNaN(im)) return give(NaN, NaN);
  const huge = abs(re) > 4e307 || abs(im) > 4e307;
  const tiny = abs(re) < 1e-300 && abs(im) < 1e-300;
  const factor = huge ? 0.25 : tiny ? 2 ** 108 : 1;
  const back = huge ? 2 : tiny ? 2 ** -54 : 1;
  const a = re * factor;
  const b = im * factor;
  if (a >= 0) {
    const t = sqrt((a + hypot(a, b)) * 0.5);
    return give(t * back, (b / (2 * t)) * back);
  }
  const t = sqrt((-a + hypot(a, b)) * 0.5);
  return give((abs(b) / (2 * t)) * back, copysign(t, b) * back);
}

export function complexExp(re: number, im: number): Float64Array {
  if (im === 0) return give(exp(re), im);
  if (!Number.isFinite(im)) {
    if (re === -Infinity) return give(0, isNaN(im) ? 0 : copysign(0, im));
    return give(re === Infinity ? Infinity : NaN, NaN);
  }
  if (isNaN(re)) return give(NaN, NaN);
  if (re === -Infinity) return give(copysign(0, cos(im)), copysign(0, sin(im)));
  if (re > 709 && re < 1455) {
    const scaled = exp(re - 709) * cos(im);
    const scaledIm = exp(re - 709) * sin(im);
    const rest = exp(709);
    return give(scaled * rest, scaledIm * rest);
  }
  const factor = exp(re);
  return give(factor * cos(im), factor * sin(im));
}

export function complexExp2(re: number, im: number): Float64Array {
  return complexExp(re * Math.LN2, im * Math.LN2);
}

export function complexExpm1(re: number, im: number): Float64Array {
  const half = sin(im / 2);
  const real = Math.expm1(re) * cos(im) - 2 * half * half;
  return give(real, exp(re) * sin(im));
}

export function complexLog(re: number, im: number): Float64Array {
  return give(logOfModulus(re, im), atan2(im, re));
}

function logOfModulus(re: number, im: number): number {
  const a = abs(re);
  const b = abs(im);
  if (isInfinite(a) || isInfinite(b)) return Infinity;
  if (isNaN(a) || isNaN(b)) return NaN;
  const large = a > b ? a : b;
  const small = a > b ? b : a;
  if (large === 0) return -Infinity;
  if (large > 0.5 && large < 3) {
    // Close to 1 the logarithm of the modulus would cancel.
    const squares = large * large + small * small;
    if (squares > 0.5 && squares < 3) {
      return log1p((large - 1) * (large + 1) + small * small) / 2;
    }
  }
  if (large > 1e300) return log(hypot(large / 4, small / 4)) + 2 * Math.LN2;
  if (large < 1e-300) return log(hypot(large * 2 ** 54, small * 2 ** 54)) - 54 * Math.LN2;
  return log(hypot(a, b));
}

export function complexLog2(re: number, im: number): Float64Array {
  complexLog(re, im);
  return give(z[0]! * Math.LOG2E, z[1]! * Math.LOG2E);
}

export function complexLog10(re: number, im: number): Float64Array {
  complexLog(re, im);
  return give(z[0]! * Math.LOG10E, z[1]! * Math.LOG10E);
}

export function complexLog1p(re: number, im: number): Float64Array {
  return give(log(hypot(re + 1, im)), atan2(im, re + 1));
}

export function complexSinh(re: number, im: number): Float64Array {
  if (Number.isFinite(re) && Number.isFinite(im)) {
    if (im === 0) return give(sinh(re), im);
    if (abs(re) > 709) {
      complexExp(abs(re), im);
      return give(copysign(z[0]! / 2, re * cos(im)), z[1]! / 2);
    }
    return give(sinh(re) * cos(im), cosh(re) * sin(im));
  }
  if (re === 0) return give(re, NaN);
  if (isInfinite(re)) {
    if (im === 0) return give(re, im);
    if (!Number.isFinite(im)) return give(Infinity, NaN);
    return give(re * cos(im), Infinity * sin(im));
  }
  return give(NaN, im === 0 ? im : NaN);
}

export function complexCosh(re: number, im: number): Float64Array {
  if (Number.isFinite(re) && Number.isFinite(im)) {
    if (im === 0) return give(cosh(re), re * im);
    if (abs(re) > 709) {
      complexExp(abs(re), im);
      return give(z[0]! / 2, copysign(z[1]! / 2, re * sin(im)));
    }
    return give(cosh(re) * cos(im), sinh(re) * sin(im));
  }
  if (re === 0) return give(NaN, 0);
  if (isInfinite(re)) {
    if (im === 0) return give(Infinity, im * copysign(1, re));
    if (!Number.isFinite(im)) return give(Infinity, NaN);
    return give(Infinity * cos(im), re * sin(im));
  }
  return give(NaN, im === 0 ? im : NaN);
}

export function complexTanh(re: number, im: number): Float64Array {
  if (isNaN(re)) return give(NaN, im === 0 ? im : NaN);
  if (isInfinite(re)) {
    return give(copysign(1, re), copysign(0, isInfinite(im) ? im : isNaN(im) ? 0 : sin(2 * im)));
  }
  if (!Number.isFinite(im)) return give(re === 0 ? re : NaN, NaN);
  if (abs(re) >= 22) {
    const decay = exp(-abs(re));
    return give(copysign(1, re), 4 * sin(im) * cos(im) * decay * decay);
  }
  const t = tan(im);
  const beta = 1 + t * t;
  const s = sinh(re);
  const rho = sqrt(1 + s * s);
  if (isInfinite(t)) return give(rho / s, 1 / t);
  const denominator = 1 + beta * s * s;
  return give((beta * rho * s) / denominator, t / denominator);
}

// The circular functions are the hyperbolic ones of i times the argument.

export function complexSin(re: number, im: number): Float64Array {
  complexSinh(-im, re);
  return give(z[1]!, -z[0]!);
}

export function complexCos(re: number, im: number): Float64Array {
  return complexCosh(-im, re);
}

export function complexTan(re: number, im: number): Float64Array {
  complexTanh(-im, re);
  return give(z[1]!, -z[0]!);
}

export function complexArcsinh(re: number, im: number): Float64Array {
  if (!Number.isFinite(re) || !Number.isFinite(im)) {
    if (isInfinite(re)) {
      const angle = isInfinite(im) ? Math.PI / 4 : isNaN(im) ? NaN : 0;
      return give(re, isNaN(angle) ? NaN : copysign(angle, im));
    }
    if (isNaN(re)) {
      if (im === 0) return give(NaN, im);
      return give(isInfinite(im) ? Infinity : NaN, NaN);
    }
    if (isInfinite(im)) return give(copysign(Infinity, re), copysign(Math.PI / 2, im));
    return give(NaN, NaN);
  }
  if (abs(re) > 1e150 || abs(im) > 1e150) {
    const modulus = log(hypot(re / 2, im / 2)) + 2 * Math.LN2;
    return give(copysign(modulus, re), atan2(im, abs(re)));
  }
  complexSqrt(1 + im, -re);
  const [ar, ai] = [z[0]!, z[1]!];
  complexSqrt(1 - im, re);
  const [br, bi] = [z[0]!, z[1]!];
  return give(Math.asinh(ar * bi - br * ai), atan2(im, ar * br - ai * bi));
}

export function complexArcsin(re: number, im: number): Float64Array {
  if (isInfinite(re) && isNaN(im)) return give(NaN, Infinity);
  complexArcsinh(-im, re);
  return give(z[1]!, -z[0]!);
}

export function complexArccos(re: number, im: number): Float64Array {
  if (!Number.isFinite(re) || !Number.isFinite(im)) {
    if (isInfinite(re)) {
      if (isNaN(im)) return give(NaN, isNegative(im) ? Infinity : -Infinity);
      const angle = isInfinite(im)
        ? re < 0
          ? (3 * Math.PI) / 4
          : Math.PI / 4
        : re < 0
          ? Math.PI
          : 0;
      return give(angle, copysign(Infinity, -im));
    }
    if (isInfinite(im)) return give(isNaN(re) ? NaN : Math.PI / 2, -im);
    return give(re === 0 ? Math.PI / 2 : NaN, NaN);
  }
  if (abs(re) > 1e150 || abs(im) > 1e150) {
    const modulus = log(hypot(re / 2, im / 2)) + 2 * Math.LN2;
    return give(atan2(abs(im), re), copysign(modulus, -im));
  }
  complexSqrt(1 - re, -im);
  const [ar, ai] = [z[0]!, z[1]!];
  complexSqrt(1 + re, im);
  const [br, bi] = [z[0]!, z[1]!];
  return give(2 * atan2(ar, br), Math.asinh(br * ai - bi * ar));
}

export function complexArccosh(re: number, im: number): Float64Array {
  if (!Number.isFinite(re) || !Number.isFinite(im)) {
    if (isInfinite(re)) {
      if (isNaN(im)) return give(Infinity, NaN);
      const angle = isInfinite(im)
        ? re < 0
          ? (3 * Math.PI) / 4
          : Math.PI / 4
        : re < 0
          ? Math.PI
          : 0;
      return give(Infinity, copysign(angle, im));
    }
    if (isInfinite(im)) return give(Infinity, isNaN(re) ? NaN : copysign(Math.PI / 2, im));
    return give(NaN, re === 0 ? Math.PI / 2 : NaN);
  }
  if (abs(re) > 1e150 || abs(im) > 1e150) {
    return give(log(hypot(re / 2, im / 2)) + 2 * Math.LN2, atan2(im, re));
  }
  complexSqrt(re - 1, im);
  const [ar, ai] = [z[0]!, z[1]!];
  complexSqrt(re + 1, im);
  const [br, bi] = [z[0]!, z[1]!];
  return give(Math.asinh(ar * br + ai * bi), 2 * atan2(ai, br));
}

export function complexArctanh(re: number, im: number): Float64Array {
  if (isNegative(re)) {
    complexArctanh(-re, -im);
    return give(-z[0]!, -z[1]!);
  }
  if (isNaN(re))
    return give(isInfinite(im) ? 0 : NaN, isInfinite(im) ? copysign(Math.PI / 2, im) : NaN);
  if (isNaN(im)) return give(re === Infinity ? 0 : re === 0 ? re : NaN, NaN);
  if (re > 1e150 || abs(im) > 1e150) {
    // Real part of 1/z, without squaring what would overflow.
    const modulus = hypot(re / 2, im / 2);
    const real = isInfinite(re) || isInfinite(im) ? 0 : re / 4 / modulus / modulus;
    return give(real, copysign(Math.PI / 2, im));
  }
  const y = abs(im);
  if (re === 1 && y < 1e-150) {
    if (y === 0) return give(Infinity, im);
    return give(-log(sqrt(y) / sqrt(hypot(y, 2))), copysign(atan2(2, -y) / 2, im));
  }
  const real = log1p((4 * re) / ((1 - re) * (1 - re) + y * y)) / 4;
  return give(real, -atan2(-2 * im, (1 - re) * (1 + re) - y * y) / 2);
}

export function complexArctan(re: number, im: number): Float64Array {
  complexArctanh(-im, re);
  return give(z[1]!, -z[0]!);
}

/** Quotient by Smith's method, as NumPy divides: scaled by the larger part of the divisor. */
export function complexDivide(ar: number, ai: number, br: number, bi: number): Float64Array {
  if (abs(br) >= abs(bi)) {
    if (br === 0 && bi === 0) return give(ar / abs(br), ai / abs(br));
    const ratio = bi / br;
    const scale = 1 / (br + bi * ratio);
    return give((ar + ai * ratio) * scale, (ai - ar * ratio) * scale);
  }
  const ratio = br / bi;
  const scale = 1 / (bi + br * ratio);
  return give((ar * ratio + ai) * scale, (ai * ratio - ar) * scale);
}

const round = Math.fround;

export function complexDivide32(ar: number, ai: number, br: number, bi: number): Float64Array {
  if (abs(br) >= abs(bi)) {
    if (br === 0 && bi === 0) return give(ar / abs(br), ai / abs(br));
    const ratio = round(bi / br);
    const scale = round(1 / round(br + round(bi * ratio)));
    return give(round(ar + round(ai * ratio)) * scale, round(ai - round(ar * ratio)) * scale);
  }
  const ratio = round(br / bi);
  const scale = round(1 / round(bi + round(br * ratio)));
  return give(round(round(ar * ratio) + ai) * scale, round(round(ai * ratio) - ar) * scale);
}

function complexMultiply(ar: number, ai: number, br: number, bi: number): Float64Array {
  return give(ar * br - ai * bi, ar * bi + ai * br);
}

/** Whole exponents below 100 by repeated squares, all others by exp(b log a). */
export function complexPower(ar: number, ai: number, br: number, bi: number): Float64Array {
  if (br === 0 && bi === 0) return give(1, 0);
  if (ar === 0 && ai === 0) return br > 0 && bi === 0 ? give(0, 0) : give(NaN, NaN);
  if (bi === 0 && Number.isInteger(br) && abs(br) < 100) {
    let [re, im] = [1, 0];
    let [pr, pi] = [ar, ai];
    let isFirst = true;
    for (let rest = abs(br); rest > 0; rest >>= 1) {
      if (rest & 1) {
        if (isFirst) [re, im] = [pr, pi];
        else {
          complexMultiply(re, im, pr, pi);
          [re, im] = [z[0]!, z[1]!];
        }
        isFirst = false;
      }
      complexMultiply(pr, pi, pr, pi);
      [pr, pi] = [z[0]!, z[1]!];
    }
    return br < 0 ? complexDivide(1, 0, re, im) : give(re, im);
  }
  complexLog(ar, ai);
  complexMultiply(br, bi, z[0]!, z[1]!);
  return complexExp(z[0]!, z[1]!);
}

/** z / |z|; 0 for 0. */
export function complexSign(re: number, im: number): Float64Array {
  return signFrom(re, im, hypot(re, im));
}

export function complexSign32(re: number, im: number): Float64Array {
  return signFrom(re, im, round(hypot(re, im)));
}

function signFrom(re: number, im: number, modulus: number): Float64Array {
  if (isNaN(modulus)) return give(NaN, NaN);
  if (modulus === 0) return give(0, 0);
  if (!isInfinite(modulus)) return give(re / modulus, im / modulus);
  if (isInfinite(re)) return isInfinite(im) ? give(NaN, NaN) : give(re > 0 ? 1 : -1, 0);
  if (isInfinite(im)) return give(0, im > 0 ? 1 : -1);
  return signFrom(re / 2, im / 2, hypot(re / 2, im / 2));
}

export function complexReciprocal(re: number, im: number): Float64Array {
  if (abs(im) <= abs(re)) {
    const ratio = im / re;
    const denominator = re + im * ratio;
    return give(1 / denominator, -ratio / denominator);
  }
  const ratio = re / im;
  const denominator = re * ratio + im;
  return give(ratio / denominator, -1 / denominator);
}

export function complexRint(re: number, im: number): Float64Array {
  return give(rint(re), rint(im));
}

/** Lexicographic order: by real part, then by imaginary part; nothing is ordered with NaN. */
export function complexLess(ar: number, ai: number, br: number, bi: number): boolean {
  return ar < br ? ai === ai && bi === bi : ar === br && ai < bi;
}

export function complexLessEqual(ar: number, ai: number, br: number, bi: number): boolean {
  return ar < br ? ai === ai && bi === bi : ar === br && ai <= bi;
}
