// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function isnan_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isnan_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x !== x ? 1 : 0;
  }
}

export function isnan_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x !== x ? 1 : 0;
  }
}

export const isnanLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "?bBhHiIqQefd",
  loops: [
    isnan_bool,
    isnan_int8,
    isnan_uint8,
    isnan_int16,
    isnan_uint16,
    isnan_int32,
    isnan_uint32,
    isnan_int64,
    isnan_uint64,
    null,
    isnan_float32,
    isnan_float64,
  ],
};
