// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { NaT as time$NaT } from "../../math/time.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

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

export const isnatOtherLoops: OtherLoops<UnaryLoop> = {
  types: ["M->?","m->?"],
  loops: [
    isnat_datetime64,
    isnat_timedelta64,
  ],
};
