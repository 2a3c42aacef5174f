// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { complexLessEqual as complex$complexLessEqual } from "../../math/complex.ts";
import { NaT as time$NaT } from "../../math/time.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function fmax_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(x >= y || y !== y ? x : y));
  }
}

export function fmax_complex64(
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
    const first = (yr !== yr || yi !== yi) || !(xr !== xr || xi !== xi) && complex$complexLessEqual(yr, yi, xr, xi);
    const re = first ? xr : yr;
    o[oi + 1] = first ? xi : yi;
    o[oi] = re;
  }
}

export function fmax_complex128(
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
    const first = (yr !== yr || yi !== yi) || !(xr !== xr || xi !== xi) && complex$complexLessEqual(yr, yi, xr, xi);
    const re = first ? xr : yr;
    o[oi + 1] = first ? xi : yi;
    o[oi] = re;
  }
}

export function fmax_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x === time$NaT ? y : y === time$NaT ? x : x >= y ? x : y;
  }
}

export function fmax_datetime64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x === time$NaT ? y : y === time$NaT ? x : x >= y ? x : y;
  }
}

export const fmaxOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["FF->F","DD->D","mm->m","MM->M"],
  loops: [
    fmax_float16,
    fmax_complex64,
    fmax_complex128,
    fmax_timedelta64,
    fmax_datetime64,
  ],
};
