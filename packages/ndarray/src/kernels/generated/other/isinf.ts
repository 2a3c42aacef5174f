// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function isinf_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = x === Infinity || x === -Infinity ? 1 : 0;
  }
}

export function isinf_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = xr === Infinity || xr === -Infinity || xi === Infinity || xi === -Infinity ? 1 : 0;
  }
}

export function isinf_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = xr === Infinity || xr === -Infinity || xi === Infinity || xi === -Infinity ? 1 : 0;
  }
}

export function isinf_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export function isinf_datetime64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    o[oi] = 0;
  }
}

export const isinfOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->?","D->?","m->?","M->?"],
  loops: [
    isinf_float16,
    isinf_complex64,
    isinf_complex128,
    isinf_timedelta64,
    isinf_datetime64,
  ],
};
