import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import type { NDArray } from "../ndarray.ts";
import { applyUfunc, type UfuncOptions } from "./apply.ts";
import type { Ufunc } from "./definition.ts";
import { directBinary, directUnary } from "./direct.ts";
import { tinyBinary } from "./tiny.ts";

/** Apply a ufunc of one operand the shortest way that takes it. */
export function applyUnary(
  ufunc: Ufunc<UnaryLoop>,
  x: unknown,
  options: UfuncOptions | undefined,
): NDArray {
  return directUnary(ufunc, x, options) ?? applyUfunc(ufunc, [x], options).arrays[0]!;
}

/** Apply a ufunc of two operands the shortest way that takes them. */
export function applyBinary(
  ufunc: Ufunc<BinaryLoop>,
  x: unknown,
  y: unknown,
  options: UfuncOptions | undefined,
): NDArray {
  return (
    tinyBinary(ufunc, x, y, options) ??
    directBinary(ufunc, x, y, options) ??
    applyUfunc(ufunc, [x, y], options).arrays[0]!
  );
}
