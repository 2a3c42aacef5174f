// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import { halfToNumber, numberToHalf } from "../../../dtype/half.ts";
import { floorDivide64 as int$floorDivide64 } from "../../math/integer.ts";
import { floorDivide32 as float$floorDivide32 } from "../../math/float.ts";
import { NaT as time$NaT, divideByFloat as time$divideByFloat, divideByInteger as time$divideByInteger } from "../../math/time.ts";
import type { BinaryLoop, OtherLoops } from "../../types.ts";

export function floor_divide_float16(
  n: number,
  a: Uint16Array, ai: number, sa: number,
  b: Uint16Array, bi: number, sb: number,
  o: Uint16Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = halfToNumber(a[ai]!);
    const y = halfToNumber(b[bi]!);
    o[oi] = numberToHalf(Math.fround(float$floorDivide32(x, y)));
  }
}

export function floor_divide_timedelta64_int64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$divideByInteger(x, y);
  }
}

export function floor_divide_timedelta64_float64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: Float64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = time$divideByFloat(x, y);
  }
}

export function floor_divide_timedelta64(
  n: number,
  a: BigInt64Array, ai: number, sa: number,
  b: BigInt64Array, bi: number, sb: number,
  o: BigInt64Array, oi: number, so: number,
): void {
  for (; n > 0; n--, ai += sa, bi += sb, oi += so) {
    const x = a[ai]!;
    const y = b[bi]!;
    o[oi] = x === time$NaT || y === time$NaT ? 0n : int$floorDivide64(x, y);
  }
}

export const floorDivideOtherLoops: OtherLoops<BinaryLoop> = {
  types: ["mq->m","md->m","mm->q"],
  loops: [
    floor_divide_float16,
    floor_divide_timedelta64_int64,
    floor_divide_timedelta64_float64,
    floor_divide_timedelta64,
  ],
};
