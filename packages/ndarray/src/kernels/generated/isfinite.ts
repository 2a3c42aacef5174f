// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function isfinite_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 1;
  }
}

export function isfinite_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x - x === 0 ? 1 : 0;
  }
}

export function isfinite_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x - x === 0 ? 1 : 0;
  }
}

export const isfiniteLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "?bBhHiIqQefd",
  loops: [
    isfinite_bool,
    isfinite_int8,
    isfinite_uint8,
    isfinite_int16,
    isfinite_uint16,
    isfinite_int32,
    isfinite_uint32,
    isfinite_int64,
    isfinite_uint64,
    null,
    isfinite_float32,
    isfinite_float64,
  ],
};
