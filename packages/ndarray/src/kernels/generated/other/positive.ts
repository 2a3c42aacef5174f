// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function positive_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(x));
  }
}

export function positive_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Float32Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const re = xr;
    o[oi + 1] = xi;
    o[oi] = re;
  }
}

export function positive_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Float64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    const re = xr;
    o[oi + 1] = xi;
    o[oi] = re;
  }
}

export function positive_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x;
  }
}

export const positiveOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->F","D->D","m->m"],
  loops: [
    positive_float16,
    positive_complex64,
    positive_complex128,
    positive_timedelta64,
  ],
};
