// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { rint as float$rint } from "../math/float.ts";
import type { UnaryLoop, LoopTable } from "../types.ts";

export function rint_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$rint(x);
  }
}

export function rint_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$rint(x);
  }
}

export const rintLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "efd",
  loops: [
    null,
    rint_float32,
    rint_float64,
  ],
};
