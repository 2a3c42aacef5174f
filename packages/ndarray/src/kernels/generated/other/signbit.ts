// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber } from "../../../dtype/half.ts";
import { isNegative as float$isNegative } from "../../math/float.ts";
import type { UnaryLoop } from "../../types.ts";

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

/** In the order of the gaps in the table of the operation. */
export const signbitOtherLoops: readonly UnaryLoop[] = [
  signbit_float16,
];
