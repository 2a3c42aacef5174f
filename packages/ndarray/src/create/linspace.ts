import { OutOfRangeError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkOptions } from "../arguments.ts";
import { float64 } from "../dtype/builtin.ts";
import type { Complex } from "../dtype/complex.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import type { Scalar } from "../dtype/scalar.ts";
import type { NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { type CreateOptions, newArray } from "./empty.ts";
import { fillByIndex } from "./fill-new.ts";

/** A bound of a space. */
export type SpaceBound = number | Complex | Scalar;

/** The dtype of a space without one: that of its bounds. */
type SpaceName<B, D> = [D] extends [never]
  ? [B] extends [number]
    ? "float64"
    : string
  : DTypeName<D>;

/** Options of `linspace`. */
export interface LinspaceOptions<T extends DTypeLike = DTypeLike> extends CreateOptions<T> {
  /** Whether `stop` is the last value; default true. */
  readonly endpoint?: boolean;
}

/**
 * Evenly spaced values in a range, by their number.
 *
 * @param start - first value; a complex number or a typed scalar gives a space of its dtype
 * @param num - how many; default 50
 * @param options.dtype - default float64 for numbers; integers take the floor of each value, and its low bits when it
 *   does not fit
 * @returns new array that owns its data, of shape (num,)
 * @throws {OutOfRangeError} num is negative or not an integer
 * @example linspace(0, 1, 5) // 0, 0.25, 0.5, 0.75, 1
 */
export function linspace<
  const A extends SpaceBound,
  const B extends SpaceBound,
  const D extends DTypeLike = never,
>(
  start: A,
  stop: B,
  num = 50,
  options: LinspaceOptions<D> = {},
): NDArray<SpaceName<A | B, D>, readonly [number]> {
  checkOptions("linspace", options);
  if (!Number.isInteger(num) || num < 0) {
    throw new OutOfRangeError(
      `linspace: number of samples, ${shown(num)}, must be a non-negative integer`,
      { value: num },
    );
  }
  const { endpoint = true, allocator } = options;
  if (typeof start !== "number" || typeof stop !== "number") {
    return restOf("linspace").typedSpace(start, stop, num, options) as unknown as NDArray<
      SpaceName<A | B, D>,
      readonly [number]
    >;
  }
  const dtype = options.dtype === undefined ? float64 : dtypeOf(options.dtype);
  const a = newArray("linspace", [num], dtype, "C", allocator);
  const values = evenly(start, stop, num, endpoint);
  if (a.access === nums.float64) {
    (a.storage.typed(nums.float64) as Float64Array).set(values, a.byteOffset / 8);
  } else storeSpace(a, values);
  return a as unknown as NDArray<SpaceName<A | B, D>, readonly [number]>;
}

/** @internal Store the values of a space; integers take the floor, as NumPy rounds them. */
export function storeSpace(a: NDArray, values: Float64Array): void {
  const { dtype } = a;
  const isInteger = dtype.kind === "i" || dtype.kind === "u";
  fillByIndex(a, (i) => (isInteger ? wrapped(values[i]!, dtype) : values[i]!));
}

function evenly(start: number, stop: number, num: number, endpoint: boolean): Float64Array {
  const parts = endpoint ? num - 1 : num;
  const span = stop - start;
  const step = span / parts;
  const values = new Float64Array(num);
  // A step that underflows to 0 would lose the span: divide last then, as NumPy does.
  if (parts > 0 && step !== 0) for (let i = 0; i < num; i++) values[i] = i * step + start;
  else {
    for (let i = 0; i < num; i++) values[i] = (parts > 0 ? (i / parts) * span : i * span) + start;
  }
  if (endpoint && num > 1) values[num - 1] = stop;
  return values;
}

// As C converts: rounded down, then the low bits.
function wrapped(value: number, dtype: DType): bigint {
  const whole = Number.isFinite(value) ? BigInt(Math.floor(value)) : -(2n ** 63n);
  const bits = dtype.itemsize * 8;
  return dtype.kind === "i" ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
}
