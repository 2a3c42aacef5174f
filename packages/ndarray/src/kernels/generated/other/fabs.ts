// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function fabs_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = numberToHalf(Math.fround(Math.abs(x)));
  }
}

export const fabsOtherLoops: OtherLoops<UnaryLoop> = {
  types: [],
  loops: [
    fabs_float16,
  ],
};
