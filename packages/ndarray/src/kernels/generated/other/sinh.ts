// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { complexSinh as complex$complexSinh, z as complex$z } from "../../math/complex.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function sinh_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(Math.sinh(x)));
  }
}

export function sinh_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexSinh(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function sinh_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexSinh(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export const sinhOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D"],
  loops: [
    sinh_float16,
    sinh_complex64,
    sinh_complex128,
  ],
};
