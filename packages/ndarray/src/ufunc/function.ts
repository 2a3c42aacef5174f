import type { Complex } from "../dtype/complex.ts";
import type { Scalar } from "../dtype/scalar.ts";
import type { WeakFloat } from "../dtype/weak-float.ts";
import type { BinaryLoop, BinaryPairLoop, UnaryLoop, UnaryPairLoop } from "../kernels/types.ts";
import { type Runner, runFour, runThree, runTwo } from "../iterate/run-loops.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import type { UfuncOptions } from "./apply.ts";
import type { Ufunc } from "./definition.ts";
import { applyToNumbers } from "./numbers.ts";

/**
 * What an elementwise function takes: an array, a value that is repeated, or a nested list (where the
 * whole package is loaded, not only `functional`).
 */
export type Operandlike =
  | NDArray
  | number
  | bigint
  | boolean
  | string
  | Complex
  | { readonly re: number; readonly im: number }
  | WeakFloat
  | Scalar
  | readonly Operandlike[];

/** A function of one operand with one result, and its loops. */
export interface UnaryFunction<R extends string = string> {
  (x: Operandlike, options?: UfuncOptions): NDArray<R>;
  readonly ufunc: Ufunc<UnaryLoop>;
}

/** A function of two operands with one result, and its loops. */
export interface BinaryFunction<R extends string = string> {
  (x: Operandlike, y: Operandlike, options?: UfuncOptions): NDArray<R>;
  readonly ufunc: Ufunc<BinaryLoop>;
}

/** A function of one operand with two results, and its loops. */
export interface UnaryPairFunction {
  (x: Operandlike, options?: UfuncOptions): [NDArray, NDArray];
  readonly ufunc: Ufunc<UnaryPairLoop>;
}

/** A function of two operands with two results, and its loops. */
export interface BinaryPairFunction {
  (x: Operandlike, y: Operandlike, options?: UfuncOptions): [NDArray, NDArray];
  readonly ufunc: Ufunc<BinaryPairLoop>;
}

export function unaryFunction<R extends string>(ufunc: Ufunc<UnaryLoop>): UnaryFunction<R> {
  const call = (x: Operandlike, options?: UfuncOptions): NDArray<R> => {
    const { rest } = registry;
    const result =
      rest === null
        ? applyToNumbers(runTwo, ufunc, [x], options)[0]
        : rest.applyUnary(ufunc, x, options);
    return result as NDArray<R>;
  };
  return Object.assign(call, { ufunc });
}

export function binaryFunction<R extends string>(ufunc: Ufunc<BinaryLoop>): BinaryFunction<R> {
  const call = (x: Operandlike, y: Operandlike, options?: UfuncOptions): NDArray<R> => {
    const { rest } = registry;
    const result =
      rest === null
        ? applyToNumbers(runThree, ufunc, [x, y], options)[0]
        : rest.applyBinary(ufunc, x, y, options);
    return result as NDArray<R>;
  };
  return Object.assign(call, { ufunc });
}

export function unaryPairFunction(ufunc: Ufunc<UnaryPairLoop>): UnaryPairFunction {
  const call = (x: Operandlike, options?: UfuncOptions): [NDArray, NDArray] =>
    pairOf(runThree, ufunc, [x], options);
  return Object.assign(call, { ufunc });
}

export function binaryPairFunction(ufunc: Ufunc<BinaryPairLoop>): BinaryPairFunction {
  const call = (x: Operandlike, y: Operandlike, options?: UfuncOptions): [NDArray, NDArray] =>
    pairOf(runFour, ufunc, [x, y], options);
  return Object.assign(call, { ufunc });
}

function pairOf(
  runner: Runner,
  ufunc: Ufunc,
  values: readonly unknown[],
  options: UfuncOptions | undefined,
): [NDArray, NDArray] {
  const { rest } = registry;
  const arrays =
    rest === null
      ? applyToNumbers(runner, ufunc, values, options)
      : rest.applyUfunc(ufunc, values, options).arrays;
  return [arrays[0]!, arrays[1]!];
}
