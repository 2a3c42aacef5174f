// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function negative_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export function negative_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = -x;
  }
}

export const negativeLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "bBhHiIqQefd",
  loops: [
    negative_int8,
    negative_uint8,
    negative_int16,
    negative_uint16,
    negative_int32,
    negative_uint32,
    negative_int64,
    negative_uint64,
    null,
    negative_float32,
    negative_float64,
  ],
};
