import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { planForwardWalk, sortAxes, stridesAlong } from "../iterate/axes.ts";
import { itemsOf, itemsOver, runTwo } from "../iterate/run-loops.ts";
import { widen, widened } from "../iterate/widen.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import { isNative } from "../layout/access.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { Results } from "../ufunc/apply.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { accumulate, noIdentity, onlyAxes } from "./accumulate.ts";
import type { ReduceOptions } from "./engine.ts";

/**
 * Reduce as `functional` does alone: an array of native numbers, over one axis or all of them, with the
 * loops of JavaScript. Dtype, order of steps and memory order of the result are those of the general way.
 *
 * @param dtypeNum - of the dtype in which to compute; default that of NumPy
 * @throws {UnavailableError} something else was asked for
 */
export function reduceNumbers(
  ufunc: Ufunc<BinaryLoop>,
  array: Operandlike,
  { axis = null, keepdims, ...others }: ReduceOptions,
  fold?: Ufunc<UnaryLoop>,
  dtypeNum?: number,
): Results {
  const { name, identity } = ufunc;
  const isPlain = Object.values(others).every((value) => value === undefined);
  if (!isPlain || !isArray(array) || !isNative(array)) throw needsRest(name);
  const num = dtypeNum ?? foldedNum(ufunc, array);
  const signature = ufunc.uniform[num];
  if (signature === undefined || signature.outputs[0] !== num) throw needsRest(name);
  const { shape } = array;
  if (axis !== null && (typeof axis !== "number" || shape.length === 0)) throw needsRest(name);
  const reduced = axis === null ? null : checkAxis(name, axis, shape.length);
  const isKept = (_: unknown, k: number): boolean => reduced !== null && k !== reduced;
  const kept = shape.map((length, k) => (isKept(length, k) ? length : 1));
  const dtype = builtinOf(num);
  const strides = stridesAlong(kept, sortAxes(shape, [array.strides]), dtype.itemsize);
  const result = newResult(name, kept, strides, dtype);
  const isEmpty = sizeOf(shape) === 0;
  if (sizeOf(kept) > 0) {
    if (identity === undefined && isEmpty) throw noIdentity(name);
    const source = array.access === num ? array : widened(name, array, num);
    start(result, source, identity);
    const loops = { loop: signature.loop, fold: fold?.uniform[num]?.loop };
    if (!isEmpty) accumulate(source, result, loops, source !== array, planForwardWalk);
  }
  const made = keepdims === true ? result : onlyAxes(result, isKept);
  return { arrays: [made], isScalar: made.shape.length === 0 };
}

/** The dtype to compute in: sums and products of integers have 64 bits. */
export function foldedNum({ name, rule }: Ufunc<BinaryLoop>, { dtype }: NDArray): number {
  if (rule === "logic" && dtype.num !== nums.bool) throw needsRest(name);
  if (dtype.num > nums.uint32 || (name !== "add" && name !== "multiply")) return dtype.num;
  return dtype.kind === "u" ? nums.uint64 : nums.int64;
}

/** Fill with the identity, or with the first elements of operations that may see them twice. */
function start(result: NDArray, source: NDArray, identity: number | undefined): void {
  const { shape } = result;
  const items = itemsOf(result, shape);
  if (identity === undefined) {
    runTwo(widen, shape, [itemsOver(source, source.strides), items]);
  } else {
    const { data, start: from } = items;
    const value = typeof data[from] === "bigint" ? BigInt(identity) : identity;
    (data as Float64Array).fill(value as number, from, from + sizeOf(shape));
  }
}
