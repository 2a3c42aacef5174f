// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { sign as float$sign } from "../math/float.ts";
import type { UnaryLoop, LoopTable } from "../types.ts";

export function sign_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0 ? 1 : x < 0 ? -1 : 0;
  }
}

export function sign_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0 ? 1 : 0;
  }
}

export function sign_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0 ? 1 : x < 0 ? -1 : 0;
  }
}

export function sign_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0 ? 1 : 0;
  }
}

export function sign_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0 ? 1 : x < 0 ? -1 : 0;
  }
}

export function sign_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0 ? 1 : 0;
  }
}

export function sign_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0n ? 1n : x < 0n ? -1n : 0n;
  }
}

export function sign_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0n ? 1n : 0n;
  }
}

export function sign_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$sign(x);
  }
}

export function sign_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$sign(x);
  }
}

export const signLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "bBhHiIqQefd",
  loops: [
    sign_int8,
    sign_uint8,
    sign_int16,
    sign_uint16,
    sign_int32,
    sign_uint32,
    sign_int64,
    sign_uint64,
    null,
    sign_float32,
    sign_float64,
  ],
};
