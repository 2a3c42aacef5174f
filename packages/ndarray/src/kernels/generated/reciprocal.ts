// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function reciprocal_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 1 ? 1 : x === -1 ? -1 : 0;
  }
}

export function reciprocal_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 1 ? 1 : x === -1 ? -1 : 0;
  }
}

export function reciprocal_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 1 ? 1 : x === -1 ? -1 : 0;
  }
}

export function reciprocal_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 1 ? 1 : x === -1 ? -1 : 0;
  }
}

export function reciprocal_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? -2147483648 : x === 1 ? 1 : x === -1 ? -1 : 0;
  }
}

export function reciprocal_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 1 ? 1 : 0;
  }
}

export function reciprocal_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0n ? -9223372036854775808n : x === 1n ? 1n : x === -1n ? -1n : 0n;
  }
}

export function reciprocal_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 1n ? 1n : 0n;
  }
}

export function reciprocal_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = 1 / x;
  }
}

export function reciprocal_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = 1 / x;
  }
}

export const reciprocalLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "bBhHiIqQefd",
  loops: [
    reciprocal_int8,
    reciprocal_uint8,
    reciprocal_int16,
    reciprocal_uint16,
    reciprocal_int32,
    reciprocal_uint32,
    reciprocal_int64,
    reciprocal_uint64,
    null,
    reciprocal_float32,
    reciprocal_float64,
  ],
};
