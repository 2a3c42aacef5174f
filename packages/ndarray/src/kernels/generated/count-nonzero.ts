// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { FindLoop, LoopTable } from "../types.ts";

export function count_nonzero_bool(n: number, a: Uint8Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_int8(n: number, a: Int8Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_uint8(n: number, a: Uint8Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_int16(n: number, a: Int16Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_uint16(n: number, a: Uint16Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_int32(n: number, a: Int32Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_uint32(n: number, a: Uint32Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_int64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0n) count++;
  return count;
}

export function count_nonzero_uint64(n: number, a: BigUint64Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0n) count++;
  return count;
}

export function count_nonzero_float16(n: number, a: Uint16Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if ((a[ai]! & 0x7fff) !== 0) count++;
  return count;
}

export function count_nonzero_float32(n: number, a: Float32Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_float64(n: number, a: Float64Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0) count++;
  return count;
}

export function count_nonzero_complex64(n: number, a: Float32Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0 || a[ai + 1] !== 0) count++;
  return count;
}

export function count_nonzero_complex128(n: number, a: Float64Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0 || a[ai + 1] !== 0) count++;
  return count;
}

export function count_nonzero_datetime64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0n) count++;
  return count;
}

export function count_nonzero_timedelta64(n: number, a: BigInt64Array, ai: number, sa: number): number {
  let count = 0;
  for (; n > 0; n--, ai += sa) if (a[ai] !== 0n) count++;
  return count;
}

export const countNonzeroLoops: LoopTable<FindLoop> = {
  types: "?->q b->q B->q h->q H->q i->q I->q q->q Q->q e->q f->q d->q F->q D->q M->q m->q",
  loops: [
    count_nonzero_bool,
    count_nonzero_int8,
    count_nonzero_uint8,
    count_nonzero_int16,
    count_nonzero_uint16,
    count_nonzero_int32,
    count_nonzero_uint32,
    count_nonzero_int64,
    count_nonzero_uint64,
    count_nonzero_float16,
    count_nonzero_float32,
    count_nonzero_float64,
    count_nonzero_complex64,
    count_nonzero_complex128,
    count_nonzero_datetime64,
    count_nonzero_timedelta64,
  ],
};
