// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { BinaryLoop, LoopTable } from "../types.ts";

export function bitwise_xor_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  b: Int8Array, bi: number, sb: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  b: Int16Array, bi: number, sb: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  b: Uint32Array, bi: number, sb: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export function bitwise_xor_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x ^ y;
  }
}

export const bitwiseXorLoops: LoopTable<BinaryLoop> = {
  pattern: "xx->x",
  letters: "?bBhHiIqQ",
  loops: [
    bitwise_xor_bool,
    bitwise_xor_int8,
    bitwise_xor_uint8,
    bitwise_xor_int16,
    bitwise_xor_uint16,
    bitwise_xor_int32,
    bitwise_xor_uint32,
    bitwise_xor_int64,
    bitwise_xor_uint64,
  ],
};
