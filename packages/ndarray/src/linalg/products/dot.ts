import { ShapeError } from "@tsmem/core";
import { flat } from "../../views/flat.ts";
import { checkList, checkOptions, outOf } from "../../arguments.ts";
import { fill } from "../../assign/fill.ts";
import { copyInto } from "../../assign/copy-into.ts";
import { asarray } from "../../create/array.ts";
import { type DType, nums } from "../../dtype/dtype.ts";
import { promoteDTypes } from "../../dtype/promote.ts";
import { ValueError } from "../../errors.ts";
import { checkAxis, listOf, maxDims, sameShape, tupleText } from "../../layout/shape.ts";
import { isCContiguous } from "../../layout/strides.ts";
import type { NDArray } from "../../ndarray.ts";
import { multiply } from "../../ufunc/arithmetic.ts";
import { toBool } from "../../values/scalar.ts";
import { conjugated } from "./conjugate.ts";
import { contract } from "./contract.ts";
import { orScalar } from "./matmul.ts";
import type { ElementOf } from "../../types/element.ts";
import type { GivenName, GivenShape } from "../../types/given.ts";
import type { Multipliable, ProductOf, TensordotShape } from "../../types/products.ts";
import type { Promoted } from "../../types/promotion.ts";

/**
 * The dot product: of vectors a number, of matrices their product, of more axes the sum over the last
 * axis of `a` and the second-to-last of `b`.
 *
 * @param options.out - where to write; C-contiguous, of the very shape and dtype of the result
 * @returns new array or `out`; one number for two vectors
 * @throws {ShapeError} the summed lengths differ
 * @see numpy.dot
 */
export function dot<const A, const B, O extends NDArray | undefined = undefined>(
  a: A,
  b: B & Multipliable<"dot", GivenShape<A>, GivenShape<B>>,
  options?: { readonly out?: O },
): ProductOf<"dot", A, B, O, undefined>;
export function dot(a: unknown, b: unknown, options: { readonly out?: NDArray } = {}): unknown {
  checkOptions("dot", options);
  return orScalar(dotArray(asarray(a), asarray(b), options));
}

/** `dot` without turning the result into a scalar. */
export function dotArray(
  a: NDArray,
  b: NDArray,
  options: { readonly out?: NDArray } = {},
): NDArray {
  const result = newDot(a, b);
  const out = outOf("dot", options.out);
  if (out === null) return result;
  const fits =
    out.dtype === result.dtype &&
    sameShape(out.shape, result.shape) &&
    isCContiguous(out.shape, out.strides, out.dtype.itemsize);
  if (!fits) {
    throw new ValueError(
      "dot: output array is not acceptable (must have the right datatype, number of dimensions, " +
        `and be a C-Array): ${result.dtype.name} of shape ${tupleText(result.shape)}`,
      { value: out.shape },
    );
  }
  copyInto("dot", out, result, "unsafe");
  return out;
}

function newDot(a: NDArray, b: NDArray): NDArray {
  const type = promoteDTypes(a.dtype, b.dtype);
  if (a.shape.length === 0 || b.shape.length === 0) return scaled("dot", a, b, type);
  const last = a.shape.length - 1;
  const along = Math.max(b.shape.length - 2, 0);
  checkAligned("dot", a, b, last, along);
  return zeroScaled(a, b, contract("dot", a, b, [last], [along], type));
}

/** The product with an array without axes. */
function scaled(operation: string, a: NDArray, b: NDArray, type: DType): NDArray {
  if (!isScaledSum(a, b, type)) return multiply(a, b);
  return zeroScaled(a, b, contract(operation, a, b, [], [], type));
}

/** Where NumPy adds the scaled array to zeros, which loses the sign of -0, and gives C order. */
function isScaledSum(a: NDArray, b: NDArray, { num }: DType): boolean {
  const isBlas = num === nums.float32 || (num >= nums.float64 && num <= nums.complex128);
  return isBlas && a.shape.length <= 2 && b.shape.length <= 2 && (a.size > 1 || b.size > 1);
}

/** Products of BLAS with a single zero are zero, whatever they multiply: NaN and infinities too. */
function zeroScaled(a: NDArray, b: NDArray, product: NDArray): NDArray {
  if (!isScaledSum(a, b, product.dtype)) return product;
  const single = a.size === 1 ? a : b;
  if (single.size === 1 && !toBool(single)) fill(product, 0);
  return product;
}

function checkAligned(operation: string, a: NDArray, b: NDArray, i: number, j: number): void {
  if (a.shape[i] === b.shape[j]) return;
  throw new ShapeError(
    `${operation}: shapes ${tupleText(a.shape)} and ${tupleText(b.shape)} not aligned: ` +
      `${a.shape[i]} (dim ${i}) != ${b.shape[j]} (dim ${j})`,
    { shape: b.shape },
  );
}

/**
 * The sum over the last axes of both arrays.
 *
 * @returns new array: the other axes of `a`, then those of `b`; one number for two vectors
 * @throws {ShapeError} the last lengths differ
 * @see numpy.inner
 */
export function inner<const A, const B>(
  a: A,
  b: B & Multipliable<"inner", GivenShape<A>, GivenShape<B>>,
): ProductOf<"inner", A, B, undefined, undefined>;
export function inner(a: unknown, b: unknown): unknown {
  return orScalar(innerArray(asarray(a), asarray(b)));
}

/** `inner` without turning the result into a scalar. */
export function innerArray(a: NDArray, b: NDArray): NDArray {
  const type = promoteDTypes(a.dtype, b.dtype);
  if (a.shape.length === 0 || b.shape.length === 0) return scaled("inner", a, b, type);
  const i = a.shape.length - 1;
  const j = b.shape.length - 1;
  checkAligned("inner", a, b, i, j);
  return zeroScaled(a, b, contract("inner", a, b, [i], [j], type));
}

/**
 * The sum of the products of all elements, those of a complex `a` conjugated.
 *
 * @throws {ShapeError} the sizes differ
 * @see numpy.vdot
 */
export function vdot<const A, const B>(a: A, b: B): ElementOf<Promoted<GivenName<A>, GivenName<B>>>;
export function vdot(a: unknown, b: unknown): unknown {
  return orScalar(vdotArray(asarray(a), asarray(b)));
}

/** `vdot` without turning the result into a scalar. */
export function vdotArray(a: NDArray, b: NDArray): NDArray {
  const type = promoteDTypes(a.dtype, b.dtype);
  const left = flat(conjugated(a));
  const right = flat(b);
  checkAligned("vdot", left, right, 0, 0);
  return contract("vdot", left, right, [0], [0], type);
}

/** Numbers of axes, or the axes of each array. */
export type TensorAxes = number | readonly [number | readonly number[], number | readonly number[]];

/**
 * Sum the products over several axes.
 *
 * @param axes - n for the last n of `a` and the first n of `b` (default 2), or a list for each
 * @returns new array: the other axes of `a`, then those of `b`
 * @throws {ShapeError} lengths differ
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.tensordot
 */
export function tensordot<const A, const B, const X extends TensorAxes = 2>(
  a: A,
  b: B,
  axes?: X,
): NDArray<Promoted<GivenName<A>, GivenName<B>>, TensordotShape<GivenShape<A>, GivenShape<B>, X>>;
export function tensordot(a: unknown, b: unknown, axes: TensorAxes = 2): NDArray {
  return tensordotArray(asarray(a), asarray(b), axes);
}

/** `tensordot` of arrays. */
export function tensordotArray(a: NDArray, b: NDArray, axes: TensorAxes): NDArray {
  const [left, right] = axisLists(a, b, axes);
  const aAxes = left.map((axis) => checkAxis("tensordot", axis, a.shape.length));
  const bAxes = right.map((axis) => checkAxis("tensordot", axis, b.shape.length));
  if (new Set(aAxes).size < aAxes.length || new Set(bAxes).size < bAxes.length) {
    throw new ShapeError("tensordot: duplicate axes are not allowed in tensordot", {
      shape: b.shape,
    });
  }
  const fits =
    aAxes.length === bAxes.length && aAxes.every((axis, i) => a.shape[axis] === b.shape[bAxes[i]!]);
  if (!fits) {
    throw new ShapeError(
      `tensordot: shape-mismatch for sum: ${tupleText(a.shape)} over ${tupleText(aAxes)} and ` +
        `${tupleText(b.shape)} over ${tupleText(bAxes)}`,
      { shape: b.shape },
    );
  }
  const type = promoteDTypes(a.dtype, b.dtype);
  return zeroScaled(a, b, contract("tensordot", a, b, aAxes, bAxes, type));
}

function axisLists(a: NDArray, b: NDArray, axes: TensorAxes): [number[], number[]] {
  if (typeof axes === "number") {
    if (!Number.isInteger(axes)) {
      throw new ValueError(`tensordot: axes is ${axes}; give an integer`, { value: axes });
    }
    // More than there can be is refused below, like any other axis that is not there.
    const count = Math.min(Math.max(axes, 0), maxDims + 1);
    const range = Array.from({ length: count }, (_, i) => i);
    return [range.map((i) => i - count), range];
  }
  checkList("tensordot", "axes", axes);
  return [[...listOf("tensordot", "axes", axes[0])], [...listOf("tensordot", "axes", axes[1])]];
}
