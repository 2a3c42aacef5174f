// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { remainder as float$remainder } from "../../math/float.ts";
import { remainder as time$remainder } from "../../math/time.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function remainder_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(float$remainder(x, y)));
  }
}

export function remainder_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$remainder(x, y);
  }
}

export const remainderOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["mm->m"],
  loops: [
    remainder_float16,
    remainder_timedelta64,
  ],
};
