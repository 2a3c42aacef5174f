// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { NaT as time$NaT, multiply as time$multiply } from "../../math/time.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function multiply_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(x * y));
  }
}

export function multiply_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const yr = b[bi]!;
    const yi = b[bi + 1]!;
    const re = Math.fround(xr * yr) - Math.fround(xi * yi);
    o[oi + 1] = Math.fround(xr * yi) + Math.fround(xi * yr);
    o[oi] = re;
  }
}

export function multiply_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const yr = b[bi]!;
    const yi = b[bi + 1]!;
    const re = (xr * yr) - (xi * yi);
    o[oi + 1] = (xr * yi) + (xi * yr);
    o[oi] = re;
  }
}

export function multiply_timedelta64_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x === time$NaT ? x : x * y;
  }
}

export function multiply_int64_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y === time$NaT ? y : x * y;
  }
}

export function multiply_timedelta64_float64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$multiply(x, y);
  }
}

export function multiply_float64_timedelta64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$multiply(y, x);
  }
}

export const multiplyOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["FF->F","DD->D","mq->m","qm->m","md->m","dm->m"],
  loops: [
    multiply_float16,
    multiply_complex64,
    multiply_complex128,
    multiply_timedelta64_int64,
    multiply_int64_timedelta64,
    multiply_timedelta64_float64,
    multiply_float64_timedelta64,
  ],
};
