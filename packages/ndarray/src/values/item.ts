import { IndexError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkArray } from "../arguments.ts";
import { ValueError } from "../errors.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { ElementOf } from "../types/element.ts";

/**
 * One element as a JavaScript value.
 *
 * @param index - none for an array of size 1; one integer counts in C order; otherwise one per axis
 * @throws {ValueError} no index and the size is not 1, or the wrong number of integers
 * @throws {IndexError} out of bounds
 */
export function item<D extends string>(a: NDArray<D>, ...index: readonly number[]): ElementOf<D> {
  checkArray("item", a);
  const size = sizeOf(a.shape);
  if (index.length === 0 && size !== 1) {
    throw new ValueError(
      `item: can only convert an array of size 1 to a scalar, not of size ${size}; give an index`,
      { value: a.shape },
    );
  }
  const [first = 0] = index;
  if (index.length > 1 && index.length !== a.shape.length) {
    throw new ValueError(
      `item: incorrect number of indices for array: ${index.length} for ${a.shape.length} axes; give one per axis`,
      { value: index },
    );
  }
  const full = index.length > 1 || (index.length === 1 && a.shape.length === 1);
  const at = full ? a.positionOf("item", index) : flatPosition(a, first, size);
  return a.load(at) as ElementOf<D>;
}

/** The byte of the element with that number in C order. */
function flatPosition(a: NDArray, number: number, size: number): number {
  if (!Number.isInteger(number) || number < -size || number >= size) {
    throw new IndexError(`item: index ${shown(number)} is out of bounds for size ${size}`, {
      index: number,
    });
  }
  let rest = number < 0 ? number + size : number;
  let at = a.byteOffset;
  for (let axis = a.shape.length - 1; axis >= 0; axis--) {
    const length = a.shape[axis]!;
    at += (rest % length) * a.strides[axis]!;
    rest = Math.floor(rest / length);
  }
  return at;
}
