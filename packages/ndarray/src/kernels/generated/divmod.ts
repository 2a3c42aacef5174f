// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { floorDivide as int$floorDivide, floorDivide64 as int$floorDivide64, remainder as int$remainder, remainder64 as int$remainder64 } from "../math/integer.ts";
import { floorDivide as float$floorDivide, floorDivide32 as float$floorDivide32, remainder as float$remainder } from "../math/float.ts";
import type { BinaryPairLoop, LoopTable } from "../types.ts";

export function divmod_int8(
  n: number,
  a: Int8Array, ai: number, sa: number,
  b: Int8Array, bi: number, sb: number,
  o: Int8Array, oi: number, so: number,
  p: Int8Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide(x, y);
    p[pi] = int$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_uint8(
  n: number,
  a: Uint8Array, ai: number, sa: number,
  b: Uint8Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
  p: Uint8Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide(x, y);
    p[pi] = int$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_int16(
  n: number,
  a: Int16Array, ai: number, sa: number,
  b: Int16Array, bi: number, sb: number,
  o: Int16Array, oi: number, so: number,
  p: Int16Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide(x, y);
    p[pi] = int$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_uint16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
  p: Uint16Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide(x, y);
    p[pi] = int$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_int32(
  n: number,
  a: Int32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Int32Array, oi: number, so: number,
  p: Int32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide(x, y);
    p[pi] = int$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_uint32(
  n: number,
  a: Uint32Array, ai: number, sa: number,
  b: Uint32Array, bi: number, sb: number,
  o: Uint32Array, oi: number, so: number,
  p: Uint32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide(x, y);
    p[pi] = int$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
  p: BigInt64Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide64(x, y);
    p[pi] = int$remainder64(x, y);
    o[oi] = first;
  }
}

export function divmod_uint64(
  n: number,
  a: BigUint64Array, ai: number, sa: number,
  b: BigUint64Array, bi: number, sb: number,
  o: BigUint64Array, oi: number, so: number,
  p: BigUint64Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = int$floorDivide64(x, y);
    p[pi] = int$remainder64(x, y);
    o[oi] = first;
  }
}

export function divmod_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
  p: Float32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = float$floorDivide32(x, y);
    p[pi] = float$remainder(x, y);
    o[oi] = first;
  }
}

export function divmod_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
  p: Float64Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = float$floorDivide(x, y);
    p[pi] = float$remainder(x, y);
    o[oi] = first;
  }
}

export const divmodLoops: LoopTable<BinaryPairLoop> = {
  pattern: "xx->xx",
  letters: "bBhHiIqQefd",
  loops: [
    divmod_int8,
    divmod_uint8,
    divmod_int16,
    divmod_uint16,
    divmod_int32,
    divmod_uint32,
    divmod_int64,
    divmod_uint64,
    null,
    divmod_float32,
    divmod_float64,
  ],
};
