// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { BinaryLoop, LoopTable } from "../types.ts";

export function logical_and_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  b: Int8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  b: Int16Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  b: Uint32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0n) && (y !== 0n) ? 1 : 0;
  }
}

export function logical_and_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0n) && (y !== 0n) ? 1 : 0;
  }
}

export function logical_and_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export const logicalAndLoops: LoopTable<BinaryLoop> = {
  pattern: "xx->?",
  letters: "?bBhHiIqQefd",
  loops: [
    logical_and_bool,
    logical_and_int8,
    logical_and_uint8,
    logical_and_int16,
    logical_and_uint16,
    logical_and_int32,
    logical_and_uint32,
    logical_and_int64,
    logical_and_uint64,
    null,
    logical_and_float32,
    logical_and_float64,
  ],
};
