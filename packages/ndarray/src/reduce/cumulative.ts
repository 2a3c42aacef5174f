import { InvalidArgumentError } from "@tsmem/core";
import { checkOptions, outOf } from "../arguments.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { OperandName, OperandShape, OwnName } from "../types/operands.ts";
import type { Accumulated, AxisWithin, ReductionOut } from "../types/reduced.ts";
import { forEachRun, planForwardWalk, sortAxes, stridesAlong } from "../iterate/axes.ts";
import type { BinaryLoop } from "../kernels/types.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { isArray, NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import { flat } from "../views/flat.ts";
import type { Results } from "../ufunc/apply.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { addUfunc, multiplyUfunc } from "../ufunc/folding.ts";
import { operandOf } from "../ufunc/operand.ts";
import { castArray, copyValues, isDirect } from "../ufunc/transfer.ts";
import { type Reduction, slab } from "./accumulate.ts";
import { accumulateNumbers } from "./cumulative-numbers.ts";
import { checkOut, reductionOf } from "./engine.ts";
import { accumulateNative } from "./native.ts";
import { arrayOf } from "./result.ts";

/** What `cumsum`, `cumprod` and `accumulate` accept. */
export interface AccumulateOptions<
  A extends number | null = number | null,
  T extends DTypeLike | undefined = DTypeLike,
  O extends ReductionOut = NDArray | null,
> {
  readonly axis?: A;
  /** The dtype in which to compute, and of the result. */
  readonly dtype?: T;
  /** Where to write; its shape must be that of the array. */
  readonly out?: O;
}

/** @internal Combine each element with the result so far along one axis. */
export function accumulateAlong(
  ufunc: Ufunc<BinaryLoop>,
  array: NDArray,
  axis: number,
  options: AccumulateOptions,
): Results {
  const { name } = ufunc;
  if (array.ndim === 0) {
    throw new InvalidArgumentError(
      `${name}: cannot accumulate on a scalar; give an array with an axis`,
      {
        value: array,
      },
    );
  }
  const along = checkAxis(name, axis, array.ndim);
  const reduction = reductionOf(ufunc, array, options);
  const { dtype } = reduction;
  const given = outOf(name, options.out);
  const out = given === null ? null : firstAxes(given, array.ndim);
  checkOut(name, out, array.shape, dtype);
  const order = sortAxes(array.shape, [array.strides]);
  const strides = stridesAlong(array.shape, order, dtype.itemsize);
  const result = newArrayWithStrides(name, array.shape, strides, dtype);
  if (sizeOf(array.shape) > 0) {
    const source = isDirect(array, dtype) ? array : castArray(name, array, dtype);
    const rest = operandOf(name, slab(source, along, 1, array.shape[along]!));
    ufunc.check?.([rest, rest], [dtype, dtype]);
    if (!accumulateNative(ufunc, source, result, along)) run(source, result, along, reduction);
  }
  if (out === null) return { arrays: [result], isScalar: false };
  copyValues(out, result, null);
  return { arrays: [given!], isScalar: false };
}

/** Index 0 along the axes that `out` has too many, as NumPy takes it. */
function firstAxes(out: NDArray, ndim: number): NDArray {
  if (!isArray(out) || out.ndim <= ndim) return out;
  const { dtype, shape, strides, byteOffset, storage, root, access, writeable } = out;
  const [lengths, steps] = [shape.slice(0, ndim), strides.slice(0, ndim)];
  return new NDArray(dtype, lengths, steps, byteOffset, storage, root, access, writeable);
}

function run(source: NDArray, result: NDArray, along: number, { loop }: Reduction): void {
  copyValues(lines(result), lines(source), null);
  const a = source.storage.typed(source.access);
  const o = result.storage.typed(result.access);
  const unit = a.BYTES_PER_ELEMENT;
  const n = source.shape[along]! - 1;
  const step = source.strides[along]! / unit;
  const resultStep = result.strides[along]! / unit;
  const without = (list: readonly number[]): number[] => list.filter((_, k) => k !== along);
  const walk = planForwardWalk(
    without(source.shape),
    [without(source.strides), without(result.strides)],
    [source.byteOffset, result.byteOffset],
  );
  const last = walk.lengths.length - 1;
  const [sourceJump, resultJump] = walk.steps.map((steps) => steps[last]!);
  forEachRun(walk, ([ai, oi]) => {
    for (let k = 0; k < walk.lengths[last]!; k++) {
      const from = (ai! + k * sourceJump!) / unit;
      const to = (oi! + k * resultJump!) / unit;
      loop(n, o, to, resultStep, a, from + step, step, o, to + resultStep, resultStep);
    }
  });

  /** The first element of every line. */
  function lines(array: NDArray): NDArray {
    const shape = array.shape.map((length, k) => (k === along ? 1 : length));
    const { dtype, strides, byteOffset, storage, root, access } = array;
    return new NDArray(dtype, shape, strides, byteOffset, storage, root, access, true);
  }
}

/** @internal Running results along an axis, or over all elements in C order. */
export function cumulative(
  ufunc: Ufunc<BinaryLoop>,
  a: Operandlike,
  options: AccumulateOptions = {},
): Results {
  const array = arrayOf(ufunc.name, a);
  const axis = options.axis ?? null;
  // A single value is one line of one element.
  const line = axis === null || array.ndim === 0 ? flat(array) : array;
  return accumulateAlong(ufunc, line, axis ?? 0, options);
}

function running(
  ufunc: Ufunc<BinaryLoop>,
  a: Operandlike,
  options: AccumulateOptions | undefined,
): NDArray {
  const { rest } = registry;
  return rest === null
    ? accumulateNumbers(ufunc, a, options)
    : rest.cumulative(ufunc, a, options).arrays[0]!;
}

/**
 * Running sum along an axis; integers as in `sum`, and one after the other.
 *
 * @param options.axis - by default all elements in C order on one axis
 * @returns new array; shape of `a`, or one axis without `axis`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function cumsum<
  const X extends Operandlike,
  A extends number | null = null,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: AccumulateOptions<A, T, O> & AxisWithin<OperandShape<X>, A>,
): Accumulated<OwnName<OperandName<X>>, OperandShape<X>, A, T, O>;
export function cumsum(a: Operandlike, options?: AccumulateOptions): NDArray {
  checkOptions("cumsum", options);
  return running(addUfunc, a, options);
}

/**
 * Running product along an axis; integers as in `sum`.
 *
 * @param options.axis - by default all elements in C order on one axis
 * @returns new array; shape of `a`, or one axis without `axis`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function cumprod<
  const X extends Operandlike,
  A extends number | null = null,
  T extends DTypeLike | undefined = undefined,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: AccumulateOptions<A, T, O> & AxisWithin<OperandShape<X>, A>,
): Accumulated<OwnName<OperandName<X>>, OperandShape<X>, A, T, O>;
export function cumprod(a: Operandlike, options?: AccumulateOptions): NDArray {
  checkOptions("cumprod", options);
  return running(multiplyUfunc, a, options);
}
