// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function logical_not_bool(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0n ? 1 : 0;
  }
}

export function logical_not_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0n ? 1 : 0;
  }
}

export function logical_not_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0 ? 1 : 0;
  }
}

export const logicalNotLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "?bBhHiIqQefd",
  loops: [
    logical_not_bool,
    logical_not_int8,
    logical_not_uint8,
    logical_not_int16,
    logical_not_uint16,
    logical_not_int32,
    logical_not_uint32,
    logical_not_int64,
    logical_not_uint64,
    null,
    logical_not_float32,
    logical_not_float64,
  ],
};
