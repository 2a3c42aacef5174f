import { inDType } from "./operand.ts";
import { CastError, InvalidArgumentError, ShapeError } from "@tsmem/core";
import { checkOptions, outOf } from "../../arguments.ts";
import { astype } from "../../assign/astype.ts";
import { copy } from "../../assign/copy.ts";
import { copyInto } from "../../assign/copy-into.ts";
import { asarray } from "../../create/array.ts";
import { newResult } from "../../create/empty.ts";
import { canCastDType, type Casting } from "../../dtype/casting.ts";
import type { DType } from "../../dtype/dtype.ts";
import type { DTypeLike } from "../../dtype/dtype-of.ts";
import { promoteDTypes } from "../../dtype/promote.ts";
import { sortAxes, stridesAlong } from "../../iterate/axes.ts";
import { broadcastStrides, type Order } from "../../iterate/layout.ts";
import { withAxis } from "../../join/parts.ts";
import { broadcastShapes, sizeOf, tupleText } from "../../layout/shape.ts";
import { contiguousStrides } from "../../layout/strides.ts";
import type { NDArray } from "../../ndarray.ts";
import { loopDType } from "../../ufunc/resolve-dtypes.ts";
import { viewOf } from "../../views/view-of.ts";
import { conjugated } from "./conjugate.ts";
import { computeDType, multiplyMatrices } from "./dispatch.ts";
import { type Matrix, multiplyNative, type Stack } from "./native.ts";
import type { GivenShape } from "../../types/given.ts";
import type { Multipliable, ProductOf } from "../../types/products.ts";

/** What the matrix products take beside the arrays. */
export interface ProductOptions<
  O extends NDArray | undefined = NDArray,
  T extends DTypeLike | undefined = DTypeLike,
> {
  /** Where to write instead of a new array. */
  readonly out?: O;
  /** Dtype of the result; default the one to which both dtypes promote. */
  readonly dtype?: T;
  /** Which conversions are allowed; default "same_kind". */
  readonly casting?: Casting;
  /** Memory order of a new result; by default the matrices in C order, the stack as in the operands. */
  readonly order?: Order;
}

/** Which operands are vectors, and whether the first one is conjugated. */
interface Signature {
  readonly name: string;
  readonly rowVector: boolean;
  readonly columnVector: boolean;
  readonly conjugates: boolean;
}

/**
 * Multiply matrices.
 *
 * @param a - shape (..., m, k), or (k,) for a row
 * @param b - shape (..., k, n), or (k,) for a column; the axes in front are broadcast
 * @returns new array of shape (..., m, n) without the axes of vectors, or `out`; one number for two
 *   vectors
 * @throws {ShapeError} an operand without axes, or lengths k that differ
 * @throws {DTypeError} no numbers
 * @example matmul(array([[1, 2], [3, 4]]), array([5, 6])) // array([17, 39])
 * @see numpy.matmul
 */
export function matmul<
  const A,
  const B,
  O extends NDArray | undefined = undefined,
  T extends DTypeLike | undefined = undefined,
>(
  a: A,
  b: B & Multipliable<"matmul", GivenShape<A>, GivenShape<B>>,
  options?: ProductOptions<O, T>,
): ProductOf<"matmul", A, B, O, T>;
export function matmul(a: unknown, b: unknown, options: ProductOptions = {}): unknown {
  checkOptions("matmul", options);
  return orScalar(matmulArray(asarray(a), asarray(b), options));
}

/** `matmul` that gives an array without axes where NumPy gives a scalar. */
export function matmulArray(a: NDArray, b: NDArray, options: ProductOptions = {}): NDArray {
  return product(a, b, options, {
    name: "matmul",
    rowVector: a.shape.length === 1,
    columnVector: b.shape.length === 1,
    conjugates: false,
  });
}

/**
 * Sum the products over the last axes of two arrays; complex `a` is conjugated.
 *
 * @param a - shape (..., n); `b` too; the axes in front are broadcast
 * @see numpy.vecdot
 */
export function vecdot<
  const A,
  const B,
  O extends NDArray | undefined = undefined,
  T extends DTypeLike | undefined = undefined,
>(
  a: A,
  b: B & Multipliable<"vecdot", GivenShape<A>, GivenShape<B>>,
  options?: ProductOptions<O, T>,
): ProductOf<"vecdot", A, B, O, T>;
export function vecdot(a: unknown, b: unknown, options: ProductOptions = {}): unknown {
  checkOptions("vecdot", options);
  return orScalar(vecdotArray(asarray(a), asarray(b), options));
}

/** `vecdot` without turning the result into a scalar. */
export function vecdotArray(a: NDArray, b: NDArray, options: ProductOptions = {}): NDArray {
  const signature = { rowVector: true, columnVector: true, conjugates: true };
  return product(a, b, options, { name: "vecdot", ...signature });
}

/**
 * Multiply matrices of shape (..., m, n) with vectors of shape (..., n).
 *
 * @see numpy.matvec
 */
export function matvec<
  const A,
  const B,
  O extends NDArray | undefined = undefined,
  T extends DTypeLike | undefined = undefined,
>(
  a: A,
  b: B & Multipliable<"matvec", GivenShape<A>, GivenShape<B>>,
  options?: ProductOptions<O, T>,
): ProductOf<"matvec", A, B, O, T>;
export function matvec(a: unknown, b: unknown, options: ProductOptions = {}): unknown {
  checkOptions("matvec", options);
  return orScalar(matvecArray(asarray(a), asarray(b), options));
}

/** `matvec` without turning the result into a scalar. */
export function matvecArray(a: NDArray, b: NDArray, options: ProductOptions = {}): NDArray {
  const signature = { rowVector: false, columnVector: true, conjugates: false };
  return product(a, b, options, { name: "matvec", ...signature });
}

/**
 * Multiply vectors of shape (..., n), conjugated, with matrices of shape (..., n, m).
 *
 * @see numpy.vecmat
 */
export function vecmat<
  const A,
  const B,
  O extends NDArray | undefined = undefined,
  T extends DTypeLike | undefined = undefined,
>(
  a: A,
  b: B & Multipliable<"vecmat", GivenShape<A>, GivenShape<B>>,
  options?: ProductOptions<O, T>,
): ProductOf<"vecmat", A, B, O, T>;
export function vecmat(a: unknown, b: unknown, options: ProductOptions = {}): unknown {
  checkOptions("vecmat", options);
  return orScalar(vecmatArray(asarray(a), asarray(b), options));
}

/** `vecmat` without turning the result into a scalar. */
export function vecmatArray(a: NDArray, b: NDArray, options: ProductOptions = {}): NDArray {
  const signature = { rowVector: true, columnVector: false, conjugates: true };
  return product(a, b, options, { name: "vecmat", ...signature });
}

/** The element of an array without axes, or the array. */
export function orScalar(a: NDArray): unknown {
  return a.shape.length === 0 ? a.load(a.byteOffset) : a;
}

function product(
  a: NDArray,
  b: NDArray,
  options: ProductOptions,
  { name, rowVector, columnVector, conjugates }: Signature,
): NDArray {
  if ("where" in options) {
    throw new InvalidArgumentError(`${name}: got an unexpected keyword argument 'where'`, {
      value: options.where,
    });
  }
  checkRank(name, 0, a, rowVector ? 1 : 2);
  checkRank(name, 1, b, columnVector ? 1 : 2);
  const type = resultType(name, a, b, options);
  const compute = computeDType(name, type);
  const left = rowVector ? withAxis(a, a.shape.length - 1) : a;
  const right = columnVector ? withAxis(b, b.shape.length) : b;
  const [m, k] = left.shape.slice(-2) as [number, number];
  const [inner, n] = right.shape.slice(-2) as [number, number];
  if (k !== inner) {
    throw new ShapeError(
      `${name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ` +
        `${gufuncs[name] ?? ""} (size ${inner} is different from ${k}), for shapes ${tupleText(a.shape)} and ${tupleText(b.shape)}`,
      { shape: b.shape },
    );
  }
  const batch = broadcastShapes(name, [left.shape.slice(0, -2), right.shape.slice(0, -2)]);
  const shape = [...batch, ...(rowVector ? [] : [m]), ...(columnVector ? [] : [n])];
  const out = outOf(name, options.out);
  if (out !== null && !holds(out.shape, shape, shape.length - batch.length)) {
    throw new ShapeError(
      `${name}: Output operand 0 has a mismatch in its core dimensions, with gufunc signature ` +
        `${gufuncs[name] ?? ""} (shape ${tupleText(out.shape)} is different from ${tupleText(shape)})`,
      { shape: out.shape },
    );
  }
  const first = inDType(conjugates ? conjugated(left) : left, compute);
  const second = inDType(right, compute);
  const result = newResult(name, shape, contiguousStrides(shape, compute.itemsize), compute);
  multiplyBatches(compute, batch, first, second, result, { m, n, k });
  if (out === null) {
    const placed = inOrder(result, [left, right], batch, options.order);
    return astype(placed, type, { copy: false });
  }
  copyInto("matmul", out, result, "unsafe");
  return out;
}

/** The result in the memory order that was asked for. */
function inOrder(
  result: NDArray,
  operands: readonly NDArray[],
  batch: readonly number[],
  order: Order = "K",
): NDArray {
  if (order === "K") return inStackOrder(result, operands, batch);
  const isFortran = order === "F" || (order === "A" && operands.every((a) => a.flags.fContiguous));
  return isFortran ? copy(result, { order: "F" }) : result;
}

/** The result with the axes of the stack in the order that they have in the operands. */
function inStackOrder(
  result: NDArray,
  operands: readonly NDArray[],
  batch: readonly number[],
): NDArray {
  if (batch.length < 2 || result.size === 0) return result;
  const core = result.ndim - batch.length;
  const steps = operands.map(({ shape, strides }) => [
    ...broadcastStrides({ shape: shape.slice(0, -2), strides: strides.slice(0, -2) }, batch),
    ...new Array<number>(core).fill(0),
  ]);
  const order = sortAxes(result.shape, steps);
  const strides = stridesAlong(result.shape, order, result.itemsize);
  if (strides.every((stride, axis) => stride === result.strides[axis])) return result;
  const turned = newResult("matmul", result.shape, strides, result.dtype);
  copyInto("matmul", turned, result, "unsafe");
  return turned;
}

/** Whether a result, of whose axes the last `core` are its own, can be written, repeated over the others. */
function holds(out: readonly number[], shape: readonly number[], core: number): boolean {
  const shift = out.length - shape.length;
  if (shift < 0) return false;
  return shape.every((length, axis) => {
    const isRepeated = length === 1 && axis < shape.length - core;
    return isRepeated || length === out[shift + axis];
  });
}

function multiplyBatches(
  compute: DType,
  batch: readonly number[],
  first: NDArray,
  second: NDArray,
  c: NDArray,
  { m, n, k }: { m: number; n: number; k: number },
): void {
  const { itemsize } = compute;
  const strides = [n * itemsize, itemsize] as const;
  const whole = { array: c, byteOffset: c.byteOffset, strides };
  if (batch.length === 0) {
    multiplyMatrices(compute, m, n, k, matrixOf(first), matrixOf(second), whole);
    return;
  }
  const stack = stackOf(batch, first, second, c);
  if (multiplyNative(compute, m, n, k, matrixOf(first), matrixOf(second), whole, stack)) return;
  // The matrices one behind the other.
  const a = inDType(first, compute, "C");
  const b = inDType(second, compute, "C");
  const aAt = batchPositions(batch, a.shape.slice(0, -2));
  const bAt = batchPositions(batch, b.shape.slice(0, -2));
  const part = (array: NDArray, index: number, size: number): Matrix => ({
    array,
    byteOffset: array.byteOffset + index * size * itemsize,
    strides: array.strides.slice(-2) as [number, number],
  });
  for (let i = 0; i < aAt.length; i++) {
    const left = part(a, aAt[i]!, m * k);
    const right = part(b, bAt[i]!, k * n);
    multiplyMatrices(compute, m, n, k, left, right, { ...part(c, i, m * n), strides });
  }
}

function matrixOf(a: NDArray): Matrix {
  return {
    array: a,
    byteOffset: a.byteOffset,
    strides: a.strides.slice(-2) as [number, number],
  };
}

function stackOf(batch: readonly number[], a: NDArray, b: NDArray, c: NDArray): Stack {
  const steps = ({ shape, strides }: NDArray): number[] =>
    broadcastStrides({ shape: shape.slice(0, -2), strides: strides.slice(0, -2) }, batch);
  return { shape: batch, steps: [steps(a), steps(b), c.strides.slice(0, batch.length)] };
}

/** For each place of the broadcast stack, which matrix of an operand stands there. */
function batchPositions(batch: readonly number[], own: readonly number[]): Int32Array {
  const missing = batch.length - own.length;
  return Int32Array.from({ length: sizeOf(batch) }, (_, place) => {
    let rest = place;
    let index = 0;
    let step = 1;
    for (let axis = batch.length - 1; axis >= missing; axis--) {
      const length = own[axis - missing]!;
      if (length !== 1) index += (rest % batch[axis]!) * step;
      rest = Math.floor(rest / batch[axis]!);
      step *= length;
    }
    return index;
  });
}

const gufuncs: Readonly<Record<string, string>> = {
  matmul: "(n?,k),(k,m?)->(n?,m?)",
  matvec: "(m,n),(n)->(m)",
  vecmat: "(n),(n,m)->(m)",
  vecdot: "(n),(n)->()",
};

function checkRank(name: string, operand: number, a: NDArray, least: number): void {
  if (a.shape.length >= least) return;
  throw new ShapeError(
    `${name}: Input operand ${operand} does not have enough dimensions (has ${a.shape.length}, gufunc core ` +
      `with signature ${gufuncs[name] ?? ""} requires ${least}); use multiply() for scalars`,
    { shape: a.shape },
  );
}

function resultType(name: string, a: NDArray, b: NDArray, options: ProductOptions): DType {
  const { casting = "same_kind" } = options;
  const dtype = loopDType(name, options.dtype);
  const out = outOf(name, options.out);
  const type = dtype ?? promoteDTypes(a.dtype, b.dtype);
  const check = (from: DType, to: DType, what: string): void => {
    if (canCastDType(from, to, casting)) return;
    throw new CastError(
      `${name}: Cannot cast ufunc '${name}' ${what} from dtype('${from.toString()}') to ` +
        `dtype('${to.toString()}') with casting rule '${casting}'; convert it first, or pass another casting`,
      { from, to },
    );
  };
  if (dtype !== undefined) for (const array of [a, b]) check(array.dtype, type, "input");
  if (out !== null) check(type, out.dtype, "output");
  return type;
}

/** A view that reads a matrix transposed. */
export function transposed(a: NDArray): NDArray {
  const ndim = a.shape.length;
  const swap = (list: readonly number[]): number[] => [
    ...list.slice(0, ndim - 2),
    list[ndim - 1]!,
    list[ndim - 2]!,
  ];
  return viewOf(a, swap(a.shape), swap(a.strides), a.byteOffset);
}
