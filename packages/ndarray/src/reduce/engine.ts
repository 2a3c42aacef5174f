import { BroadcastError, CastError, DTypeError } from "@tsmem/core";
import { outOf } from "../arguments.ts";
import { builtins } from "../dtype/builtin.ts";
import { canCastDType, type Casting } from "../dtype/casting.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { promoteNumbers } from "../dtype/numeric-promotion.ts";
import { ValueError } from "../errors.ts";
import { planForwardWalk, planWalk, sortAxes, stridesAlong } from "../iterate/axes.ts";
import { broadcastStrides } from "../iterate/layout.ts";
import { eachRun, type EachRun, itemsOf } from "../iterate/run-loops.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import type { Data } from "../storage/memory.ts";
import { broadcastShapes, sameShape, sizeOf, tupleText } from "../layout/shape.ts";
import { NDArray, readOnly } from "../ndarray.ts";
import type { Results } from "../ufunc/apply.ts";
import { maskOf } from "../ufunc/apply.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import { Scalar } from "../dtype/scalar.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import { operandOf } from "../ufunc/operand.ts";
import { noLoop } from "../ufunc/resolve.ts";
import { goesByOperands, loopDType } from "../ufunc/resolve-dtypes.ts";
import { castArray, copyValues, isDirect } from "../ufunc/transfer.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { arrayOf } from "./result.ts";
import { type AxisOption, reducedShape, reductionAxes } from "./axes.ts";
import {
  accumulate,
  accumulateRun,
  noIdentity,
  type Reduction,
  slab,
  withShape,
} from "./accumulate.ts";
import type { ReductionOut } from "../types/reduced.ts";
import { reduceNative } from "./native.ts";

/** What every reduction accepts. */
export interface ReduceOptions<
  A extends AxisOption = AxisOption,
  K extends boolean = boolean,
  T extends DTypeLike | undefined = DTypeLike,
  O extends ReductionOut = NDArray | null,
> {
  /** Axes to remove; negative ones count from the end; all by default. */
  readonly axis?: A;
  /** Keep the removed axes with length 1, so that the result broadcasts against the operand. */
  readonly keepdims?: K;
  /** The dtype in which to compute, and of the result. */
  readonly dtype?: T;
  /** Where to write; its shape must be that of the result. */
  readonly out?: O;
  /** Start value; null to start from the first element. */
  readonly initial?: unknown;
  /** Which elements to include; broadcasts against the operand. */
  readonly where?: NDArray | boolean;
}

/** Reduce any operand with any options. */
export function reduceAny(
  ufunc: Ufunc<BinaryLoop>,
  a: Operandlike,
  options: ReduceOptions,
  fold?: Ufunc<UnaryLoop>,
): Results {
  const array = arrayOf(ufunc.name, a);
  loopDType(ufunc.name, options.dtype);
  return reduceArray(ufunc, array, reductionOf(ufunc, array, options, fold), options);
}

/**
 * Reduce over axes: the one engine behind sum, prod, min, max, all, any and `reduce`.
 *
 * @param array - operand of any dtype
 * @param reduction - loops for the dtype of the computation
 */
export function reduceArray(
  ufunc: Ufunc,
  array: NDArray,
  reduction: Reduction,
  options: ReduceOptions,
): Results {
  const { name } = ufunc;
  const { shape } = array;
  const axes = reductionAxes(name, options.axis, shape.length);
  if (axes.length > 1 && !ufunc.isReorderable) {
    throw new ValueError(
      `${name}: reduction operation '${name}' is not reorderable, so at most one axis may be specified`,
      { value: options.axis },
    );
  }
  const { dtype } = reduction;
  const keepdims = options.keepdims === true;
  const mask = maskOf(name, options.where);
  const full = mask === null ? shape : broadcastShapes(name, [shape, mask.shape]);
  if (!sameShape(full, shape)) throw maskTooLarge(name, shape, mask!.shape);
  const out = options.out ?? null;
  const outShape = reducedShape(shape, axes, keepdims);
  checkOut(name, out, outShape, dtype);
  const initial = options.initial === undefined ? ufunc.identity : (options.initial ?? undefined);
  const isEmpty = sizeOf(shape) === 0;
  if (initial === undefined && mask !== null) throw maskNeedsInitial(name);
  if (initial === undefined && isEmpty && sizeOf(outShape) > 0) throw noIdentity(name);
  if (initial === undefined && !ufunc.isIdempotent) {
    const long = axes.filter((axis) => shape[axis] !== 1);
    if (long.length > 1) {
      // One axis after the other, so that each has one first element to start from.
      const inner = { axis: long.slice(1), keepdims: true, initial: null };
      const [part] = reduceArray(ufunc, array, reduction, inner).arrays;
      return reduceArray(ufunc, part!, reduction, { ...options, initial: null });
    }
  }
  const kept = reducedShape(shape, axes, true);
  const operands = mask === null ? [array.strides] : [array.strides, broadcastStrides(mask, shape)];
  const strides = stridesAlong(kept, sortAxes(shape, operands), dtype.itemsize);
  const result = newArrayWithStrides(name, kept, strides, dtype);
  if (sizeOf(kept) > 0) {
    const hasFirst = options.initial !== undefined || ufunc.identity === undefined;
    const passesOut =
      out !== null && hasFirst && options.dtype === undefined && losesIn(out.dtype, dtype);
    const isPlain = options.initial === undefined && mask === null && !isEmpty && !passesOut;
    if (!isPlain || !reduceNative(ufunc, array, result)) {
      const source = isDirect(array, dtype) ? array : castArray(name, array, dtype);
      const rest = start(result, source, axes, initial, ufunc);
      ufunc.check?.([operandOf(name, rest), operandOf(name, rest)], [dtype, dtype]);
      // NumPy keeps the accumulator in `out`: its first value has been there, and may have lost digits.
      if (passesOut) copyValues(result, castArray(name, result, out.dtype), null);
      if (sizeOf(rest.shape) > 0) {
        const plan = ufunc.isReorderable ? planForwardWalk : planWalk;
        const wasCast = source !== array;
        if (mask === null) accumulate(rest, result, reduction, wasCast, plan);
        else accumulateWhere(mask, rest, result, reduction, wasCast, plan);
      }
    }
  }
  if (out !== null) {
    copyValues(out, withShape(result, axes, keepdims), null);
    return { arrays: [out], isScalar: false };
  }
  return {
    arrays: [withShape(result, axes, keepdims)],
    isScalar: outShape.length === 0,
  };
}

/** Whether an accumulator of one dtype would lose something in an `out` of another one. */
function losesIn(out: DType, dtype: DType): boolean {
  return out.num <= nums.complex128 && !canCastDType(dtype, out, "safe");
}

/** Give the accumulator its first value; returns the elements that are still to be combined. */
function start(
  result: NDArray,
  source: NDArray,
  axes: readonly number[],
  initial: unknown,
  ufunc: Ufunc,
): NDArray {
  if (initial !== undefined) {
    const value = newArrayWithStrides(ufunc.name, [], [], result.dtype);
    value.store(value.byteOffset, initial instanceof Scalar ? initial.value : initial);
    copyValues(result, value, null);
    return source;
  }
  const lengths = axes.map((axis) => source.shape[axis]!);
  const first = axes.reduce((part, axis) => slab(part, axis, 0, 1), source);
  copyValues(result, first, null);
  if (ufunc.isIdempotent) return source;
  // Only one of the reduced axes is longer than 1; the callers see to that.
  const long = axes[lengths.findIndex((length) => length !== 1)];
  return long === undefined
    ? slab(source, axes[0] ?? 0, 0, 0)
    : slab(source, long, 1, source.shape[long]!);
}

/** `accumulate` of the elements whose flag is true. */
function accumulateWhere(
  mask: NDArray,
  source: NDArray,
  result: NDArray,
  reduction: Reduction,
  wasCast: boolean,
  plan: typeof planWalk,
): void {
  const { shape } = source;
  const items = [itemsOf(result, shape), itemsOf(source, shape), itemsOf(mask, shape)];
  const run: EachRun = (n, d, s, p) => {
    forEachStretch(d[2]!, n, p[2]!, s[2]!, (from, count) => {
      const [oi, ai] = [p[0]! + from * s[0]!, p[1]! + from * s[1]!];
      accumulateRun(reduction, wasCast, count, d[0]!, oi, s[0]!, d[1]!, ai, s[1]!);
    });
  };
  eachRun(shape, items, run, plan);
}

/** Call `visit` for every stretch of true flags. */
function forEachStretch(
  flags: Data,
  n: number,
  at: number,
  step: number,
  visit: (from: number, count: number) => void,
): void {
  let from = 0;
  while (from < n) {
    while (from < n && !flags[at + from * step]) from++;
    let end = from;
    while (end < n && flags[at + end * step]) end++;
    if (end > from) visit(from, end - from);
    from = end;
  }
}

/** Check that `out` can take the result. */
export function checkOut(
  name: string,
  out: NDArray | null,
  shape: readonly number[],
  dtype: DType,
  casting: Casting = "unsafe",
): void {
  if (out === null) return;
  if (!out.writeable) throw readOnly(name);
  if (!sameShape(out.shape, shape)) {
    const fault =
      out.ndim === shape.length
        ? `shape ${tupleText(out.shape)}`
        : `number of dimensions: Found ${out.ndim} but expected ${shape.length}`;
    throw new BroadcastError(
      `${name}: output parameter for reduction operation ${name} has the wrong ${fault}; the result ` +
        `has shape ${tupleText(shape)}`,
      { shapes: [[...out.shape], [...shape]] },
    );
  }
  if (canCastDType(dtype, out.dtype, casting)) return;
  throw new CastError(
    `${name}: Cannot cast ufunc '${name}' output from dtype('${String(dtype)}') to ` +
      `dtype('${String(out.dtype)}') with casting rule '${casting}'; give an out of a wider dtype`,
    { from: dtype, to: out.dtype },
  );
}

/**
 * The loops with which a ufunc reduces an array.
 *
 * Sums and products of integers narrower than 64 bits are computed in int64 or uint64.
 *
 * @param fold - loops for whole runs by dtype number
 */
export function reductionOf(
  ufunc: Ufunc<BinaryLoop>,
  array: NDArray,
  options: { readonly dtype?: DTypeLike; readonly out?: NDArray | null },
  fold?: Ufunc<UnaryLoop>,
): Reduction {
  const { name } = ufunc;
  const given = options.dtype === undefined ? undefined : dtypeOf(options.dtype).asNative();
  const isGeneric = given?.num === nums.timedelta64 && given.unit?.unit === "";
  const dtype =
    given === undefined ||
    (isGeneric && given.num === array.dtype.num) ||
    (array.dtype.unit !== null && goesByOperands.has(name))
      ? naturalDType(ufunc, array, outOf(name, options.out))
      : name === "add" && meetsSpans(array.dtype, given)
        ? array.dtype.asNative()
        : given;
  const signature = dtype === given && !hasLoop(ufunc, dtype) ? undefined : loopFor(ufunc, dtype);
  if (signature === undefined) throw noLoop(name, [String(array.dtype), String(dtype)]);
  if (signature.outputs[0] !== signature.inputs[0]) {
    throw new DTypeError(
      `${name}: the resolved dtypes are not compatible with ${name}.reduce: the result cannot be combined ` +
        "with the next element",
      { dtypes: [array.dtype, dtype] },
    );
  }
  const num = signature.inputs[0]!;
  return {
    dtype: num === dtype.num ? dtype : builtins[num]!,
    loop: signature.loop,
    fold: fold?.uniform[num]?.loop,
  };
}

/** Sums that spans take part in, as elements or as the dtype asked for, keep the dtype of the elements. */
function meetsSpans(own: DType, given: DType): boolean {
  const isSpan = ({ num }: DType): boolean => num === nums.timedelta64;
  const isNumber = ({ num }: DType): boolean => num <= nums.complex128;
  return (isSpan(own) && (isSpan(given) || isNumber(given))) || (isSpan(given) && isNumber(own));
}

/** Whether a dtype that was asked for names a loop: there is no other choice then. */
function hasLoop(ufunc: Ufunc<BinaryLoop>, { num }: DType): boolean {
  // `all` and `any` take any dtype.
  if (ufunc.rule === "logic") return num === nums.bool || ufunc.name !== "logical_xor";
  return num > nums.complex128 || ufunc.uniform[num] !== undefined || ufunc.rule === "comparison";
}

function loopFor(
  ufunc: Ufunc<BinaryLoop>,
  dtype: DType,
): Ufunc<BinaryLoop>["signatures"][number] | undefined {
  if (ufunc.rule === "logic") return ufunc.uniform[0];
  // Comparisons and differences of flags: what they give must be what they take.
  if (ufunc.rule === "comparison") return dtype.num === nums.bool ? ufunc.uniform[0] : undefined;
  if (ufunc.rule === "numbers" && dtype.num === nums.bool) return undefined;
  const exact = ufunc.uniform[dtype.num];
  if (exact !== undefined || dtype.num > nums.complex128) return exact;
  if (ufunc.rule === "division" && dtype.num <= nums.uint64) return ufunc.uniform[nums.float64];
  return ufunc.signatures.find(
    ({ inputs }) =>
      inputs[0] === inputs[1] &&
      inputs[0]! <= nums.complex128 &&
      canCastDType(dtype, builtins[inputs[0]!]!, "safe"),
  );
}

/** The dtype in which a reduction computes when nobody names one. */
export function naturalDType(ufunc: Ufunc<BinaryLoop>, array: NDArray, out: NDArray | null): DType {
  const dtype = array.dtype.asNative();
  if (out !== null) {
    if (out.dtype.num > nums.complex128 || dtype.num > nums.complex128) return dtype;
    return builtins[promoteNumbers(dtype.num, out.dtype.num)]!;
  }
  if (ufunc.name !== "add" && ufunc.name !== "multiply") return dtype;
  if (dtype.num > nums.uint32) return dtype;
  return builtins[dtype.kind === "u" ? nums.uint64 : nums.int64]!;
}

function maskTooLarge(
  name: string,
  shape: readonly number[],
  mask: readonly number[],
): BroadcastError {
  return new BroadcastError(
    `${name}: non-broadcastable operand with shape ${tupleText(shape)} doesn't match the broadcast shape of ` +
      `where, ${tupleText(mask)}`,
    { shapes: [shape, mask] },
  );
}

function maskNeedsInitial(name: string): ValueError {
  return new ValueError(
    `${name}: reduction operation '${name}' does not have an identity, so to use a where mask one has to ` +
      "specify 'initial'",
    { value: undefined },
  );
}
