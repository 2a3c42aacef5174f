// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { hypot as float$hypot } from "../../math/float.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function absolute_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(Math.abs(x)));
  }
}

export function absolute_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x < 0n ? -x : x;
  }
}

export function absolute_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = float$hypot(xr, xi);
  }
}

export function absolute_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = float$hypot(xr, xi);
  }
}

export const absoluteOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["m->m","F->f","D->d"],
  loops: [
    absolute_float16,
    absolute_timedelta64,
    absolute_complex64,
    absolute_complex128,
  ],
};
