// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { FindLoop, LoopTable } from "../types.ts";

export function argmax_bool(n: number, a: Uint8Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_int8(n: number, a: Int8Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_uint8(n: number, a: Uint8Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_int16(n: number, a: Int16Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_uint16(n: number, a: Uint16Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_int32(n: number, a: Int32Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_uint32(n: number, a: Uint32Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_int64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_uint64(n: number, a: BigUint64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_float32(n: number, a: Float32Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y !== y) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x !== x) return k;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export function argmax_float64(n: number, a: Float64Array, ai: number, sa: number): number {
  let best = 0;
  let y = a[ai]!;
  if (y !== y) return 0;
  for (let k = 1; k < n; k++) {
    const x = a[ai + k * sa]!;
    if (x !== x) return k;
    if (x > y) {
      best = k;
      y = x;
    }
  }
  return best;
}

export const argmaxLoops: LoopTable<FindLoop> = {
  pattern: "x->q",
  letters: "?bBhHiIqQefd",
  loops: [
    argmax_bool,
    argmax_int8,
    argmax_uint8,
    argmax_int16,
    argmax_uint16,
    argmax_int32,
    argmax_uint32,
    argmax_int64,
    argmax_uint64,
    null,
    argmax_float32,
    argmax_float64,
  ],
};
