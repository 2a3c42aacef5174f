import { DTypeError, InvalidArgumentError } from "@tsmem/core";
import { builtinOf, float64, int64 } from "../dtype/builtin.ts";
import { Complex, isComplex } from "../dtype/complex.ts";
import { shown } from "../dtype/convert.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { dtypeOf } from "../dtype/dtype-of.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import { bigSteps, type Bound, checkedCount, extend, stepIsZero } from "./arange.ts";
import { type CreateOptions, newArray } from "./empty.ts";

/** `arange` of complex numbers, dates and spans too, in any dtype. */
export function arangeOfAny(bounds: readonly Bound[], options: CreateOptions): NDArray {
  const dtype = options.dtype === undefined ? rangeDType(bounds) : dtypeOf(options.dtype);
  const [from, to, by] = dtype.unit === null ? bounds.map(plain) : timeBounds(bounds, dtype);
  return to === undefined
    ? ranged(0, from!, 1, dtype, options)
    : ranged(from!, to, by ?? 1, dtype, options);
}

/** At least int64, typed scalars included, as in NumPy. */
function rangeDType(bounds: readonly Bound[]): DType {
  let dtype: DType = int64;
  for (const bound of bounds) {
    if (bound instanceof Scalar) {
      if (bound.dtype.num === nums.datetime64) return bound.dtype;
      dtype = promoteDTypes(dtype, bound.dtype);
    } else if (isComplex(bound)) return builtinOf(nums.complex128);
    else if (typeof plain(bound) === "number") dtype = promoteDTypes(dtype, float64);
  }
  return dtype;
}

function plain(bound: Bound): number | bigint | Complex {
  const value = bound instanceof Scalar || bound instanceof WeakFloat ? bound.value : bound;
  if (typeof value === "boolean") return BigInt(value);
  if (typeof value === "number" || typeof value === "bigint" || isComplex(value)) return value;
  throw new InvalidArgumentError(`arange: ${shown(value)} is not a number`, { value });
}

/** Whole counts of the unit; the end of a range of dates counts from its start, unless it is a date. */
function timeBounds(bounds: readonly Bound[], dtype: DType): (number | bigint | Complex)[] {
  const isDate = dtype.num === nums.datetime64;
  if (isDate && bounds.length === 1) {
    throw new ValueError(
      "arange: arange requires both a start and a stop for NumPy datetime64 ranges; give both",
      { value: bounds[0] },
    );
  }
  const counts = bounds.map((bound, i) => {
    const count = plain(bound);
    if (typeof count === "bigint") return count;
    if (Number.isSafeInteger(count)) return BigInt(count as number);
    throw new ValueError(
      `arange: Could not convert object to NumPy ${isDate && i < 2 ? "datetime" : "timedelta"}; ${shown(count)} is not a whole count`,
      { value: bound },
    );
  });
  if (isDate && dtype.unit!.unit === "") {
    throw new ValueError(
      "arange: Converting an integer to a NumPy datetime requires a specified unit; use a dtype such as M8[D]",
      { value: bounds[0] },
    );
  }
  const stop = bounds[1];
  const isSpan = !(stop instanceof Scalar && stop.dtype.num === nums.datetime64);
  if (isDate && isSpan) counts[1] = counts[0]! + counts[1]!;
  return counts;
}

function ranged(
  start: number | bigint | Complex,
  stop: number | bigint | Complex,
  step: number | bigint | Complex,
  dtype: DType,
  options: CreateOptions,
): NDArray {
  const count = countOf(start, stop, step);
  if ("SUV".includes(dtype.kind)) {
    throw new DTypeError(`arange: no range of dtype ${dtype.toString()}; use a number dtype`, {
      dtypes: [dtype],
    });
  }
  if (dtype.kind === "b" && count > 2) {
    throw new InvalidArgumentError(
      "arange: arange() is only supported for booleans when the result has at most length 2; use an integer dtype",
      { value: count },
    );
  }
  const a = newArray("arange", [count], dtype, "C", options.allocator);
  const { view, byteStart } = a.storage;
  const { itemsize } = dtype;
  const codec = dtype.codec;
  const write = (i: number, value: unknown): void => {
    codec.write(view, byteStart + i * itemsize, value);
  };
  const read = (i: number): unknown => codec.read(view, byteStart + i * itemsize);
  if (count > 0) write(0, start);
  if (count > 1) write(1, sum(start, step));
  if (count <= 2) return a;
  const [first, second] = [read(0), read(1)];
  if (isComplex(first) && isComplex(second)) extendComplex(first, second, a, write);
  else if (!extendNumbers(a, first, second)) extend(a, first, second, write);
  return a;
}

/** `extend` for float64, and for int64 where float64 is exact; false for others. */
function extendNumbers(a: NDArray, first: unknown, second: unknown): boolean {
  const { access, size } = a;
  if (access === nums.float64 && typeof first === "number" && typeof second === "number") {
    const data = a.storage.typed(nums.float64) as Float64Array;
    const start = a.byteOffset / 8;
    const delta = second - first;
    for (let i = 2; i < size; i++) data[start + i] = first + i * delta;
    return true;
  }
  const { rest } = registry;
  if (access !== nums.int64 || rest === null) return false;
  if (typeof first !== "bigint" || typeof second !== "bigint") return false;
  const last = first + BigInt(size - 1) * (second - first);
  const isExact = [first, second, last].every((x) => Number.isSafeInteger(Number(x)));
  if (!isExact || size > Number.MAX_SAFE_INTEGER / 8) return false;
  const numbers = newArray("arange", [size], float64);
  const data = numbers.storage.typed(nums.float64) as Float64Array;
  const start = numbers.byteOffset / 8;
  const [from, delta] = [Number(first), Number(second - first)];
  for (let i = 0; i < size; i++) data[start + i] = from + i * delta;
  rest.copyInto("arange", a, numbers, "unsafe");
  return true;
}

function extendComplex(
  first: Complex,
  second: Complex,
  { size, itemsize }: NDArray,
  write: (i: number, value: unknown) => void,
): void {
  const round = itemsize === 8 ? Math.fround : (x: number): number => x;
  const [re, im] = [round(second.re - first.re), round(second.im - first.im)];
  for (let i = 2; i < size; i++) {
    write(i, new Complex(round(first.re + round(i * re)), round(first.im + round(i * im))));
  }
}

function countOf(
  start: number | bigint | Complex,
  stop: number | bigint | Complex,
  step: number | bigint | Complex,
): number {
  if (sameAsZero(step)) throw stepIsZero(step);
  const [re, im] = steps(start, stop, step);
  return checkedCount(Math.min(re, im), step);
}

// The number of steps along the real and along the imaginary part.
function steps(
  start: number | bigint | Complex,
  stop: number | bigint | Complex,
  step: number | bigint | Complex,
): [number, number] {
  if (typeof start === "bigint" && typeof stop === "bigint" && typeof step === "bigint") {
    return [bigSteps(start, stop, step), Infinity];
  }
  const [a, b, d] = [start, stop, step].map(complexOf) as [Complex, Complex, Complex];
  if (d.im === 0) return [(b.re - a.re) / d.re, Infinity];
  const scale = d.re * d.re + d.im * d.im;
  const [re, im] = [b.re - a.re, b.im - a.im];
  return [(re * d.re + im * d.im) / scale, (im * d.re - re * d.im) / scale];
}

function complexOf(value: number | bigint | Complex): Complex {
  return isComplex(value) ? value : new Complex(Number(value));
}

function sameAsZero(value: number | bigint | Complex): boolean {
  return isComplex(value) ? value.re === 0 && value.im === 0 : Number(value) === 0;
}

function sum(
  a: number | bigint | Complex,
  b: number | bigint | Complex,
): number | bigint | Complex {
  if (isComplex(a) || isComplex(b)) {
    const [x, y] = [complexOf(a), complexOf(b)];
    return new Complex(x.re + y.re, x.im + y.im);
  }
  return typeof a === "bigint" && typeof b === "bigint" ? a + b : Number(a) + Number(b);
}
