// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { z as complex$z } from "../../math/complex.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

function sum_float16_block(n: number, a: Uint16Array, ai: number, sa: number): number {
  if (n < 8) {
    let sum = -0;
    for (; n > 0; n--, ai += sa) sum = Math.fround(sum + halfToNumber(a[ai]!));
    return sum;
  }
  if (n > 128) {
    let whole = Math.floor(n / 2);
    whole -= whole % 8;
    return Math.fround(sum_float16_block(whole, a, ai, sa) + sum_float16_block(n - whole, a, ai + whole * sa, sa));
  }
  let r0 = halfToNumber(a[ai]!);
  let r1 = halfToNumber(a[ai + 1 * sa]!);
  let r2 = halfToNumber(a[ai + 2 * sa]!);
  let r3 = halfToNumber(a[ai + 3 * sa]!);
  let r4 = halfToNumber(a[ai + 4 * sa]!);
  let r5 = halfToNumber(a[ai + 5 * sa]!);
  let r6 = halfToNumber(a[ai + 6 * sa]!);
  let r7 = halfToNumber(a[ai + 7 * sa]!);
  const whole = n - (n % 8);
  let p = ai + 8 * sa;
  for (let k = 8; k < whole; k += 8, p += 8 * sa) {
    r0 = Math.fround(r0 + halfToNumber(a[p]!));
    r1 = Math.fround(r1 + halfToNumber(a[p + 1 * sa]!));
    r2 = Math.fround(r2 + halfToNumber(a[p + 2 * sa]!));
    r3 = Math.fround(r3 + halfToNumber(a[p + 3 * sa]!));
    r4 = Math.fround(r4 + halfToNumber(a[p + 4 * sa]!));
    r5 = Math.fround(r5 + halfToNumber(a[p + 5 * sa]!));
    r6 = Math.fround(r6 + halfToNumber(a[p + 6 * sa]!));
    r7 = Math.fround(r7 + halfToNumber(a[p + 7 * sa]!));
  }
  let sum = Math.fround(Math.fround(Math.fround(r0 + r1) + Math.fround(r2 + r3)) + Math.fround(Math.fround(r4 + r5) + Math.fround(r6 + r7)));
  for (let k = whole; k < n; k++, p += sa) sum = Math.fround(sum + halfToNumber(a[p]!));
  return sum;
}

/** Adds the pairwise sum of a run to o[oi]. */
export function sum_float16(
  n: number, a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, _so: number,
): void {
  o[oi] = numberToHalf(Math.fround(halfToNumber(o[oi]!) + sum_float16_block(n, a, ai, sa)));
}

function sum_complex64_block(n: number, a: Float32Array, ai: number, sa: number): void {
  let re = -0;
  let im = -0;
  if (n < 4) {
    for (; n > 0; n--, ai += sa) {
      re = Math.fround(re + a[ai]!);
      im = Math.fround(im + a[ai + 1]!);
    }
    complex$z[0] = re;
    complex$z[1] = im;
    return;
  }
  if (n > 64) {
    const whole = (n - (n % 8)) / 2;
    sum_complex64_block(whole, a, ai, sa);
    re = complex$z[0]!;
    im = complex$z[1]!;
    sum_complex64_block(n - whole, a, ai + whole * sa, sa);
    complex$z[0] = Math.fround(re + complex$z[0]!);
    complex$z[1] = Math.fround(im + complex$z[1]!);
    return;
  }
  let r0 = a[ai]!;
  let i0 = a[ai + 1]!;
  let r1 = a[ai + 1 * sa]!;
  let i1 = a[ai + 1 + 1 * sa]!;
  let r2 = a[ai + 2 * sa]!;
  let i2 = a[ai + 1 + 2 * sa]!;
  let r3 = a[ai + 3 * sa]!;
  let i3 = a[ai + 1 + 3 * sa]!;
  const whole = n - (n % 4);
  let p = ai + 4 * sa;
  for (let k = 4; k < whole; k += 4, p += 4 * sa) {
    r0 = Math.fround(r0 + a[p]!);
    i0 = Math.fround(i0 + a[p + 1]!);
    r1 = Math.fround(r1 + a[p + 1 * sa]!);
    i1 = Math.fround(i1 + a[p + 1 + 1 * sa]!);
    r2 = Math.fround(r2 + a[p + 2 * sa]!);
    i2 = Math.fround(i2 + a[p + 1 + 2 * sa]!);
    r3 = Math.fround(r3 + a[p + 3 * sa]!);
    i3 = Math.fround(i3 + a[p + 1 + 3 * sa]!);
  }
  re = Math.fround(Math.fround(r0 + r1) + Math.fround(r2 + r3));
  im = Math.fround(Math.fround(i0 + i1) + Math.fround(i2 + i3));
  for (let k = whole; k < n; k++, p += sa) {
    re = Math.fround(re + a[p]!);
    im = Math.fround(im + a[p + 1]!);
  }
  complex$z[0] = re;
  complex$z[1] = im;
}

/** Adds the pairwise sum of a run to the pair at o[oi]. */
export function sum_complex64(
  n: number, a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, _so: number,
): void {
  sum_complex64_block(n, a, ai, sa);
  o[oi] = o[oi]! + complex$z[0]!;
  o[oi + 1] = o[oi + 1]! + complex$z[1]!;
}

function sum_complex128_block(n: number, a: Float64Array, ai: number, sa: number): void {
  let re = -0;
  let im = -0;
  if (n < 4) {
    for (; n > 0; n--, ai += sa) {
      re = re + a[ai]!;
      im = im + a[ai + 1]!;
    }
    complex$z[0] = re;
    complex$z[1] = im;
    return;
  }
  if (n > 64) {
    const whole = (n - (n % 8)) / 2;
    sum_complex128_block(whole, a, ai, sa);
    re = complex$z[0]!;
    im = complex$z[1]!;
    sum_complex128_block(n - whole, a, ai + whole * sa, sa);
    complex$z[0] = re + complex$z[0]!;
    complex$z[1] = im + complex$z[1]!;
    return;
  }
  let r0 = a[ai]!;
  let i0 = a[ai + 1]!;
  let r1 = a[ai + 1 * sa]!;
  let i1 = a[ai + 1 + 1 * sa]!;
  let r2 = a[ai + 2 * sa]!;
  let i2 = a[ai + 1 + 2 * sa]!;
  let r3 = a[ai + 3 * sa]!;
  let i3 = a[ai + 1 + 3 * sa]!;
  const whole = n - (n % 4);
  let p = ai + 4 * sa;
  for (let k = 4; k < whole; k += 4, p += 4 * sa) {
    r0 = r0 + a[p]!;
    i0 = i0 + a[p + 1]!;
    r1 = r1 + a[p + 1 * sa]!;
    i1 = i1 + a[p + 1 + 1 * sa]!;
    r2 = r2 + a[p + 2 * sa]!;
    i2 = i2 + a[p + 1 + 2 * sa]!;
    r3 = r3 + a[p + 3 * sa]!;
    i3 = i3 + a[p + 1 + 3 * sa]!;
  }
  re = (r0 + r1) + (r2 + r3);
  im = (i0 + i1) + (i2 + i3);
  for (let k = whole; k < n; k++, p += sa) {
    re = re + a[p]!;
    im = im + a[p + 1]!;
  }
  complex$z[0] = re;
  complex$z[1] = im;
}

/** Adds the pairwise sum of a run to the pair at o[oi]. */
export function sum_complex128(
  n: number, a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, _so: number,
): void {
  sum_complex128_block(n, a, ai, sa);
  o[oi] = o[oi]! + complex$z[0]!;
  o[oi + 1] = o[oi + 1]! + complex$z[1]!;
}

export const sumOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D"],
  loops: [
    sum_float16,
    sum_complex64,
    sum_complex128,
  ],
};
