// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { scale as float$scale } from "../math/float.ts";
import type { BinaryLoop, LoopTable } from "../types.ts";

export function ldexp_float32_int32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$scale(x, y);
  }
}

export function ldexp_float64_int32(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$scale(x, y);
  }
}

export function ldexp_float32_int64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$scale(x, Number(y));
  }
}

export function ldexp_float64_int64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = float$scale(x, Number(y));
  }
}

export const ldexpLoops: LoopTable<BinaryLoop> = {
  pattern: "xi->x",
  letters: "efd",
  mixed: ["eq->e","fq->f","dq->d"],
  loops: [
    null,
    ldexp_float32_int32,
    ldexp_float64_int32,
    null,
    ldexp_float32_int64,
    ldexp_float64_int64,
  ],
};
