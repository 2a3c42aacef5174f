// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../dtype/half.ts";
import type { UnaryLoop, LoopTable } from "../types.ts";

export function cbrt_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(Math.cbrt(x)));
  }
}

export function cbrt_float32(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.cbrt(x);
  }
}

export function cbrt_float64(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = Math.cbrt(x);
  }
}

export const cbrtLoops: LoopTable<UnaryLoop> = {
  types: "e->e f->f d->d",
  loops: [
    cbrt_float16,
    cbrt_float32,
    cbrt_float64,
  ],
};
