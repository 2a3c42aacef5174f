import { IndexError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { shown } from "../dtype/convert.ts";
import type { NDArray } from "../ndarray.ts";
import type { Picked } from "../types/sliced.ts";
import type { NameOf } from "../types/dtypes.ts";
import type { View } from "../types/view.ts";
import { sliceBy } from "./slice.ts";

/**
 * Fix some axes at an integer. Always a view.
 *
 * @param index - per axis an integer, or null to keep the axis; missing ones are kept
 * @returns view without the fixed axes; keeps the base of `a` alive
 * @throws {IndexError} out of bounds, too many, or not an integer
 * @example pick(a, null, 3) // the fourth column
 */
export function pick<
  X extends NDArray,
  const I extends readonly (number | null)[] = readonly (number | null)[],
>(a: X, ...index: I): View<NDArray<NameOf<X>, Picked<X["shape"], I>>>;
export function pick(a: NDArray, ...index: readonly (number | null)[]): View<NDArray> {
  checkArray("pick", a);
  return pickBy(a, index);
}

/** `pick` with the index as a list. */
export function pickBy<D extends string>(
  a: NDArray<D>,
  index: readonly (number | null)[],
): View<NDArray<D>> {
  if (index.length === 1 && typeof index[0] === "number") return sliceBy(a, index);
  const items = index.map((item) => {
    if (item === null) return [] as const;
    if (typeof item === "number") return item;
    throw new IndexError(`pick: ${shown(item)} is not an integer; give integers and null`, {
      index,
    });
  });
  return sliceBy(a, items);
}
