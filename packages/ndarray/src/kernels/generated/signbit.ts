// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { isNegative as float$isNegative } from "../math/float.ts";
import type { UnaryLoop, LoopTable } from "../types.ts";

export function signbit_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$isNegative(x) ? 1 : 0;
  }
}

export function signbit_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = float$isNegative(x) ? 1 : 0;
  }
}

export const signbitLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "efd",
  loops: [
    null,
    signbit_float32,
    signbit_float64,
  ],
};
