// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { BinaryLoop, LoopTable } from "../types.ts";

export function right_shift_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  b: Int8Array, bi: number, sb: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y >= 0 && y < 8 ? x >> y : x >> 31;
  }
}

export function right_shift_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y < 8 ? x >>> y : 0;
  }
}

export function right_shift_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  b: Int16Array, bi: number, sb: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y >= 0 && y < 16 ? x >> y : x >> 31;
  }
}

export function right_shift_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y < 16 ? x >>> y : 0;
  }
}

export function right_shift_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y >= 0 && y < 32 ? x >> y : x >> 31;
  }
}

export function right_shift_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  b: Uint32Array, bi: number, sb: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y < 32 ? x >>> y : 0;
  }
}

export function right_shift_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y >= 0n && y < 64n ? x >> y : x >> 63n;
  }
}

export function right_shift_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = y < 64n ? x >> y : 0n;
  }
}

export const rightShiftLoops: LoopTable<BinaryLoop> = {
  pattern: "xx->x",
  letters: "bBhHiIqQ",
  loops: [
    right_shift_int8,
    right_shift_uint8,
    right_shift_int16,
    right_shift_uint16,
    right_shift_int32,
    right_shift_uint32,
    right_shift_int64,
    right_shift_uint64,
  ],
};
