import { checkOptions } from "../arguments.ts";
import { newFilled } from "../create/empty.ts";
import { float32, float64 } from "../dtype/builtin.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { ValueError } from "../errors.ts";
import { checkShape, sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import type { Pcg64 } from "./pcg64.ts";

/** Shape of the result: lengths, one length, or null for one number instead of an array. */
export type Size = number | readonly number[] | null;

/** What the continuous distributions take beside their parameters. */
export interface DrawOptions {
  /** Default null: one number. */
  readonly size?: Size;
  /** "float64" (default) or "float32", which draws half as many bits. */
  readonly dtype?: DTypeLike;
}

/** How a native kernel draws the same numbers. */
export interface NativeDraw {
  readonly kind:
    | "uniform"
    | "normal"
    | "exponential"
    | "movedUniform"
    | "movedNormal"
    | "movedExponential"
    | "integers";
  /** Shift and scale of the moved kinds; offset and range of integers, as two words of 32 bits each. */
  readonly numbers?: readonly number[];
}

/**
 * Draw one number, or fill an array of `size`, with one function per precision.
 *
 * @param native - the same draws for the kernels
 */
export function drawFloats(
  operation: string,
  bits: Pcg64,
  options: DrawOptions,
  double: (bits: Pcg64) => number,
  single: (bits: Pcg64) => number,
  native: NativeDraw,
): number | NDArray {
  checkOptions(operation, options);
  const { size = null, dtype = float64 } = options;
  const type = dtypeOf(dtype);
  if (type !== float64 && type !== float32) {
    throw new ValueError(
      `${operation}: Unsupported dtype ${type.toString()}; use float64 or float32`,
      { value: dtype },
    );
  }
  const draw = type === float64 ? double : single;
  if (size === null) return draw(bits);
  const shape = checkShape(operation, size);
  const result = newFilled(operation, shape, type, "C", undefined);
  if (registry.rest?.drawNative(bits, result, native, draw) === true) return result;
  const count = sizeOf(shape);
  const data = result.storage.typed(type.num) as Float64Array;
  const start = result.byteOffset / type.itemsize;
  for (let i = 0; i < count; i++) data[start + i] = draw(bits);
  return result;
}
