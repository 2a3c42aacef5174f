import { OutOfRangeError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkNumber, checkOptions } from "../arguments.ts";
import { float64 } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { DTypeName } from "../types/dtypes.ts";
import { type CreateOptions, newArray } from "./empty.ts";
import { fillByIndex } from "./fill-new.ts";

/** Options of `linspace`. */
export interface LinspaceOptions<T extends DTypeLike = DTypeLike> extends CreateOptions<T> {
  /** Whether `stop` is the last value; default true. */
  readonly endpoint?: boolean;
}

/**
 * Evenly spaced values in a range, by their number.
 *
 * @param num - how many; default 50
 * @param options.dtype - default float64; integers take the floor of each value, and its low bits when it
 *   does not fit
 * @returns new array that owns its data, of shape (num,)
 * @throws {OutOfRangeError} num is negative or not an integer
 * @example linspace(0, 1, 5) // 0, 0.25, 0.5, 0.75, 1
 */
export function linspace<const D extends DTypeLike = "float64">(
  start: number,
  stop: number,
  num = 50,
  options: LinspaceOptions<D> = {},
): NDArray<DTypeName<D>, readonly [number]> {
  checkOptions("linspace", options);
  checkNumber("linspace", "start", start);
  checkNumber("linspace", "stop", stop);
  if (!Number.isInteger(num) || num < 0) {
    throw new OutOfRangeError(
      `linspace: number of samples, ${shown(num)}, must be a non-negative integer`,
      { value: num },
    );
  }
  const { endpoint = true, allocator } = options;
  const dtype = options.dtype === undefined ? float64 : dtypeOf(options.dtype);
  const a = newArray("linspace", [num], dtype, "C", allocator);
  const parts = endpoint ? num - 1 : num;
  const span = stop - start;
  const step = span / parts;
  const isInteger = dtype.kind === "i" || dtype.kind === "u";
  const values = new Float64Array(num);
  // A step that underflows to 0 would lose the span: divide last then, as NumPy does.
  if (parts > 0 && step !== 0) for (let i = 0; i < num; i++) values[i] = i * step + start;
  else {
    for (let i = 0; i < num; i++) values[i] = (parts > 0 ? (i / parts) * span : i * span) + start;
  }
  if (endpoint && num > 1) values[num - 1] = stop;
  if (a.access === nums.float64) {
    (a.storage.typed(nums.float64) as Float64Array).set(values, a.byteOffset / 8);
  } else {
    fillByIndex(a, (i) => (isInteger ? wrapped(values[i]!, dtype) : values[i]!));
  }
  return a as unknown as NDArray<DTypeName<D>, readonly [number]>;
}

// As C converts: rounded down, then the low bits.
function wrapped(value: number, dtype: DType): bigint {
  const whole = Number.isFinite(value) ? BigInt(Math.floor(value)) : -(2n ** 63n);
  const bits = dtype.itemsize * 8;
  return dtype.kind === "i" ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
}
