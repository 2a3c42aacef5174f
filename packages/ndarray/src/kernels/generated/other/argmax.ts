// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import { complexLess as complex$complexLess } from "../../math/complex.ts";
import { NaT as time$NaT } from "../../math/time.ts";
import type { FindLoop, OtherLoops } from "../../types.ts";

export function argmax_float16(n: number, a: Uint16Array, ai: number, sa: number): number {
  let best = 0;
  let y = halfToNumber(a[ai]!);
  if (y !== y) return 0;
  for (let k = 1; k < n; k++) {
    const x = halfToNumber(a[ai + k * sa]!);
    if (x !== x) return k;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_complex64(n: number, a: Float32Array, ai: number, sa: number): number {
  let best = 0;
  let yr = a[ai]!;
  let yi = a[ai + 1]!;
  if (yr !== yr || yi !== yi) return 0;
  for (let k = 1; k < n; k++) {
    const xr = a[ai + k * sa]!;
    const xi = a[ai + k * sa + 1]!;
    if (xr !== xr || xi !== xi) return k;
    if (complex$complexLess(yr, yi, xr, xi)) {
      best = k;
      yr = xr;
      yi = xi;
    }
  }
  return best;
}

export function argmax_complex128(n: number, a: Float64Array, ai: number, sa: number): number {
  let best = 0;
  let yr = a[ai]!;
  let yi = a[ai + 1]!;
  if (yr !== yr || yi !== yi) return 0;
  for (let k = 1; k < n; k++) {
    const xr = a[ai + k * sa]!;
    const xi = a[ai + k * sa + 1]!;
    if (xr !== xr || xi !== xi) return k;
    if (complex$complexLess(yr, yi, xr, xi)) {
      best = k;
      yr = xr;
      yi = xi;
    }
  }
  return best;
}

export function argmax_datetime64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y === time$NaT) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x === time$NaT) return k;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_timedelta64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y === time$NaT) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x === time$NaT) return k;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export const argmaxOtherLoops: OtherLoops<FindLoop> = {
  types: ["F->q","D->q","M->q","m->q"],
  loops: [
    argmax_float16,
    argmax_complex64,
    argmax_complex128,
    argmax_datetime64,
    argmax_timedelta64,
  ],
};
