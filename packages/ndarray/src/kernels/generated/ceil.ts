// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function ceil_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export function ceil_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.ceil(x);
  }
}

export function ceil_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.ceil(x);
  }
}

export const ceilLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "?bBhHiIqQefd",
  loops: [
    ceil_bool,
    ceil_int8,
    ceil_uint8,
    ceil_int16,
    ceil_uint16,
    ceil_int32,
    ceil_uint32,
    ceil_int64,
    ceil_uint64,
    null,
    ceil_float32,
    ceil_float64,
  ],
};
