// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import { complexLess as complex$complexLess } from "../../math/complex.ts";
import { NaT as time$NaT } from "../../math/time.ts";
import type { FindLoop, OtherLoops } from "../../types.ts";

export function argmin_float16(n: number, a: Uint16Array, ai: number, sa: number): number {
  let best = 0;
  let y = halfToNumber(a[ai]!);
  if (y !== y) return 0;
  for (let k = 1; k < n; k++) {
    const x = halfToNumber(a[ai + k * sa]!);
    if (x !== x) return k;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_complex64(n: number, a: Float32Array, ai: number, sa: number): number {
  let best = 0;
  let yr = a[ai]!;
  let yi = a[ai + 1]!;
  if (yr !== yr || yi !== yi) return 0;
  for (let k = 1; k < n; k++) {
    const xr = a[ai + k * sa]!;
    const xi = a[ai + k * sa + 1]!;
    if (xr !== xr || xi !== xi) return k;
    if (complex$complexLess(xr, xi, yr, yi)) {
      best = k;
      yr = xr;
      yi = xi;
    }
  }
  return best;
}

export function argmin_complex128(n: number, a: Float64Array, ai: number, sa: number): number {
  let best = 0;
  let yr = a[ai]!;
  let yi = a[ai + 1]!;
  if (yr !== yr || yi !== yi) return 0;
  for (let k = 1; k < n; k++) {
    const xr = a[ai + k * sa]!;
    const xi = a[ai + k * sa + 1]!;
    if (xr !== xr || xi !== xi) return k;
    if (complex$complexLess(xr, xi, yr, yi)) {
      best = k;
      yr = xr;
      yi = xi;
    }
  }
  return best;
}

export function argmin_datetime64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y === time$NaT) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x === time$NaT) return k;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_timedelta64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y === time$NaT) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x === time$NaT) return k;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export const argminOtherLoops: OtherLoops<FindLoop> = {
  types: ["F->q","D->q","M->q","m->q"],
  loops: [
    argmin_float16,
    argmin_complex64,
    argmin_complex128,
    argmin_datetime64,
    argmin_timedelta64,
  ],
};
