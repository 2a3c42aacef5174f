// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

export function degrees_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x * Math.fround(180 / Math.PI);
  }
}

export function degrees_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x * (180 / Math.PI);
  }
}

export const degreesLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "efd",
  loops: [
    null,
    degrees_float32,
    degrees_float64,
  ],
};
