// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function square_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(x * x));
  }
}

export function square_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const re = Math.fround(xr * xr) - Math.fround(xi * xi);
    o[oi + 1] = Math.fround(xr * xi) + Math.fround(xi * xr);
    o[oi] = re;
  }
}

export function square_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const re = (xr * xr) - (xi * xi);
    o[oi + 1] = (xr * xi) + (xi * xr);
    o[oi] = re;
  }
}

export const squareOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D"],
  loops: [
    square_float16,
    square_complex64,
    square_complex128,
  ],
};
