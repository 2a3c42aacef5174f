import type { Casting } from "../dtype/casting.ts";
import { sameDType } from "../dtype/dtype.ts";
import { planForwardWalk, type Walk } from "../iterate/axes.ts";
import { sizeOf } from "../layout/shape.ts";
import { byteBounds } from "../layout/strides.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { restOf } from "../rest.ts";
import { checkCast } from "./check-cast.ts";
import { stridesOver } from "./copy-into.ts";
import { move } from "./move.ts";

/** `copyInto` of any dtypes, places and options. */
export function copyAny(
  operation: string,
  target: NDArray,
  source: NDArray,
  casting: Casting = "same_kind",
  where: NDArray | null = null,
): void {
  if (!target.writeable) throw readOnly(operation);
  if (casting !== "unsafe") checkCast(operation, source.dtype, target.dtype, casting);
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
  const rest = restOf(operation);
  if (rest.copyNative(target, source, strides)) return;
  const walk = planCopy(target, [source], [strides]);
  if (sameDType(source.dtype, target.dtype) && target.dtype.fields === null) {
    move(target, source, walk);
  } else {
    rest.convertInto(target, source, walk);
  }
}
