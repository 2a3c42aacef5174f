// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { fraction as float$fraction } from "../../math/float.ts";
import type { UnaryPairLoop, OtherLoops } from "../../types.ts";

export function modf_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
  p: Uint16Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so, pi += sp) {
    const x = halfToNumber(a[ai]!);
    const first = numberToHalf(Math.fround(float$fraction(x)));
    p[pi] = numberToHalf(Math.fround(Math.trunc(x)));
    o[oi] = first;
  }
}

export const modfOtherLoops: OtherLoops<UnaryPairLoop> = {
  types: [],
  loops: [
    modf_float16,
  ],
};
