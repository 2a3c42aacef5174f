// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { power as float$power } from "../../math/float.ts";
import { complexPower as complex$complexPower, z as complex$z } from "../../math/complex.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function power_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(float$power(x, y)));
  }
}

export function power_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const yr = b[bi]!;
    const yi = b[bi + 1]!;
    complex$complexPower(xr, xi, yr, yi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function power_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const yr = b[bi]!;
    const yi = b[bi + 1]!;
    complex$complexPower(xr, xi, yr, yi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export const powerOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["FF->F","DD->D"],
  loops: [
    power_float16,
    power_complex64,
    power_complex128,
  ],
};
