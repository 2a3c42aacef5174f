// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { heaviside as float$heaviside } from "../../math/float.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function heaviside_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(float$heaviside(x, y)));
  }
}

export const heavisideOtherLoops: OtherLoops<BinaryLoop> = {
  types: [],
  loops: [
    heaviside_float16,
  ],
};
