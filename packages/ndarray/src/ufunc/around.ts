import { InvalidArgumentError } from "@tsmem/core";
import { checkOptions, outOf } from "../arguments.ts";
import { astype } from "../assign/astype.ts";
import { shown } from "../dtype/convert.ts";
import { nums } from "../dtype/dtype.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import type { NDArray } from "../ndarray.ts";
import { imag, real } from "../views/parts.ts";
import { applyUfunc, type Results } from "./apply.ts";
import { divide, multiply, positive } from "./arithmetic.ts";
import type { Operandlike } from "./function.ts";
import { operandOf } from "./operand.ts";
import { rint } from "./rounding.ts";

/** What `around` accepts. */
export interface AroundOptions {
  /** Where to write; its shape must be that of the array. */
  readonly out?: NDArray | null;
}

/** @internal */
export function aroundResults(a: Operandlike, decimals = 0, options: AroundOptions = {}): Results {
  const results = nativeResults(a, decimals, options);
  const { array, dtype } = operandOf("around", a);
  const isKept = decimals !== 0 || (dtype.num >= nums.int8 && dtype.num <= nums.uint64);
  if (array === null || dtype.isNative || results.isScalar || !isKept) return results;
  if (options.out !== undefined && options.out !== null) return results;
  // NumPy keeps the byte order where it does not just call rint.
  return { arrays: [astype(results.arrays[0]!, dtype)], isScalar: false };
}

function nativeResults(a: Operandlike, decimals: number, options: AroundOptions): Results {
  const out = outOf("around", options.out);
  if (!Number.isInteger(decimals)) {
    throw new InvalidArgumentError(`around: decimals is ${shown(decimals)}; give an integer`, {
      value: decimals,
    });
  }
  const { num } = operandOf("around", a).dtype;
  const isComplexNumber = num === nums.complex64 || num === nums.complex128;
  if (isComplexNumber && decimals !== 0) return byParts(a, decimals, out);
  const isInteger = num >= nums.int8 && num <= nums.uint64;
  if (decimals >= 0 && isInteger) return applyUfunc(positive.ufunc, [a], { out });
  if (decimals === 0) return applyUfunc(rint.ufunc, [a], { out });
  const factor = new WeakFloat(10 ** Math.abs(decimals));
  const [scale, unscale] = decimals > 0 ? [multiply, divide] : [divide, multiply];
  const scaled = applyUfunc(scale.ufunc, [a, factor]);
  const values = scaled.arrays[0]!;
  rint(values, { out: values });
  if (!isInteger) {
    const target = out ?? values;
    unscale(values, factor, { out: target });
    return { arrays: [target], isScalar: scaled.isScalar && out === null };
  }
  const target = out ?? applyUfunc(positive.ufunc, [a]).arrays[0]!;
  unscale(values, factor, { out: target, casting: "unsafe" });
  return { arrays: [target], isScalar: scaled.isScalar && out === null };
}

/** The parts of complex numbers are rounded on their own: a complex division would be less exact. */
function byParts(a: Operandlike, decimals: number, out: NDArray | null): Results {
  const { arrays, isScalar } = applyUfunc(positive.ufunc, [a], { out });
  const target = arrays[0]!;
  for (const part of [real(target), imag(target)]) {
    aroundResults(part, decimals, { out: part });
  }
  return { arrays, isScalar };
}

/**
 * Round to a number of decimals, ties to even; negative numbers round to tens, hundreds, ….
 *
 * The number is multiplied by a power of ten, rounded and divided again, which is not exact for every
 * float.
 *
 * @returns new array, or `options.out`
 * @throws {InvalidArgumentError} `decimals` is not an integer
 * @example around(array([0.5, 1.5, 2.567]), 2) // array([0.5, 1.5, 2.57])
 */
export function around(a: Operandlike, decimals?: number, options?: AroundOptions): NDArray {
  checkOptions("around", options);
  return aroundResults(a, decimals, options).arrays[0]!;
}
