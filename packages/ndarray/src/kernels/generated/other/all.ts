// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, OtherLoops } from "../../types.ts";

/** Sets o[oi] to 0 when an element is false. */
export function all_float16(
  n: number, a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!((a[ai]! & 0x7fff) !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_complex64(
  n: number, a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0 || a[ai + 1] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_complex128(
  n: number, a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0 || a[ai + 1] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_datetime64(
  n: number, a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0n)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_timedelta64(
  n: number, a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0n)) {
      o[oi] = 0;
      return;
    }
  }
}

export const allOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["F->?","D->?","M->?","m->?"],
  loops: [
    all_float16,
    all_complex64,
    all_complex128,
    all_datetime64,
    all_timedelta64,
  ],
};
