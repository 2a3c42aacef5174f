import { BroadcastError } from "@tsmem/core";
import type { Casting } from "../dtype/casting.ts";
import { isSafeNumberCast } from "../dtype/numeric-promotion.ts";
import { itemsOf, itemsOver, runTwo } from "../iterate/run-loops.ts";
import { widen, widened } from "../iterate/widen.ts";
import { isNative } from "../layout/access.ts";
import { sizeOf, tupleText } from "../layout/shape.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";

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
  const { rest } = registry;
  if (rest === null) copyNumbers(operation, target, source, casting, where);
  else rest.copyInto(operation, target, source, casting, where);
}

/** The same of native numbers that cast safely, in the loops of JavaScript. */
function copyNumbers(
  operation: string,
  target: NDArray,
  source: NDArray,
  casting: Casting,
  where: NDArray | null,
): void {
  if (!target.writeable) throw readOnly(operation);
  const { num } = source.dtype;
  const isPlain = casting !== "no" && casting !== "equiv" && where === null;
  const areNative = isNative(target) && isNative(source);
  if (!isPlain || !areNative || !isSafeNumberCast(num, target.dtype.num))
    throw needsRest(operation);
  // What may be overwritten while it is read is read before.
  const isShared = target.storage.view.buffer === source.storage.view.buffer;
  const from = isShared ? widened(operation, source, num) : source;
  const { shape } = target;
  const items = [itemsOver(from, stridesOver(operation, from, shape)), itemsOf(target, shape)];
  if (sizeOf(shape) > 0) runTwo(widen, shape, items);
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
