// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../dtype/half.ts";
import { complexLess as complex$complexLess } from "../math/complex.ts";
import { NaT as time$NaT } from "../math/time.ts";
import type { FindLoop, LoopTable } from "../types.ts";

export function argmin_bool(n: number, a: Uint8Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_int8(n: number, a: Int8Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_uint8(n: number, a: Uint8Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_int16(n: number, a: Int16Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_uint16(n: number, a: Uint16Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_int32(n: number, a: Int32Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_uint32(n: number, a: Uint32Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_int64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_uint64(n: number, a: BigUint64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

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

export function argmin_float32(n: number, a: Float32Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y !== y) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x !== x) return k;
    if (x < y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmin_float64(n: number, a: Float64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y !== y) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
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

export const argminLoops: LoopTable<FindLoop> = {
  types: "?->q b->q B->q h->q H->q i->q I->q q->q Q->q e->q f->q d->q F->q D->q M->q m->q",
  loops: [
    argmin_bool,
    argmin_int8,
    argmin_uint8,
    argmin_int16,
    argmin_uint16,
    argmin_int32,
    argmin_uint32,
    argmin_int64,
    argmin_uint64,
    argmin_float16,
    argmin_float32,
    argmin_float64,
    argmin_complex64,
    argmin_complex128,
    argmin_datetime64,
    argmin_timedelta64,
  ],
};
