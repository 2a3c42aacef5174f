// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function trunc_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function trunc_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.trunc(x);
  }
}

export function trunc_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.trunc(x);
  }
}

export const truncLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "?bBhHiIqQefd",
  loops: [
    trunc_bool,
    trunc_int8,
    trunc_uint8,
    trunc_int16,
    trunc_uint16,
    trunc_int32,
    trunc_uint32,
    trunc_int64,
    trunc_uint64,
    null,
    trunc_float32,
    trunc_float64,
  ],
};
