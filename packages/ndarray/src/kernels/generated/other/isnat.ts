// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { NaT as time$NaT } from "../../math/time.ts";
import type { UnaryLoop } from "../../types.ts";

export function isnat_datetime64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === time$NaT ? 1 : 0;
  }
}

export function isnat_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = a[ai]!;
    o[oi] = x === time$NaT ? 1 : 0;
  }
}

/** In the order of the gaps in the table of the operation. */
export const isnatOtherLoops: readonly UnaryLoop[] = [
  isnat_datetime64,
  isnat_timedelta64,
];
