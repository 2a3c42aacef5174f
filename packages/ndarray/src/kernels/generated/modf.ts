// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { fraction as float$fraction } from "../math/float.ts";
import type { UnaryPairLoop, LoopTable } from "../types.ts";

export function modf_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
  p: Float32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so, pi += sp) {
    const x = a[ai]!;
    const first = float$fraction(x);
    p[pi] = Math.trunc(x);
    o[oi] = first;
  }
}

export function modf_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
  p: Float64Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so, pi += sp) {
    const x = a[ai]!;
    const first = float$fraction(x);
    p[pi] = Math.trunc(x);
    o[oi] = first;
  }
}

export const modfLoops: LoopTable<UnaryPairLoop> = {
  pattern: "x->xx",
  letters: "efd",
  loops: [
    null,
    modf_float32,
    modf_float64,
  ],
};
