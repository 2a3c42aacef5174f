// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { bitCount as int$bitCount, bitCount64 as int$bitCount64 } from "../math/integer.ts";
import type { UnaryLoop, LoopTable } from "../types.ts";

export function bitwise_count_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount(x);
  }
}

export function bitwise_count_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount(x);
  }
}

export function bitwise_count_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount(x);
  }
}

export function bitwise_count_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount(x);
  }
}

export function bitwise_count_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount(x);
  }
}

export function bitwise_count_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount(x);
  }
}

export function bitwise_count_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount64(x);
  }
}

export function bitwise_count_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = int$bitCount64(x);
  }
}

export const bitwiseCountLoops: LoopTable<UnaryLoop> = {
  pattern: "x->B",
  letters: "bBhHiIqQ",
  loops: [
    bitwise_count_int8,
    bitwise_count_uint8,
    bitwise_count_int16,
    bitwise_count_uint16,
    bitwise_count_int32,
    bitwise_count_uint32,
    bitwise_count_int64,
    bitwise_count_uint64,
  ],
};
