// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function log10_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.log10(x);
  }
}

export function log10_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.log10(x);
  }
}

export const log10Loops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "efd",
  loops: [
    null,
    log10_float32,
    log10_float64,
  ],
};
