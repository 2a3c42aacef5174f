// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function logical_not_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = x === 0 ? 1 : 0;
  }
}

export function logical_not_complex64(
  n: number,
  a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = xr === 0 && xi === 0 ? 1 : 0;
  }
}

export function logical_not_complex128(
  n: number,
  a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const xr = a[ai]!;
    const xi = a[ai + 1]!;
    o[oi] = xr === 0 && xi === 0 ? 1 : 0;
  }
}

export function logical_not_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0n ? 1 : 0;
  }
}

export function logical_not_datetime64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === 0n ? 1 : 0;
  }
}

export const logicalNotOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->?","D->?","m->?","M->?"],
  loops: [
    logical_not_float16,
    logical_not_complex64,
    logical_not_complex128,
    logical_not_timedelta64,
    logical_not_datetime64,
  ],
};
