// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { complexSqrt as complex$complexSqrt, z as complex$z } from "../../math/complex.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function sqrt_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(Math.sqrt(x)));
  }
}

export function sqrt_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexSqrt(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function sqrt_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexSqrt(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export const sqrtOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D"],
  loops: [
    sqrt_float16,
    sqrt_complex64,
    sqrt_complex128,
  ],
};
