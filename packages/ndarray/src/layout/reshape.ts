import { ShapeError } from "@tsmem/core";
import { checkShape, sizeOf, tupleText } from "./shape.ts";

/**
 * Complete a shape that may have one -1, for an array of `size` elements.
 *
 * @throws {ShapeError} the product does not match, or there is more than one -1
 */
export function resolveShape(operation: string, shape: unknown, size: number): number[] {
  const given: unknown[] = Array.isArray(shape) ? [...(shape as unknown[])] : [shape];
  // Any negative length stands for the unknown one, as in NumPy.
  const unknown = given.findIndex(isNegative);
  if (unknown < 0) {
    const checked = checkShape(operation, given);
    if (sizeOf(checked) !== size) throw misfit(operation, size, checked);
    return checked;
  }
  if (given.filter(isNegative).length > 1) {
    throw new ShapeError(`${operation}: can only specify one unknown dimension`, {
      shape: given as number[],
    });
  }
  given[unknown] = 1;
  const checked = checkShape(operation, given);
  const rest = sizeOf(checked);
  if (rest === 0 || size % rest !== 0) throw misfit(operation, size, shape as number[]);
  checked[unknown] = size / rest;
  return checked;
}

function isNegative(length: unknown): boolean {
  return (typeof length === "number" || typeof length === "bigint") && length < 0;
}

function misfit(operation: string, size: number, shape: readonly number[]): ShapeError {
  return new ShapeError(
    `${operation}: cannot reshape array of size ${size} into shape ${tupleText(shape)}; ` +
      "use a shape whose product is the size, or -1 for one axis",
    { shape },
  );
}

/** Strides without gaps over memory that exists: axes of length 0 count as 1. */
export function filledStrides(
  shape: readonly number[],
  itemsize: number,
  order: "C" | "F",
): number[] {
  const ndim = shape.length;
  const strides = new Array<number>(ndim).fill(0);
  let stride = itemsize;
  for (let k = 0; k < ndim; k++) {
    const axis = order === "C" ? ndim - 1 - k : k;
    strides[axis] = stride;
    if (shape[axis] !== 0) stride *= shape[axis]!;
  }
  return strides;
}

/**
 * Strides that show the same elements under a new shape without moving them, or null when there are
 * none. Sizes are equal and not 0.
 *
 * Both shapes are cut into the smallest groups of axes with equal products; a group works when its old
 * axes continue each other in memory.
 *
 * @see numpy `_attempt_nocopy_reshape`, which also decides the strides of axes of length 1
 */
export function reshapedStrides(
  shape: readonly number[],
  strides: readonly number[],
  itemsize: number,
  newShape: readonly number[],
  order: "C" | "F",
): number[] | null {
  const oldShape: number[] = [];
  const oldStrides: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 1) continue;
    oldShape.push(shape[axis]!);
    oldStrides.push(strides[axis]!);
  }
  const result = new Array<number>(newShape.length).fill(0);
  let oldStart = 0;
  let newStart = 0;
  while (newStart < newShape.length && oldStart < oldShape.length) {
    let oldEnd = oldStart + 1;
    let newEnd = newStart + 1;
    let oldProduct = oldShape[oldStart]!;
    let newProduct = newShape[newStart]!;
    while (oldProduct !== newProduct) {
      if (newProduct < oldProduct) newProduct *= newShape[newEnd++]!;
      else oldProduct *= oldShape[oldEnd++]!;
    }
    for (let k = oldStart; k < oldEnd - 1; k++) {
      const continues =
        order === "F"
          ? oldStrides[k + 1] === oldShape[k]! * oldStrides[k]!
          : oldStrides[k] === oldShape[k + 1]! * oldStrides[k + 1]!;
      if (!continues) return null;
    }
    if (order === "F") {
      result[newStart] = oldStrides[oldStart]!;
      for (let k = newStart + 1; k < newEnd; k++) result[k] = result[k - 1]! * newShape[k - 1]!;
    } else {
      result[newEnd - 1] = oldStrides[oldEnd - 1]!;
      for (let k = newEnd - 1; k > newStart; k--) result[k - 1] = result[k]! * newShape[k]!;
    }
    newStart = newEnd;
    oldStart = oldEnd;
  }
  let last = newStart >= 1 ? result[newStart - 1]! : itemsize;
  if (order === "F" && newStart >= 1) last *= newShape[newStart - 1]!;
  return result.fill(last, newStart);
}
