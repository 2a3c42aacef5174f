// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function isinf_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === Infinity || x === -Infinity ? 1 : 0;
  }
}

export function isinf_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === Infinity || x === -Infinity ? 1 : 0;
  }
}

export const isinfLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "?bBhHiIqQefd",
  loops: [
    isinf_bool,
    isinf_int8,
    isinf_uint8,
    isinf_int16,
    isinf_uint16,
    isinf_int32,
    isinf_uint32,
    isinf_int64,
    isinf_uint64,
    null,
    isinf_float32,
    isinf_float64,
  ],
};
