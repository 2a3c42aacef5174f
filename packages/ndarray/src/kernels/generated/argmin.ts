// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
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

export const argminLoops: LoopTable<FindLoop> = {
  pattern: "x->q",
  letters: "?bBhHiIqQefd",
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
    null,
    argmin_float32,
    argmin_float64,
  ],
};
