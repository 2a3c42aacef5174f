import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { sortAxes, stridesAlong } from "../iterate/axes.ts";
import { itemsOf, runTwo } from "../iterate/run-loops.ts";
import { widen, widened } from "../iterate/widen.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import { sizeOf } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { Results } from "../ufunc/apply.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { accumulate, noIdentity, slab, withShape } from "./accumulate.ts";
import { reducedShape, reductionAxes } from "./axes.ts";
import type { ReduceOptions } from "./engine.ts";

/**
 * Reduce as `functional` does alone: an array of native numbers, over axes, with the loops of
 * JavaScript. Dtype, order of steps and memory order of the result are those of the general way.
 *
 * @param dtypeNum - of the dtype in which to compute; default that of NumPy
 * @throws {UnavailableError} something else was asked for
 */
export function reduceNumbers(
  ufunc: Ufunc<BinaryLoop>,
  array: Operandlike,
  { axis, keepdims = false, ...others }: ReduceOptions,
  fold?: Ufunc<UnaryLoop>,
  dtypeNum?: number,
): Results {
  const { name } = ufunc;
  const isPlain = Object.values(others).every((value) => value === undefined);
  if (!isPlain || !isArray(array) || array.access !== array.dtype.num) throw needsRest(name);
  const num = dtypeNum ?? foldedNum(ufunc, array);
  const signature = ufunc.uniform[num];
  if (signature === undefined || signature.outputs[0] !== num) throw needsRest(name);
  const { shape } = array;
  const axes = reductionAxes(name, axis, shape.length);
  const kept = reducedShape(shape, axes, true);
  const dtype = builtinOf(num);
  const strides = stridesAlong(kept, sortAxes(shape, [array.strides]), dtype.itemsize);
  const result = newResult(name, kept, strides, dtype);
  const isEmpty = sizeOf(shape) === 0;
  if (ufunc.identity === undefined && isEmpty && sizeOf(kept) > 0) throw noIdentity(name);
  if (sizeOf(kept) > 0) {
    const source = array.access === num ? array : widened(name, array, num);
    start(result, source, axes, ufunc.identity);
    const reduction = { dtype, loop: signature.loop, fold: fold?.uniform[num]?.loop };
    if (!isEmpty) accumulate(ufunc, source, result, reduction, source !== array, null);
  }
  const outShape = reducedShape(shape, axes, keepdims);
  return {
    arrays: [withShape(result, outShape, axes, keepdims)],
    isScalar: outShape.length === 0,
  };
}

/** The dtype to compute in: sums and products of integers have 64 bits. */
function foldedNum({ name, rule }: Ufunc<BinaryLoop>, { dtype }: NDArray): number {
  if (rule === "logic" && dtype.num !== nums.bool) throw needsRest(name);
  if (dtype.num > nums.uint32 || (name !== "add" && name !== "multiply")) return dtype.num;
  return dtype.kind === "u" ? nums.uint64 : nums.int64;
}

/** Fill with the identity, or with the first elements of operations that may see them twice. */
function start(
  result: NDArray,
  source: NDArray,
  axes: readonly number[],
  identity: number | undefined,
): void {
  const items = itemsOf(result, result.shape);
  if (identity === undefined) {
    const first = axes.reduce((part, axis) => slab(part, axis, 0, 1), source);
    runTwo(widen, result.shape, [itemsOf(first, result.shape), items]);
  } else {
    const { data, start: from } = items;
    const value = typeof data[from] === "bigint" ? BigInt(identity) : identity;
    (data as Float64Array).fill(value as number, from, from + sizeOf(result.shape));
  }
}
