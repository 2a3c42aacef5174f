// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { BinaryLoop, LoopTable } from "../types.ts";

export function less_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  b: Int8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  b: Int16Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  b: Uint32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_int64_uint64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export function less_uint64_int64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x < y ? 1 : 0;
  }
}

export const lessLoops: LoopTable<BinaryLoop> = {
  pattern: "xx->?",
  letters: "?bBhHiIqQefd",
  mixed: ["qQ->?","Qq->?"],
  loops: [
    less_bool,
    less_int8,
    less_uint8,
    less_int16,
    less_uint16,
    less_int32,
    less_uint32,
    less_int64,
    less_uint64,
    null,
    less_float32,
    less_float64,
    less_int64_uint64,
    less_uint64_int64,
  ],
};
