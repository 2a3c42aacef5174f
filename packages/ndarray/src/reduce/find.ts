import { DTypeError } from "@tsmem/core";
import { checkOptions, outOf } from "../arguments.ts";
import { argmaxLoops } from "../kernels/generated/argmax.ts";
import { argminLoops } from "../kernels/generated/argmin.ts";
import type { FindLoop } from "../kernels/types.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { canCastDType } from "../dtype/casting.ts";
import { forEachRun, planForwardWalk } from "../iterate/axes.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import { flat } from "../views/flat.ts";
import type { Results } from "../ufunc/apply.ts";
import { defineUfunc, type Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { castError } from "../ufunc/resolve-dtypes.ts";
import { castArray, copyValues, isDirect } from "../ufunc/transfer.ts";
import type { OperandShape } from "../types/operands.ts";
import type { AxisWithin, Reduced, ReductionOut } from "../types/reduced.ts";
import { reducedShape } from "./axes.ts";
import { checkOut } from "./engine.ts";
import { registry } from "../rest.ts";
import type { Element } from "../types/element.ts";
import { emptySequence, findNumbers } from "./find-numbers.ts";
import { findNative } from "./native.ts";
import { arrayOf, unwrap } from "./result.ts";

/** What `argmax` and `argmin` accept. */
export interface FindOptions<
  A extends number | null = number | null,
  K extends boolean = boolean,
  O extends ReductionOut = NDArray | null,
> {
  /** Axis to search along; by default all elements in C order. */
  readonly axis?: A;
  readonly out?: O;
  readonly keepdims?: K;
}

/** @internal */
export const argmaxUfunc: Ufunc<FindLoop> = /* @__PURE__ */ defineUfunc("argmax", argmaxLoops);
/** @internal */
export const argminUfunc: Ufunc<FindLoop> = /* @__PURE__ */ defineUfunc("argmin", argminLoops);

/** @internal `argmax` and `argmin` of any dtypes with any options. */
export function findResults(
  ufunc: Ufunc<FindLoop>,
  a: Operandlike,
  options: FindOptions = {},
): Results {
  const { name } = ufunc;
  const beats = name === "argmax" ? isAfter : isBefore;
  const array = arrayOf(name, a);
  const axis = options.axis ?? null;
  const line = axis === null || array.ndim === 0 ? flat(array) : array;
  const along = checkAxis(name, axis ?? 0, line.ndim);
  if (array.dtype.fields !== null) {
    throw new DTypeError(`${name}: data type not ordered; name a field`, { dtypes: [array.dtype] });
  }
  const keepdims = options.keepdims === true;
  const shape =
    axis === null
      ? keepdims
        ? array.shape.map(() => 1)
        : []
      : reducedShape(array.shape, array.ndim === 0 ? [] : [along], keepdims);
  const out = outOf(name, options.out);
  checkOut(name, out, shape, int64);
  if (out !== null && !canCastDType(out.dtype, int64, "safe")) {
    throw castError(name, "output", int64, out.dtype, "safe");
  }
  const length = line.shape[along]!;
  const kept = line.shape.filter((_, k) => k !== along);
  if (length === 0 && sizeOf(kept) > 0) {
    throw emptySequence(name, a);
  }
  const result = newArrayWithStrides(name, kept, contiguousStrides(kept, 8), int64);
  if (sizeOf(kept) > 0) search(ufunc, beats, line, along, result);
  const shaped = new NDArray(
    int64,
    shape,
    contiguousStrides(shape, 8),
    result.byteOffset,
    result.storage,
    null,
    int64.num,
    true,
  );
  if (out === null) return { arrays: [shaped], isScalar: shape.length === 0 };
  copyValues(out, shaped, null);
  return { arrays: [out], isScalar: false };
}

const isAfter = (x: unknown, y: unknown): boolean => (x as string) > (y as string);
const isBefore = (x: unknown, y: unknown): boolean => (x as string) < (y as string);

/** Positions as a value or an array. */
function found(
  ufunc: Ufunc<FindLoop>,
  a: Operandlike,
  options: FindOptions | undefined,
): Element | NDArray {
  const { rest } = registry;
  const results = rest === null ? findNumbers(ufunc, a, options) : rest.find(ufunc, a, options);
  return unwrap(results, options);
}

function search(
  ufunc: Ufunc<FindLoop>,
  beats: (x: unknown, y: unknown) => boolean,
  array: NDArray,
  along: number,
  result: NDArray,
): void {
  const native = array.dtype.asNative();
  const loop = ufunc.uniform[native.num]?.loop;
  const source =
    loop === undefined || isDirect(array, native) ? array : castArray(ufunc.name, array, native);
  const length = source.shape[along]!;
  if (findNative(ufunc.name, source, along, result)) return;
  const shape = source.shape.filter((_, k) => k !== along);
  const strides = source.strides.filter((_, k) => k !== along);
  const found = result.storage.typed(int64.num) as BigInt64Array;
  const walk = planForwardWalk(
    shape,
    [strides, result.strides],
    [source.byteOffset, result.byteOffset],
  );
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [step, resultStep] = walk.steps.map((steps) => steps[last]!);
  const lineStep = source.strides[along]!;
  const data = loop === undefined ? null : source.storage.typed(source.access);
  const unit = data?.BYTES_PER_ELEMENT ?? 1;
  forEachRun(walk, ([at, to]) => {
    for (let k = 0; k < n; k++) {
      const start = at! + k * step!;
      const index =
        loop === undefined
          ? searchValues(source, start, length, lineStep, beats)
          : loop(length, data!, start / unit, lineStep / unit);
      found[(to! + k * resultStep!) / 8] = BigInt(index);
    }
  });
}

/** For strings, which have no loops. */
function searchValues(
  array: NDArray,
  start: number,
  length: number,
  step: number,
  beats: (x: unknown, y: unknown) => boolean,
): number {
  let best = 0;
  let value = array.load(start);
  for (let k = 1; k < length; k++) {
    const next = array.load(start + k * step);
    if (!beats(next, value)) continue;
    best = k;
    value = next;
  }
  return best;
}

/**
 * Position of the largest element: the first one of equals; the first NaN if there is one.
 *
 * @returns the position in C order as a bigint, or with `axis` a new int64 array without that axis
 * @throws {ValueError} there is no element
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function argmax<
  const X extends Operandlike,
  const A extends number | null = null,
  K extends boolean = false,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: FindOptions<A, K, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"int64", "int64", OperandShape<X>, A, K, undefined, O>;
export function argmax(a: Operandlike, options?: FindOptions): unknown {
  checkOptions("argmax", options);
  return found(argmaxUfunc, a, options);
}

/**
 * Position of the smallest element: the first one of equals; the first NaN if there is one.
 *
 * @returns the position in C order as a bigint, or with `axis` a new int64 array without that axis
 * @throws {ValueError} there is no element
 * @throws {AxisError} axis outside -ndim to ndim - 1
 */
export function argmin<
  const X extends Operandlike,
  const A extends number | null = null,
  K extends boolean = false,
  O extends ReductionOut = undefined,
>(
  a: X,
  options?: FindOptions<A, K, O> & AxisWithin<OperandShape<X>, A>,
): Reduced<"int64", "int64", OperandShape<X>, A, K, undefined, O>;
export function argmin(a: Operandlike, options?: FindOptions): unknown {
  checkOptions("argmin", options);
  return found(argminUfunc, a, options);
}
