// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { complexArctanh as complex$complexArctanh, z as complex$z } from "../../math/complex.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function arctanh_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(Math.atanh(x)));
  }
}

export function arctanh_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexArctanh(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function arctanh_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexArctanh(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export const arctanhOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D"],
  loops: [
    arctanh_float16,
    arctanh_complex64,
    arctanh_complex128,
  ],
};
