// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, OtherLoops } from "../../types.ts";

/** Sets o[oi] to 1 when an element is true. */
export function any_float16(
  n: number, a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if ((a[ai]! & 0x7fff) !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_complex64(
  n: number, a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0 || a[ai + 1] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_complex128(
  n: number, a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0 || a[ai + 1] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_datetime64(
  n: number, a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0n) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_timedelta64(
  n: number, a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0n) {
      o[oi] = 1;
      return;
    }
  }
}

export const anyOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->?","D->?","M->?","m->?"],
  loops: [
    any_float16,
    any_complex64,
    any_complex128,
    any_datetime64,
    any_timedelta64,
  ],
};
