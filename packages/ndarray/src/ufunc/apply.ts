import { BroadcastError, InvalidArgumentError, ReadOnlyError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { asarray } from "../create/array.ts";
import { bool } from "../dtype/builtin.ts";
import { canCastDType, type Casting } from "../dtype/casting.ts";
import type { DType } from "../dtype/dtype.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import { castArray, copyValues, isDirect } from "./transfer.ts";
import { type Order, resultStrides } from "../iterate/layout.ts";
import { type Items, itemsOf, runFour, runThree, runTwo } from "../iterate/run-loops.ts";
import { broadcastShapes, sameShape, sizeOf, tupleText } from "../layout/shape.ts";
import { byteBounds } from "../layout/strides.ts";
import { NDArray } from "../ndarray.ts";
import { newArrayWithStrides, newResult } from "../create/empty.ts";
import { ValueError } from "../errors.ts";
import type { Out, Where } from "../types/elementwise.ts";
import type { Ufunc } from "./definition.ts";
import { runNative } from "./run-native.ts";
import { type Operand, operandOf } from "./operand.ts";
import { castError, loopDType, resolveDTypes } from "./resolve-dtypes.ts";
import { scalarItems, storeScalar } from "./scalar-items.ts";

/** What every elementwise function accepts beside its operands. */
export interface UfuncOptions<
  O extends Out = Out,
  T extends DTypeLike | undefined = DTypeLike,
  W extends Where = NDArray | boolean,
> {
  /** Where to write; its shape must be that of the result. Several results take a list with one entry each. */
  readonly out?: O;
  /** Where to compute; elsewhere `out` keeps its values, and a new result holds zeros. */
  readonly where?: W;
  /** The dtype of the result, in which the computation is done. */
  readonly dtype?: T;
  /** Which conversions of operands and into `out` are allowed; `same_kind` by default. */
  readonly casting?: Casting;
  /** Memory order of new results; `K` by default: as the operands. */
  readonly order?: Order;
}

/** Results of an operation; `isScalar` when NumPy would give scalars for them. */
export interface Results {
  readonly arrays: readonly NDArray[];
  readonly isScalar: boolean;
}

/**
 * Apply a ufunc: find the loop, broadcast, cast, compute.
 *
 * Nothing is written before everything was checked. `out` behaves as if the operands had been read
 * completely first, whatever they overlap.
 */
export function applyUfunc(
  ufunc: Ufunc,
  values: readonly unknown[],
  options: UfuncOptions = {},
): Results {
  const { name } = ufunc;
  checkOptions(name, options);
  if (values.length !== ufunc.inputCount || values.includes(undefined)) {
    throw new InvalidArgumentError(
      `${name}: ${name}() takes ${ufunc.inputCount} operands, but fewer were given`,
      { value: values },
    );
  }
  const given =
    values.length === 1
      ? [operandOf(name, beyondInt64(values[0]))]
      : values.map((value) => operandOf(name, value));
  const operands = ufunc.prepare?.(given) ?? given;
  const casting = options.casting ?? "same_kind";
  const dtype = loopDType(name, options.dtype);
  const { signature, inputs, outputs } = resolveDTypes(ufunc, operands, dtype, casting);
  const outs = outputsOf(ufunc, options.out);
  for (const [k, out] of outs.entries()) {
    if (out === null) continue;
    if (!out.writeable) {
      throw new ReadOnlyError(
        `${name}: output array is read-only; copy() it, or setflags({ writeable: true })`,
      );
    }
    if (!canCastDType(outputs[k]!, out.dtype, casting)) {
      throw castError(name, "output", outputs[k]!, out.dtype, casting);
    }
  }
  const mask = maskOf(name, options.where);
  const shape = commonShape(name, operands, outs, mask);
  const isEmpty = sizeOf(shape) === 0;
  if (isEmpty) checkValues(operands, inputs);
  else ufunc.check?.(operands, inputs);
  const isSingle =
    outs.length === 1 &&
    mask === null &&
    operands.every(
      ({ array }, k) => array === null || array.ndim < 2 || isDirect(array, inputs[k]!),
    );
  const order = options.order ?? "K";
  const arrays = outs.map(
    (out, k) => out ?? resultLike(name, outputs[k]!, shape, operands, order, isSingle),
  );
  if (!isEmpty) {
    const targets = arrays.map((array, k) =>
      needsTemporary(array, outputs[k]!, operands, inputs, mask, outs[k] != null)
        ? resultLike(name, outputs[k]!, shape, operands, "K", true)
        : array,
    );
    compute(ufunc, signature.loop, shape, operands, inputs, targets);
    for (const [k, target] of targets.entries()) {
      if (target !== arrays[k]) copyValues(arrays[k]!, target, mask);
    }
  }
  const isScalar = shape.length === 0 && outs.every((out) => out === null);
  return { arrays, isScalar };
}

/** A bigint alone may be one that only uint64 holds. */
function beyondInt64(value: unknown): unknown {
  const isBeyond = typeof value === "bigint" && value !== BigInt.asIntN(64, value);
  return isBeyond ? asarray(value) : value;
}

/** Without elements nothing is stored, yet plain integers must fit. */
function checkValues(operands: readonly Operand[], inputs: readonly DType[]): void {
  for (const [k, { array, value }] of operands.entries()) {
    if (array === null) storeScalar(value, inputs[k]!, k);
  }
}

function compute(
  ufunc: Ufunc,
  loop: unknown,
  shape: readonly number[],
  operands: readonly Operand[],
  inputs: readonly DType[],
  targets: readonly NDArray[],
): void {
  if (runNative(ufunc, shape, operands, inputs, targets)) return;
  const runner = [runTwo, runThree, runFour][operands.length + targets.length - 2]!;
  runner(loop, shape, [
    ...operands.map((operand, k) => inputItems(ufunc.name, operand, inputs[k]!, shape, k)),
    ...targets.map((target) => itemsOf(target, shape)),
  ]);
}

/** An operand in the dtype of the loop, walked over `shape`. */
function inputItems(
  name: string,
  operand: Operand,
  dtype: DType,
  shape: readonly number[],
  slot: number,
): Items {
  if (operand.array === null) return scalarItems(operand.value, dtype, shape.length, slot);
  const { array } = operand;
  return itemsOf(isDirect(array, dtype) ? array : castArray(name, array, dtype), shape);
}

function outputsOf({ name, outputCount }: Ufunc, out: UfuncOptions["out"]): (NDArray | null)[] {
  if (out === undefined || out === null) return new Array<null>(outputCount).fill(null);
  const list = Array.isArray(out) ? (out as readonly (NDArray | null)[]) : [out as NDArray];
  if (list.length === 1 && list[0] === out && outputCount > 1) {
    throw new InvalidArgumentError(
      `${name}: 'out' must be a tuple of arrays; give a list of ${outputCount} arrays or nulls`,
      { value: out },
    );
  }
  if (list.some((item) => item !== null && !(item instanceof NDArray))) {
    throw new InvalidArgumentError(
      `${name}: return arrays must be of ArrayType; out takes an array, or a list of ${outputCount} arrays or nulls`,
      { value: out },
    );
  }
  if (list.length === outputCount) return [...list];
  throw new ValueError(
    `${name}: The 'out' tuple must have exactly one entry per ufunc output; give a list of ${outputCount}`,
    { value: out },
  );
}

/** The mask that `where` stands for, or null when it lets everything through. */
export function maskOf(name: string, where: NDArray | boolean | undefined): NDArray | null {
  if (where === undefined || where === true) return null;
  if (where instanceof NDArray && where.dtype === bool) return where;
  const operand = operandOf(name, where);
  if (!canCastDType(operand.dtype, bool, "safe")) {
    throw castError(name, "where", operand.dtype, bool, "safe");
  }
  const array = newArrayWithStrides(name, [], [], bool);
  array.store(array.byteOffset, operand.value);
  return array;
}

function commonShape(
  name: string,
  operands: readonly Operand[],
  outs: readonly (NDArray | null)[],
  mask: NDArray | null,
): readonly number[] {
  const shapes: (readonly number[])[] = [];
  for (const { array } of operands) if (array !== null) shapes.push(array.shape);
  if (mask !== null) shapes.push(mask.shape);
  for (const out of outs) if (out !== null) shapes.push(out.shape);
  if (shapes.length === 1) return shapes[0]!;
  const shape = broadcastShapes(name, shapes);
  for (const out of outs) {
    if (out === null || sameShape(out.shape, shape)) continue;
    throw new BroadcastError(
      `${name}: non-broadcastable output operand with shape ${tupleText(out.shape)} doesn't match the ` +
        `broadcast shape ${tupleText(shape)}; give an out of that shape`,
      { shapes: [[...out.shape], shape] },
    );
  }
  return shape;
}

function resultLike(
  name: string,
  dtype: DType,
  shape: readonly number[],
  operands: readonly Operand[],
  order: Order,
  isSingle: boolean,
): NDArray {
  const facts = [];
  for (const { array } of operands) {
    if (array !== null) {
      facts.push({ shape: array.shape, strides: array.strides, itemsize: array.dtype.itemsize });
    }
  }
  return newResult(
    name,
    shape,
    resultStrides(shape, dtype.itemsize, facts, order, isSingle),
    dtype,
  );
}

/** Whether the loop must not write into the array itself. */
function needsTemporary(
  array: NDArray,
  dtype: DType,
  operands: readonly Operand[],
  inputs: readonly DType[],
  mask: NDArray | null,
  isGiven: boolean,
): boolean {
  if (mask !== null || !isDirect(array, dtype)) return true;
  if (!isGiven) return false;
  return operands.some(
    ({ array: input }, k) =>
      input !== null && isDirect(input, inputs[k]!) && overlapsOutOfStep(input, array),
  );
}

/** Whether writing one element of `target` may change another element of `source`. */
function overlapsOutOfStep(source: NDArray, target: NDArray): boolean {
  if (source.storage.memory.buffer !== target.storage.memory.buffer) return false;
  if (
    source.byteOffset === target.byteOffset &&
    sameShape(source.shape, target.shape) &&
    source.shape.every(
      (length, axis) => length === 1 || source.strides[axis] === target.strides[axis],
    )
  ) {
    return false;
  }
  const a = byteBounds(source.shape, source.strides, source.byteOffset, source.dtype.itemsize);
  const b = byteBounds(target.shape, target.strides, target.byteOffset, target.dtype.itemsize);
  return a.low < b.high && b.low < a.high;
}
