// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { logaddexp2 as float$logaddexp2 } from "../math/float.ts";
import type { BinaryLoop, LoopTable } from "../types.ts";

export function logaddexp2_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Float32Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$logaddexp2(x, y);
  }
}

export function logaddexp2_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$logaddexp2(x, y);
  }
}

export const logaddexp2Loops: LoopTable<BinaryLoop> = {
  pattern: "xx->x",
  letters: "efd",
  loops: [
    null,
    logaddexp2_float32,
    logaddexp2_float64,
  ],
};
