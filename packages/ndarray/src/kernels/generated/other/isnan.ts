// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import { NaT as time$NaT } from "../../math/time.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function isnan_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = x !== x ? 1 : 0;
  }
}

export function isnan_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = xr !== xr || xi !== xi ? 1 : 0;
  }
}

export function isnan_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = xr !== xr || xi !== xi ? 1 : 0;
  }
}

export function isnan_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === time$NaT ? 1 : 0;
  }
}

export function isnan_datetime64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === time$NaT ? 1 : 0;
  }
}

export const isnanOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->?","D->?","m->?","M->?"],
  loops: [
    isnan_float16,
    isnan_complex64,
    isnan_complex128,
    isnan_timedelta64,
    isnan_datetime64,
  ],
};
