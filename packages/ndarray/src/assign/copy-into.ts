import { BroadcastError } from "@tsmem/core";
import type { Casting } from "../dtype/casting.ts";
import { sameDType } from "../dtype/dtype.ts";
import { isSafeNumberCast } from "../dtype/numeric-promotion.ts";
import { planForwardWalk, type Walk } from "../iterate/axes.ts";
import { itemsOver, runTwo } from "../iterate/run-loops.ts";
import { widen } from "../iterate/widen.ts";
import { sizeOf, tupleText } from "../layout/shape.ts";
import { byteBounds } from "../layout/strides.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { needsRest, registry, restOf } from "../rest.ts";
import { move } from "./move.ts";

/**
 * Write the elements of an array into another one, repeated along axes that it lacks.
 *
 * Overlapping memory gives the result of reading everything before writing.
 *
 * @param casting - how far the conversion may go; assignment through an index is `unsafe`
 * @param where - write only where it is true; broadcast to the target
 * @throws {ReadOnlyError} the target is read-only
 * @throws {BroadcastError} the shape does not broadcast to that of the target
 * @throws {CastError} the rule forbids the conversion
 */
export function copyInto(
  operation: string,
  target: NDArray,
  source: NDArray,
  casting: Casting = "same_kind",
  where: NDArray | null = null,
): void {
  if (!target.writeable) throw readOnly(operation);
  if (casting !== "unsafe") {
    restOf(operation).checkCast(operation, source.dtype, target.dtype, casting);
  }
  const strides = stridesOver(operation, source, target.shape);
  if (where !== null) stridesOver(operation, where, target.shape);
  target.storage.check();
  if (sizeOf(target.shape) === 0) return;
  if (where === null && !mayClash(target, source, strides)) {
    write(operation, target, source, strides);
  } else {
    restOf(operation).copyWithCare(operation, target, source, strides, where);
  }
}

/** Strides of an array over a shape that it broadcasts to. Leading axes of length 1 may go. */
export function stridesOver(operation: string, a: NDArray, shape: readonly number[]): number[] {
  let skip = 0;
  while (a.shape.length - skip > shape.length && a.shape[skip] === 1) skip++;
  const own = a.shape.length - skip;
  const shift = shape.length - own;
  const strides = new Array<number>(shape.length).fill(0);
  let fits = shift >= 0;
  for (let axis = 0; fits && axis < own; axis++) {
    const length = a.shape[skip + axis]!;
    if (length === 1) continue;
    fits = length === shape[shift + axis];
    strides[shift + axis] = a.strides[skip + axis]!;
  }
  if (fits) return strides;
  throw new BroadcastError(
    `${operation}: could not broadcast input array from shape ${tupleText(a.shape)} into shape ` +
      `${tupleText(shape)}; lengths must match or be 1`,
    { shapes: [[...a.shape], [...shape]] },
  );
}

/** Whether writing the target could change an element of the source that is not read yet. */
export function mayClash(target: NDArray, source: NDArray, strides: readonly number[]): boolean {
  if (target.storage.view.buffer !== source.storage.view.buffer) return false;
  const { low, high } = byteBounds(
    target.shape,
    target.strides,
    target.byteOffset,
    target.itemsize,
  );
  const other = byteBounds(source.shape, source.strides, source.byteOffset, source.itemsize);
  if (low >= other.high || other.low >= high) return false;
  // Each element is read before it is written when both walk the same places.
  const isSame =
    target.byteOffset === source.byteOffset &&
    target.itemsize === source.itemsize &&
    target.strides.every((stride, axis) => stride === strides[axis] || target.shape[axis] === 1);
  return !isSame;
}

/** The walk over a target and what is copied into it. */
export function planCopy(
  target: NDArray,
  operands: readonly NDArray[],
  strides: readonly (readonly number[])[],
): Walk {
  return planForwardWalk(
    target.shape,
    [target.strides, ...strides],
    [target.byteOffset, ...operands.map(({ byteOffset }) => byteOffset)],
  );
}

/**
 * Write every element of a target that overlaps nothing out of step.
 *
 * @param strides - of the source over the shape of the target
 */
export function write(
  operation: string,
  target: NDArray,
  source: NDArray,
  strides: readonly number[],
): void {
  const { rest } = registry;
  if (rest !== null && rest.copyNative(target, source, strides)) return;
  if (sameDType(source.dtype, target.dtype) && target.dtype.fields === null) {
    move(target, source, planCopy(target, [source], [strides]));
  } else if (rest !== null) {
    rest.convertInto(target, source, planCopy(target, [source], [strides]));
  } else {
    writeWider(operation, target, source, strides);
  }
}

/** Numbers in a dtype to which they cast safely. */
function writeWider(
  operation: string,
  target: NDArray,
  source: NDArray,
  strides: readonly number[],
): void {
  const [from, to] = [source.dtype.num, target.dtype.num];
  if (source.access !== from || target.access !== to || !isSafeNumberCast(from, to)) {
    throw needsRest(operation);
  }
  const { shape } = target;
  runTwo(widen, shape, [itemsOver(source, strides), itemsOver(target, target.strides)]);
}
