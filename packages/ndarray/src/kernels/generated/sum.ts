// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

function sum_float32_block(n: number, a: Float32Array, ai: number, sa: number): number {
  if (n < 8) {
    let sum = -0;
    for (; n > 0; n--, ai += sa) sum = Math.fround(sum + a[ai]!);
    return sum;
  }
  if (n > 128) {
    let whole = Math.floor(n / 2);
    whole -= whole % 8;
    return Math.fround(sum_float32_block(whole, a, ai, sa) + sum_float32_block(n - whole, a, ai + whole * sa, sa));
  }
  let r0 = a[ai]!;
  let r1 = a[ai + 1 * sa]!;
  let r2 = a[ai + 2 * sa]!;
  let r3 = a[ai + 3 * sa]!;
  let r4 = a[ai + 4 * sa]!;
  let r5 = a[ai + 5 * sa]!;
  let r6 = a[ai + 6 * sa]!;
  let r7 = a[ai + 7 * sa]!;
  const whole = n - (n % 8);
  let p = ai + 8 * sa;
  for (let k = 8; k < whole; k += 8, p += 8 * sa) {
    r0 = Math.fround(r0 + a[p]!);
    r1 = Math.fround(r1 + a[p + 1 * sa]!);
    r2 = Math.fround(r2 + a[p + 2 * sa]!);
    r3 = Math.fround(r3 + a[p + 3 * sa]!);
    r4 = Math.fround(r4 + a[p + 4 * sa]!);
    r5 = Math.fround(r5 + a[p + 5 * sa]!);
    r6 = Math.fround(r6 + a[p + 6 * sa]!);
    r7 = Math.fround(r7 + a[p + 7 * sa]!);
  }
  let sum = Math.fround(Math.fround(Math.fround(r0 + r1) + Math.fround(r2 + r3)) + Math.fround(Math.fround(r4 + r5) + Math.fround(r6 + r7)));
  for (let k = whole; k < n; k++, p += sa) sum = Math.fround(sum + a[p]!);
  return sum;
}

/** Adds the pairwise sum of a run to o[oi]. */
export function sum_float32(
  n: number, a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, _so: number,
): void {
  o[oi] = o[oi]! + sum_float32_block(n, a, ai, sa);
}

function sum_float64_block(n: number, a: Float64Array, ai: number, sa: number): number {
  if (n < 8) {
    let sum = -0;
    for (; n > 0; n--, ai += sa) sum = sum + a[ai]!;
    return sum;
  }
  if (n > 128) {
    let whole = Math.floor(n / 2);
    whole -= whole % 8;
    return sum_float64_block(whole, a, ai, sa) + sum_float64_block(n - whole, a, ai + whole * sa, sa);
  }
  let r0 = a[ai]!;
  let r1 = a[ai + 1 * sa]!;
  let r2 = a[ai + 2 * sa]!;
  let r3 = a[ai + 3 * sa]!;
  let r4 = a[ai + 4 * sa]!;
  let r5 = a[ai + 5 * sa]!;
  let r6 = a[ai + 6 * sa]!;
  let r7 = a[ai + 7 * sa]!;
  const whole = n - (n % 8);
  let p = ai + 8 * sa;
  for (let k = 8; k < whole; k += 8, p += 8 * sa) {
    r0 = r0 + a[p]!;
    r1 = r1 + a[p + 1 * sa]!;
    r2 = r2 + a[p + 2 * sa]!;
    r3 = r3 + a[p + 3 * sa]!;
    r4 = r4 + a[p + 4 * sa]!;
    r5 = r5 + a[p + 5 * sa]!;
    r6 = r6 + a[p + 6 * sa]!;
    r7 = r7 + a[p + 7 * sa]!;
  }
  let sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
  for (let k = whole; k < n; k++, p += sa) sum = sum + a[p]!;
  return sum;
}

/** Adds the pairwise sum of a run to o[oi]. */
export function sum_float64(
  n: number, a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, _so: number,
): void {
  o[oi] = o[oi]! + sum_float64_block(n, a, ai, sa);
}

export const sumLoops: LoopTable<UnaryLoop> = {
  pattern: "x->x",
  letters: "efd",
  loops: [
    null,
    sum_float32,
    sum_float64,
  ],
};
