// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function fmod_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(x % y));
  }
}

export const fmodOtherLoops: OtherLoops<BinaryLoop> = {
  types: [],
  loops: [
    fmod_float16,
  ],
};
