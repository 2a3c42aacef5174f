// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function logical_and_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = (x !== 0) && (y !== 0) ? 1 : 0;
  }
}

export function logical_and_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const yr = b[bi]!;
    const yi = b[bi + 1]!;
    o[oi] = (xr !== 0 || xi !== 0) && (yr !== 0 || yi !== 0) ? 1 : 0;
  }
}

export function logical_and_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const yr = b[bi]!;
    const yi = b[bi + 1]!;
    o[oi] = (xr !== 0 || xi !== 0) && (yr !== 0 || yi !== 0) ? 1 : 0;
  }
}

export function logical_and_timedelta64(
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

export function logical_and_datetime64(
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

export const logicalAndOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["FF->?","DD->?","mm->?","MM->?"],
  loops: [
    logical_and_float16,
    logical_and_complex64,
    logical_and_complex128,
    logical_and_timedelta64,
    logical_and_datetime64,
  ],
};
