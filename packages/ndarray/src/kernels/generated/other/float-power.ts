// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { complexPower as complex$complexPower, z as complex$z } from "../../math/complex.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function float_power_complex128(
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

export const floatPowerOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["DD->D"],
  loops: [
    float_power_complex128,
  ],
};
