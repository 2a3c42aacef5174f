// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { complexDivide as complex$complexDivide, complexDivide32 as complex$complexDivide32, z as complex$z } from "../../math/complex.ts";
import { NaT as time$NaT, divideByFloat as time$divideByFloat, divideByInteger as time$divideByInteger } from "../../math/time.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function divide_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(x / y));
  }
}

export function divide_complex64(
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
    complex$complexDivide32(xr, xi, yr, yi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function divide_complex128(
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
    complex$complexDivide(xr, xi, yr, yi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function divide_timedelta64_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$divideByInteger(x, y);
  }
}

export function divide_timedelta64_float64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$divideByFloat(x, y);
  }
}

export function divide_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x === time$NaT || y === time$NaT ? NaN : Number(x) / Number(y);
  }
}

export const divideOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["FF->F","DD->D","mq->m","md->m","mm->d"],
  loops: [
    divide_float16,
    divide_complex64,
    divide_complex128,
    divide_timedelta64_int64,
    divide_timedelta64_float64,
    divide_timedelta64,
  ],
};
