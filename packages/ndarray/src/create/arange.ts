import { SizeOverflowError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { float64, int64 } from "../dtype/builtin.ts";
import { type Complex, isComplex } from "../dtype/complex.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";
import type { Length } from "../types/axes.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { type CreateOptions, newArray } from "./empty.ts";

export type Bound = number | bigint | boolean | Complex | Scalar | WeakFloat;

/** The dtype of a range without one: that of its bounds. */
type RangeName<B, D> = [D] extends [never]
  ? [B] extends [bigint]
    ? "int64"
    : [B] extends [number]
      ? "float64"
      : string
  : DTypeName<D>;

/** The length is known of a range that has an end alone, a whole number. */
type RangeShape<A> = A extends number
  ? `${A}` extends `${bigint}`
    ? readonly [Length<A>]
    : readonly [number]
  : readonly [number];

/**
 * Evenly spaced values in a half-open range, by their distance.
 *
 * Element i is `start + i * step`, computed in the dtype as NumPy does: the step is the rounded
 * difference of the first two elements.
 *
 * @param start - first value, or the end when it stands alone
 * @param stop - end, not included; default `start`, from 0; for dates a count from `start`, or a date as a
 *   `Scalar`
 * @param step - distance; default 1
 * @param options.dtype - default float64 for numbers and int64 for bigints
 * @returns new array that owns its data, of ceil((stop - start) / step) elements
 * @throws {ValueError} step is 0; dates without a start or a unit, counts that are not whole
 * @throws {SizeOverflowError} more elements than an array can have
 * @example arange(2, 10, 3) // 2, 5, 8
 */
export function arange<const A extends Bound, const D extends DTypeLike = never>(
  stop: A,
  options?: CreateOptions<D>,
): NDArray<RangeName<A, D>, RangeShape<A>>;
export function arange<
  const A extends Bound,
  const B extends Bound,
  const D extends DTypeLike = never,
>(start: A, stop: B, options?: CreateOptions<D>): NDArray<RangeName<A | B, D>, readonly [number]>;
export function arange<
  const A extends Bound,
  const B extends Bound,
  const C extends Bound,
  const D extends DTypeLike = never,
>(
  start: A,
  stop: B | undefined,
  step: C,
  options?: CreateOptions<D>,
): NDArray<RangeName<A | B | C, D>, readonly [number]>;
export function arange(
  start: Bound,
  stop?: Bound | CreateOptions,
  step?: Bound | CreateOptions,
  options?: CreateOptions,
): NDArray {
  checkOptions("arange", options);
  const bounds = [start, stop, step].filter(isBound);
  const last = [options, step, stop].find((value) => value !== undefined && !isBound(value));
  const given = (last ?? {}) as CreateOptions;
  const { rest } = registry;
  return rest === null ? arangeOfNumbers(bounds, given) : rest.arange(bounds, given);
}

function isBound(value: unknown): value is Bound {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeof value === "boolean" ||
    value instanceof Scalar ||
    value instanceof WeakFloat ||
    isComplex(value)
  );
}

/** The same of numbers and bigints in a dtype of native numbers. */
function arangeOfNumbers(bounds: readonly Bound[], options: CreateOptions): NDArray {
  const numbers = bounds.filter((bound) => typeof bound === "number" || typeof bound === "bigint");
  if (numbers.length < bounds.length || bounds.length === 0) throw needsRest("arange");
  const start = numbers.length > 1 ? numbers[0]! : 0;
  const stop = numbers[1] ?? numbers[0]!;
  const step = numbers[2] ?? 1;
  const isFloat = bounds.some((bound) => typeof bound === "number");
  const dtype = options.dtype === undefined ? (isFloat ? float64 : int64) : dtypeOf(options.dtype);
  if (dtype.num === nums.bool) throw needsRest("arange");
  if (Number(step) === 0) throw stepIsZero(step);
  const areBig = typeof start === "bigint" && typeof stop === "bigint" && typeof step === "bigint";
  const steps = areBig
    ? bigSteps(start, stop, step)
    : (Number(stop) - Number(start)) / Number(step);
  const a = newArray("arange", [checkedCount(steps, step)], dtype, "C", options.allocator);
  const at = (i: number): number => a.byteOffset + i * dtype.itemsize;
  const write = (i: number, value: unknown): void => {
    a.store(at(i), value);
  };
  if (a.size > 0) write(0, start);
  if (a.size > 1) write(1, areBig ? start + step : Number(start) + Number(step));
  if (a.size > 2) extend(a, a.load(at(0)), a.load(at(1)), write);
  return a;
}

// NumPy computes in the dtype: the first two elements are stored, and the others follow from them.
export function extend(
  { dtype, size: count }: NDArray,
  first: unknown,
  second: unknown,
  write: (i: number, value: unknown) => void,
): void {
  if (typeof first === "bigint" && typeof second === "bigint") {
    const delta = second - first;
    for (let i = 2; i < count; i++) {
      const value = first + BigInt(i) * delta;
      write(i, dtype.kind === "u" ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value));
    }
  } else {
    const [a, b] = [Number(first), Number(second)];
    // Float16 is computed in float32, as in NumPy.
    const round = dtype.kind === "f" && dtype.itemsize < 8 ? Math.fround : (x: number): number => x;
    const delta = round(b - a);
    const wrap = integerWrap(dtype);
    for (let i = 2; i < count; i++) write(i, wrap(round(a + round(i * delta))));
  }
}

function integerWrap(dtype: DType): (value: number) => number {
  const bits = dtype.itemsize * 8;
  if (dtype.kind === "i") return (value) => Number(BigInt.asIntN(bits, BigInt(value)));
  if (dtype.kind === "u") return (value) => Number(BigInt.asUintN(bits, BigInt(value)));
  return (value) => value;
}

/** How many steps of whole numbers a range has. */
export function bigSteps(start: bigint, stop: bigint, step: bigint): number {
  const [span, size] = step > 0n ? [stop - start, step] : [start - stop, -step];
  return span <= 0n ? 0 : Number((span + size - 1n) / size);
}

/** The number of elements of a range of that many steps. */
export function checkedCount(steps: number, step: unknown): number {
  if (Number.isNaN(steps)) {
    throw new ValueError("arange: cannot compute length; a bound or the step is nan", {
      value: step,
    });
  }
  const count = Math.max(0, Math.ceil(steps));
  if (count <= Number.MAX_SAFE_INTEGER) return count;
  throw new SizeOverflowError(`arange: Maximum allowed size exceeded; ${count} elements`, {
    sizes: [count],
  });
}

/** The error for ranges that do not go on. */
export function stepIsZero(step: unknown): ValueError {
  return new ValueError("arange: division by zero; give a step that is not 0", { value: step });
}
