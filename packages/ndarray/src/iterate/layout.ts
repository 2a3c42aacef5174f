import { contiguousStrides, isCContiguous, isFContiguous } from "../layout/strides.ts";
import { sameShape } from "../layout/shape.ts";
import { sortAxes, stridesAlong } from "./axes.ts";

/** Memory order of results: `K` follows the operands. */
export type Order = "C" | "F" | "A" | "K";

/** Shape, strides and itemsize of an operand, which is all that a layout depends on. */
export interface Facts {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly itemsize: number;
}

/** Strides for walking an operand over `shape`, to which it broadcasts: 0 where it repeats. */
export function broadcastStrides(
  operand: { readonly shape: readonly number[]; readonly strides: readonly number[] },
  shape: readonly number[],
): number[] {
  const shift = shape.length - operand.shape.length;
  return shape.map((_, axis) =>
    axis < shift || operand.shape[axis - shift] === 1 ? 0 : operand.strides[axis - shift]!,
  );
}

/**
 * Strides in bytes of the result of an elementwise operation.
 *
 * @param shape - what the operands broadcast to
 * @param itemsize - of the result
 * @param isSingle - false for several results, for results behind a mask and for operands with two axes or
 *   more that are converted, for all of which NumPy sorts the axes
 */
export function resultStrides(
  shape: readonly number[],
  itemsize: number,
  operands: readonly Facts[],
  order: Order = "K",
  isSingle = true,
): number[] {
  if (order === "K") return stridesAs(shape, itemsize, operands, isSingle);
  if (order !== "A") return contiguousStrides(shape, itemsize, order);
  const areAll = (fits: typeof isCContiguous): boolean =>
    operands.every((operand) => fits(operand.shape, operand.strides, operand.itemsize));
  // Operands of one shape that fit both orders are walked in C order.
  const isPlain =
    isSingle &&
    areAll(isCContiguous) &&
    operands.every((operand) => operand.shape.length === 0 || sameShape(operand.shape, shape));
  return contiguousStrides(shape, itemsize, !isPlain && areAll(isFContiguous) ? "F" : "C");
}

/** The same in order `K`, which follows the operands. */
export function stridesAs(
  shape: readonly number[],
  itemsize: number,
  operands: readonly Facts[],
  isSingle: boolean,
): number[] {
  return stridesAlong(shape, axesAs(shape, operands, isSingle), itemsize);
}

/** The axes of the result from outermost to innermost. */
function axesAs(
  shape: readonly number[],
  operands: readonly Facts[],
  isSingle: boolean,
): readonly number[] {
  // Operands without axes fit any order.
  const arrays = operands.filter((operand) => operand.shape.length > 0);
  if (isSingle && arrays.every((operand) => sameShape(operand.shape, shape))) {
    const fit = (isContiguous: typeof isCContiguous): boolean =>
      arrays.every((operand) => isContiguous(operand.shape, operand.strides, operand.itemsize));
    // Sorted strides give C order too, but have no place for axes of length 1 in F order.
    if (!fit(isCContiguous) && fit(isFContiguous)) return [...shape.keys()].reverse();
  }
  const strides = operands.map((operand) => broadcastStrides(operand, shape));
  return sortAxes(shape, strides);
}
