// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { power as float$power } from "../math/float.ts";
import type { BinaryLoop, LoopTable } from "../types.ts";

export function float_power_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$power(x, y);
  }
}

export const floatPowerLoops: LoopTable<BinaryLoop> = {
  pattern: "xx->x",
  letters: "d",
  loops: [
    float_power_float64,
  ],
};
