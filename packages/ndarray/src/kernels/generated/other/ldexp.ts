// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { scale as float$scale } from "../../math/float.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function ldexp_float16_int32(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Int32Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = b[bi]!;
    o[oi] = numberToHalf(Math.fround(float$scale(x, y)));
  }
}

export function ldexp_float16_int64(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = b[bi]!;
    o[oi] = numberToHalf(Math.fround(float$scale(x, Number(y))));
  }
}

export const ldexpOtherLoops: OtherLoops<BinaryLoop> = {
  types: [],
  loops: [
    ldexp_float16_int32,
    ldexp_float16_int64,
  ],
};
