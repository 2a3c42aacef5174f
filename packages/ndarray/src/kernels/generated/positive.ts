// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function positive_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function positive_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export const positiveLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "bBhHiIqQefd",
  loops: [
    positive_int8,
    positive_uint8,
    positive_int16,
    positive_uint16,
    positive_int32,
    positive_uint32,
    positive_int64,
    positive_uint64,
    null,
    positive_float32,
    positive_float64,
  ],
};
