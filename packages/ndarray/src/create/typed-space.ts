import { checkNumber } from "../arguments.ts";
import { builtinOf, float64 } from "../dtype/builtin.ts";
import { Complex, isComplex } from "../dtype/complex.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { dtypeOf } from "../dtype/dtype-of.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { Scalar } from "../dtype/scalar.ts";
import type { NDArray } from "../ndarray.ts";
import { newArray } from "./empty.ts";
import { fillByIndex } from "./fill-new.ts";
import { type LinspaceOptions, type SpaceBound, storeSpace } from "./linspace.ts";

/** `linspace` between bounds that are not both plain numbers: complex numbers and typed scalars. */
export function typedSpace(
  start: SpaceBound,
  stop: SpaceBound,
  num: number,
  { endpoint = true, dtype: given, allocator }: LinspaceOptions,
): NDArray {
  const own = spaceDType([start, stop]);
  const dtype = given === undefined ? own : dtypeOf(given);
  const a = newArray("linspace", [num], dtype, "C", allocator);
  const [from, to] = [partsOf(start), partsOf(stop)];
  const round = roundingOf(own);
  const isComplexSpace = own.kind === "c";
  const re = evenly(from[0], to[0], num, endpoint, round, isComplexSpace);
  if (isComplexSpace && dtype.kind === "c") {
    const im = evenly(from[1], to[1], num, endpoint, round, true);
    fillByIndex(a, (i) => new Complex(re[i]!, im[i]));
  } else storeSpace(a, re);
  return a;
}

/** The dtype of a space whose bounds are not both plain numbers: typed scalars keep their precision. */
function spaceDType(bounds: readonly SpaceBound[]): DType {
  let dtype: DType | undefined;
  let isComplexSpace = false;
  for (const bound of bounds) {
    isComplexSpace ||= isComplex(bound);
    if (bound instanceof Scalar)
      dtype = promoteDTypes(bound.dtype.asNative(), dtype ?? bound.dtype);
    else if (!isComplex(bound))
      checkNumber("linspace", bound === bounds[0] ? "start" : "stop", bound);
  }
  const real = dtype === undefined || dtype.num <= nums.uint64 ? float64 : dtype;
  return isComplexSpace ? promoteDTypes(real, builtinOf(nums.complex64)) : real;
}

/** The real and the imaginary part of a bound. */
function partsOf(bound: SpaceBound): readonly [number, number] {
  const value = bound instanceof Scalar ? bound.value : bound;
  return isComplex(value) ? [value.re, value.im] : [Number(value), 0];
}

/** How results of the dtype are rounded after each operation. */
function roundingOf(dtype: DType): (value: number) => number {
  if (dtype.itemsize === 4 * (dtype.kind === "c" ? 2 : 1)) return Math.fround;
  if (dtype.num !== nums.float16) return (value) => value;
  return (value) => new Scalar(dtype, value).value as number;
}

function evenly(
  start: number,
  stop: number,
  num: number,
  endpoint: boolean,
  round: (value: number) => number,
  isReciprocal: boolean,
): Float64Array {
  const parts = endpoint ? num - 1 : num;
  const span = round(stop - start);
  // NumPy divides complex numbers by multiplying with the reciprocal.
  const over = (value: number): number =>
    isReciprocal ? round(value * round(1 / parts)) : round(value / parts);
  const step = over(span);
  const values = new Float64Array(num);
  // A step that underflows to 0 would lose the span: divide last then, as NumPy does.
  for (let i = 0; i < num; i++) {
    const passed = parts > 0 && step !== 0 ? i * step : parts > 0 ? over(i) * span : i * span;
    values[i] = round(round(passed) + start);
  }
  if (endpoint && num > 1) values[num - 1] = stop;
  return values;
}
