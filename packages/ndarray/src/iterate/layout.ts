import { contiguousStrides, isCContiguous, isFContiguous } from "../layout/strides.ts";
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
 * @param isSingle - false for several results and for results behind a mask, for which NumPy always sorts
 */
export function resultStrides(
  shape: readonly number[],
  itemsize: number,
  operands: readonly Facts[],
  order: Order = "K",
  isSingle = true,
): number[] {
  if (shape.includes(0)) return shape.map(() => 0);
  if (order === "C") return contiguousStrides(shape, itemsize, "C");
  if (order === "F") return contiguousStrides(shape, itemsize, "F");
  let allC = true;
  let allF = true;
  let isUniform = true;
  for (const operand of operands) {
    if (operand.shape.length === 0) continue;
    allC &&= isCContiguous(operand.shape, operand.strides, operand.itemsize);
    allF &&= isFContiguous(operand.shape, operand.strides, operand.itemsize);
    isUniform &&= operand.shape.length === shape.length;
    for (let axis = 0; isUniform && axis < shape.length; axis++) {
      isUniform = operand.shape[axis] === shape[axis];
    }
  }
  if (order === "A") return contiguousStrides(shape, itemsize, allF ? "F" : "C");
  if (isSingle && isUniform && (allC || allF))
    return contiguousStrides(shape, itemsize, allC ? "C" : "F");
  const strides = operands.map((operand) => broadcastStrides(operand, shape));
  return stridesAlong(shape, sortAxes(shape, strides), itemsize);
}
