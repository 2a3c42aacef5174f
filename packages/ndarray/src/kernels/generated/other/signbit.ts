// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import { isNegative as float$isNegative } from "../../math/float.ts";
import type { UnaryLoop, OtherLoops } from "../../types.ts";

export function signbit_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so) {
    const x = halfToNumber(a[ai]!);
    o[oi] = float$isNegative(x) ? 1 : 0;
  }
}

export const signbitOtherLoops: OtherLoops<UnaryLoop> = {
  types: [],
  loops: [
    signbit_float16,
  ],
};
