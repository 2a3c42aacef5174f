// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { sign as float$sign } from "../../math/float.ts";
import { complexSign as complex$complexSign, complexSign32 as complex$complexSign32, z as complex$z } from "../../math/complex.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function sign_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(float$sign(x)));
  }
}

export function sign_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexSign32(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function sign_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    complex$complexSign(xr, xi);
    const re = complex$z[0]!;
    o[oi + 1] = complex$z[1]!;
    o[oi] = re;
  }
}

export function sign_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x > 0n ? 1n : x < 0n ? -1n : 0n;
  }
}

export const signOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D","m->m"],
  loops: [
    sign_float16,
    sign_complex64,
    sign_complex128,
    sign_timedelta64,
  ],
};
