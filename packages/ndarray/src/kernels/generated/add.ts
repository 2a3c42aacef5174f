// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { BinaryLoop, LoopTable } from "../types.ts";

export function add_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x | y;
  }
}

export function add_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  b: Int8Array, bi: number, sb: number,
  o: Int8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  b: Int16Array, bi: number, sb: number,
  o: Int16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Int32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  b: Uint32Array, bi: number, sb: number,
  o: Uint32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: BigUint64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export function add_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x + y;
  }
}

export const addLoops: LoopTable<BinaryLoop> = {
  pattern: "xx->x",
  letters: "?bBhHiIqQefd",
  loops: [
    add_bool,
    add_int8,
    add_uint8,
    add_int16,
    add_uint16,
    add_int32,
    add_uint32,
    add_int64,
    add_uint64,
    null,
    add_float32,
    add_float64,
  ],
};
