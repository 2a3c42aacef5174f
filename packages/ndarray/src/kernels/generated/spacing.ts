// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { spacing as float$spacing, spacing32 as float$spacing32 } from "../math/float.ts";
import type { UnaryLoop, LoopTable } from "../types.ts";

export function spacing_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$spacing32(x);
  }
}

export function spacing_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$spacing(x);
  }
}

export const spacingLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "efd",
  loops: [
    null,
    spacing_float32,
    spacing_float64,
  ],
};
