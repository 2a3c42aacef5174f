// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { exponentOf as float$exponentOf, mantissaOf as float$mantissaOf } from "../../math/float.ts";
import type { UnaryPairLoop, OtherLoops } from "../../types.ts";

export function frexp_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  o: Uint16Array, oi: number, so: number,
  p: Int32Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, oi += so, pi += sp) {
    const x = halfToNumber(a[ai]!);
    const first = numberToHalf(Math.fround(float$mantissaOf(x)));
    p[pi] = float$exponentOf(x);
    o[oi] = first;
  }
}

export const frexpOtherLoops: OtherLoops<UnaryPairLoop> = {
  types: [],
  loops: [
    frexp_float16,
  ],
};
