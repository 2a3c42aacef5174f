// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { exponentOf as float$exponentOf, mantissaOf as float$mantissaOf } from "../math/float.ts";
import type { UnaryPairLoop, LoopTable } from "../types.ts";

export function frexp_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
  p: Int32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so, pi += sp) {
    const x = a[ai]!;
    const first = float$mantissaOf(x);
    p[pi] = float$exponentOf(x);
    o[oi] = first;
  }
}

export function frexp_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
  p: Int32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so, pi += sp) {
    const x = a[ai]!;
    const first = float$mantissaOf(x);
    p[pi] = float$exponentOf(x);
    o[oi] = first;
  }
}

export const frexpLoops: LoopTable<UnaryPairLoop> = {
  pattern: "x->xi",
  letters: "efd",
  loops: [
    null,
    frexp_float32,
    frexp_float64,
  ],
};
