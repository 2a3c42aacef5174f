// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { floorDivide64 as int$floorDivide64 } from "../../math/integer.ts";
import { floorDivide32 as float$floorDivide32, remainder as float$remainder } from "../../math/float.ts";
import { NaT as time$NaT, remainder as time$remainder } from "../../math/time.ts";
import type { BinaryPairLoop, OtherLoops } from "../../types.ts";

export function divmod_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
  p: Uint16Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    const first = numberToHalf(Math.fround(float$floorDivide32(x, y)));
    p[pi] = numberToHalf(Math.fround(float$remainder(x, y)));
    o[oi] = first;
  }
}

export function divmod_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
  p: BigInt64Array, pi: number, sp: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so, pi += sp) {
    const x = a[ai]!;
    const y = b[bi]!;
    const first = x === time$NaT || y === time$NaT ? 0n : int$floorDivide64(x, y);
    p[pi] = time$remainder(x, y);
    o[oi] = first;
  }
}

export const divmodOtherLoops: OtherLoops<BinaryPairLoop> = {
  types: ["mm->qm"],
  loops: [
    divmod_float16,
    divmod_timedelta64,
  ],
};
