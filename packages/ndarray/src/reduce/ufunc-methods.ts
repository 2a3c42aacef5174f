import { IndexError, InvalidArgumentError } from "@tsmem/core";
import { binaryOf } from "./ufunc-of.ts";
import { checkOptions } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newArray, newArrayWithStrides } from "../create/empty.ts";
import { float64, int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { nums } from "../dtype/dtype.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import { ValueError } from "../errors.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { numbersOf } from "../indexing/integers.ts";
import { isArray, NDArray } from "../ndarray.ts";
import type { Element } from "../types/element.ts";
import { applyUfunc, type Results, type UfuncOptions } from "../ufunc/apply.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import { forEachElement } from "../ufunc/elements.ts";
import type { BinaryKind, BinaryNames, Elementwise, Out, Where } from "../types/elementwise.ts";
import type { OperandName, OperandShape } from "../types/operands.ts";
import type { BinaryUfunc, Operandlike } from "../ufunc/function.ts";
import { operandOf } from "../ufunc/operand.ts";
import { loopDType } from "../ufunc/resolve-dtypes.ts";
import { axisLast } from "../sort/numbers.ts";
import { castArray, copyValues, isDirect } from "../ufunc/transfer.ts";
import { accumulateAlong, type AccumulateOptions } from "./cumulative.ts";
import { slab } from "./accumulate.ts";
import { fixed } from "./fixed.ts";
import { checkOut, reduceArray, type ReduceOptions, reductionOf } from "./engine.ts";
import { reduceatNative } from "./native.ts";
import { reduceWith, sumFold } from "./reductions.ts";
import { arrayOf, unwrap, type WholeOptions } from "./result.ts";

/** @internal */
export function reduceResults(
  fn: BinaryUfunc,
  a: Operandlike,
  options: ReduceOptions = {},
): Results {
  const { name } = binaryOf("reduce", fn);
  const { axis = 0 } = options;
  return reduceWith(fn.ufunc, a, { ...options, axis }, name === "add" ? sumFold : undefined);
}

/**
 * Combine all elements over axes with a binary function: `reduce(add, a)` is a sum.
 *
 * @param options.axis - axis or axes to remove; the first by default, null for all
 * @returns a value for all axes, otherwise a new array without them
 * @throws {ValueError} several axes and a function that depends on the order; nothing to start from
 * @throws {DTypeError} the function does not give what it takes
 * @see numpy.ufunc.reduce
 */
export function reduce(
  fn: BinaryUfunc,
  a: Operandlike,
  options: WholeOptions & { readonly axis: null },
): Element;
export function reduce(fn: BinaryUfunc, a: Operandlike, options?: ReduceOptions): NDArray;
export function reduce(fn: BinaryUfunc, a: Operandlike, options?: ReduceOptions): unknown {
  checkOptions("reduce", options);
  return unwrap(reduceResults(fn, a, options), {
    ...options,
    axis: options?.axis === null ? null : 0,
  });
}

/** @internal */
export function accumulateResults(
  fn: BinaryUfunc,
  a: Operandlike,
  options: AccumulateOptions = {},
): Results {
  const ufunc = binaryOf("accumulate", fn);
  const array = arrayOf(ufunc.name, a);
  loopDType(ufunc.name, options.dtype);
  const { axis = 0 } = options;
  return accumulateAlong(ufunc, array, onlyAxis(ufunc.name, array, axis), options);
}

function onlyAxis(name: string, array: NDArray, axis: number | null): number {
  if (axis !== null) return axis;
  if (array.ndim === 1) return 0;
  throw new ValueError(`${name}: accumulate does not allow multiple axes; name one`, {
    value: axis,
  });
}

/**
 * All results on the way of `reduce` along one axis: `accumulate(add, a)` is a running sum.
 *
 * @param options.axis - the first by default
 * @returns new array of the shape of `a`
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.ufunc.accumulate
 */
export function accumulate(fn: BinaryUfunc, a: Operandlike, options?: AccumulateOptions): NDArray {
  checkOptions("accumulate", options);
  return accumulateResults(fn, a, options).arrays[0]!;
}

/** What `reduceat` accepts. */
export interface ReduceatOptions {
  readonly axis?: number;
  readonly dtype?: DTypeLike;
  readonly out?: NDArray | null;
}

/**
 * Reduce slices of one axis: result i combines the elements from `indices[i]` to `indices[i + 1]`, or
 * is the one element at `indices[i]` when the next index is not larger; the last slice goes to the end.
 *
 * @param indices - positions along the axis
 * @returns new array with as many elements along the axis as there are indices
 * @throws {IndexError} an index outside the axis
 * @see numpy.ufunc.reduceat
 */
export function reduceat(
  fn: BinaryUfunc,
  a: Operandlike,
  indices: Operandlike | readonly number[],
  options: ReduceatOptions = {},
): NDArray {
  checkOptions("reduceat", options);
  const ufunc = binaryOf("reduceat", fn);
  const array = arrayOf(ufunc.name, a);
  if (array.ndim === 0) {
    throw new InvalidArgumentError(`${ufunc.name}: cannot reduceat on a scalar; give an array`, {
      value: a,
    });
  }
  loopDType(ufunc.name, options.dtype);
  const along = checkAxis(ufunc.name, options.axis ?? 0, array.ndim);
  const positions = indexList(ufunc.name, indices, array.shape[along]!);
  const reduction = reductionOf(ufunc, array, options, ufunc.name === "add" ? sumFold : undefined);
  const { dtype } = reduction;
  const shape = array.shape.map((length, axis) => (axis === along ? positions.length : length));
  const out = options.out ?? null;
  checkOut(ufunc.name, out, shape, dtype);
  const strides = shape.includes(0) ? shape.map(() => 0) : contiguousStrides(shape, dtype.itemsize);
  const result = newArrayWithStrides(ufunc.name, shape, strides, dtype);
  if (sizeOf(shape) > 0) {
    const source = isDirect(array, dtype) ? array : castArray(ufunc.name, array, dtype);
    // Line by line, as NumPy folds them, whatever their strides.
    const lines = axisLast(source, along);
    const dense = along === array.ndim - 1 ? source : copy(lines);
    const target = along === array.ndim - 1 ? result : copy(axisLast(result, along));
    if (!reduceatNative(ufunc, dense, target, asIntegers(positions))) {
      const last = array.ndim - 1;
      for (const [i, from] of positions.entries()) {
        const next = positions[i + 1] ?? array.shape[along]!;
        const part = slab(dense, last, from, next > from ? next : from + 1);
        const options = { axis: last, keepdims: true, initial: null };
        const { arrays } = reduceArray({ ...ufunc, identity: undefined }, part, reduction, options);
        copyValues(slab(target, last, i, i + 1), arrays[0]!, null);
      }
    }
    if (target !== result) copyValues(axisLast(result, along), target, null);
  }
  if (out === null) return result;
  copyValues(out, result, null);
  return out;
}

function asIntegers(positions: readonly number[]): NDArray<"int64"> {
  const numbers = newArray("reduceat", [positions.length], float64);
  (numbers.storage.typed(nums.float64) as Float64Array).set(positions, numbers.byteOffset / 8);
  const integers = newArray("reduceat", [positions.length], int64);
  copyInto("reduceat", integers, numbers, "unsafe");
  return integers;
}

function indexList(name: string, indices: unknown, length: number): number[] {
  const list: unknown[] = [];
  if (Array.isArray(indices)) {
    for (const index of indices as unknown[]) list.push(index);
  } else if (isArray(indices) && "iu".includes(indices.dtype.kind)) {
    for (const index of numbersOf(indices)) list.push(index);
  } else forEachElement(arrayOf(name, indices as Operandlike), (value) => list.push(value));
  return list.map((value) => {
    const index = typeof value === "bigint" ? Number(value) : value;
    if (typeof index !== "number" || !Number.isInteger(index)) {
      throw new IndexError(`${name}: index ${shown(value)} is not an integer`, { index: value });
    }
    if (index < 0 || index >= length) {
      throw new IndexError(
        `${name}: index ${index} out-of-bounds in ${name}.reduceat [0, ${length})`,
        {
          index,
        },
      );
    }
    return index;
  });
}

/** @internal */
export function outerResults(
  fn: { readonly ufunc: Ufunc },
  x: Operandlike,
  y: Operandlike,
  options?: UfuncOptions,
): Results {
  const ufunc = binaryOf("outerOf", fn);
  const { name } = ufunc;
  const [right, left] = [fixed(y), fixed(x)];
  const second = operandOf(name, right);
  const first = operandOf(name, left);
  if (first.array === null) return applyUfunc(ufunc, [left, right], options);
  const { dtype, shape, strides, byteOffset, storage, root, access } = first.array;
  const extra = new Array<number>(second.array?.ndim ?? 0).fill(1);
  const long = new NDArray(
    dtype,
    [...shape, ...extra],
    [...strides, ...extra.map(() => 0)],
    byteOffset,
    storage,
    root ?? first.array,
    access,
    false,
  );
  return applyUfunc(ufunc, [long, right], options);
}

/**
 * Combine every element of `x` with every element of `y`.
 *
 * @returns new array; shape of `x` followed by the shape of `y`
 * @see numpy.ufunc.outer
 */
export function outerOf<
  Kind extends BinaryKind,
  const X extends Operandlike,
  const Y extends Operandlike,
  O extends Out = undefined,
  T extends DTypeLike | undefined = undefined,
  W extends Where = undefined,
>(
  fn: BinaryUfunc<Kind>,
  x: X,
  y: Y,
  options?: UfuncOptions<O, T, W>,
): Elementwise<
  Kind,
  BinaryNames<OperandName<X>, OperandName<Y>>[Kind],
  readonly [...OperandShape<X>, ...OperandShape<Y>],
  O,
  T,
  W
>;
export function outerOf(
  fn: BinaryUfunc,
  x: Operandlike,
  y: Operandlike,
  options?: UfuncOptions,
): NDArray {
  checkOptions("outerOf", options);
  return outerResults(fn, x, y, options).arrays[0]!;
}
