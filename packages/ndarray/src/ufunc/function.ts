import type { Complex } from "../dtype/complex.ts";
import type { Scalar } from "../dtype/scalar.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { WeakFloat } from "../dtype/weak-float.ts";
import type { BinaryLoop, BinaryPairLoop, UnaryLoop, UnaryPairLoop } from "../kernels/types.ts";
import { type Runner, runFour, runThree, runTwo } from "../iterate/run-loops.ts";
import type { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import type { Broadcast, Broadcastable } from "../types/broadcast.ts";
import type {
  BinaryKind,
  BinaryNames,
  Elementwise,
  ElementwisePair,
  Out,
  UnaryKind,
  UnaryNames,
  Where,
} from "../types/elementwise.ts";
import type { OperandName, OperandShape, OwnName } from "../types/operands.ts";
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

/** Any function of one operand with one result. */
export interface UnaryUfunc {
  readonly ufunc: Ufunc<UnaryLoop>;
}

/** Any function of two operands with one result. */
export interface BinaryUfunc<Kind extends BinaryKind = BinaryKind> {
  readonly ufunc: Ufunc<BinaryLoop>;
  /** Exists in types only: how the dtype of the result follows from the operands. */
  readonly __kind?: Kind;
}

/**
 * A function of one operand with one result, and its loops.
 *
 * @typeParam Kind - how the dtype of the result follows from that of the operand
 */
export interface UnaryFunction<Kind extends UnaryKind = "any"> extends UnaryUfunc {
  <
    const X extends Operandlike,
    O extends Out = undefined,
    T extends DTypeLike | undefined = undefined,
    W extends Where = undefined,
  >(
    x: X,
    options?: UfuncOptions<O, T, W>,
  ): Elementwise<Kind, UnaryNames<OwnName<OperandName<X>>>[Kind], OperandShape<X>, O, T, W>;
}

/**
 * A function of two operands with one result, and its loops.
 *
 * @typeParam Kind - how the dtype of the result follows from those of the operands
 */
export interface BinaryFunction<Kind extends BinaryKind = "any"> extends BinaryUfunc<Kind> {
  <
    const X extends Operandlike,
    const Y extends Operandlike,
    O extends Out = undefined,
    T extends DTypeLike | undefined = undefined,
    W extends Where = undefined,
  >(
    x: X,
    y: Y & Broadcastable<OperandShape<X>, OperandShape<Y>>,
    options?: UfuncOptions<O, T, W>,
  ): Elementwise<
    Kind,
    BinaryNames<OperandName<X>, OperandName<Y>>[Kind],
    Broadcast<OperandShape<X>, OperandShape<Y>>,
    O,
    T,
    W
  >;
}

/**
 * A function of one operand with two results, and its loops.
 *
 * @typeParam First - how the dtype of the first result follows from that of the operand
 */
export interface UnaryPairFunction<
  First extends UnaryKind = "any",
  Second extends UnaryKind = "any",
> {
  <
    const X extends Operandlike,
    O extends Out = undefined,
    T extends DTypeLike | undefined = undefined,
    W extends Where = undefined,
  >(
    x: X,
    options?: UfuncOptions<O, T, W>,
  ): ElementwisePair<
    UnaryNames<OwnName<OperandName<X>>>[First],
    UnaryNames<OwnName<OperandName<X>>>[Second],
    OperandShape<X>,
    O,
    T,
    W
  >;
  readonly ufunc: Ufunc<UnaryPairLoop>;
}

/**
 * A function of two operands with two results of one dtype, and its loops.
 *
 * @typeParam Kind - how that dtype follows from those of the operands
 */
export interface BinaryPairFunction<Kind extends BinaryKind = "any"> {
  <
    const X extends Operandlike,
    const Y extends Operandlike,
    O extends Out = undefined,
    T extends DTypeLike | undefined = undefined,
    W extends Where = undefined,
  >(
    x: X,
    y: Y & Broadcastable<OperandShape<X>, OperandShape<Y>>,
    options?: UfuncOptions<O, T, W>,
  ): ElementwisePair<
    BinaryNames<OperandName<X>, OperandName<Y>>[Kind],
    BinaryNames<OperandName<X>, OperandName<Y>>[Kind],
    Broadcast<OperandShape<X>, OperandShape<Y>>,
    O,
    T,
    W
  >;
  readonly ufunc: Ufunc<BinaryPairLoop>;
}

export function unaryFunction<Kind extends UnaryKind>(
  ufunc: Ufunc<UnaryLoop>,
): UnaryFunction<Kind> {
  const call = (x: Operandlike, options?: UfuncOptions): NDArray => {
    const { rest } = registry;
    return rest === null
      ? applyToNumbers(runTwo, ufunc, [x], options)[0]!
      : rest.applyUnary(ufunc, x, options);
  };
  return Object.assign(call, { ufunc }) as UnaryFunction<Kind>;
}

export function binaryFunction<Kind extends BinaryKind>(
  ufunc: Ufunc<BinaryLoop>,
): BinaryFunction<Kind> {
  const call = (x: Operandlike, y: Operandlike, options?: UfuncOptions): NDArray => {
    const { rest } = registry;
    return rest === null
      ? applyToNumbers(runThree, ufunc, [x, y], options)[0]!
      : rest.applyBinary(ufunc, x, y, options);
  };
  return Object.assign(call, { ufunc }) as BinaryFunction<Kind>;
}

export function unaryPairFunction<First extends UnaryKind, Second extends UnaryKind>(
  ufunc: Ufunc<UnaryPairLoop>,
): UnaryPairFunction<First, Second> {
  const call = (x: Operandlike, options?: UfuncOptions): [NDArray, NDArray] =>
    pairOf(runThree, ufunc, [x], options);
  return Object.assign(call, { ufunc }) as UnaryPairFunction<First, Second>;
}

export function binaryPairFunction<Kind extends BinaryKind>(
  ufunc: Ufunc<BinaryPairLoop>,
): BinaryPairFunction<Kind> {
  const call = (x: Operandlike, y: Operandlike, options?: UfuncOptions): [NDArray, NDArray] =>
    pairOf(runFour, ufunc, [x, y], options);
  return Object.assign(call, { ufunc }) as BinaryPairFunction<Kind>;
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
  return arrays as [NDArray, NDArray];
}
