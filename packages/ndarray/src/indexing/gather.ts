import { InvalidArgumentError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { asarray } from "../create/array.ts";
import type { NDArray } from "../ndarray.ts";
import { basicView, chosenBy, gatherItemsOf } from "./get-item.ts";
import { type Index, isAdvanced, readIndex } from "./items.ts";
import { setItem } from "./set-item.ts";

/**
 * Select with any index NumPy takes: lists and arrays of integers or booleans among basic items. Always a
 * copy; `slice` gives views.
 *
 * @param index - integers, index strings, null, lists (index arrays, as in NumPy) and arrays
 * @returns new array that owns its data
 * @throws {IndexError} out of bounds, too many items, or not an index
 * @example gather(a, [0, 2], ":") // a[[0, 2], :]
 */
export function gather<D extends string>(a: NDArray<D>, ...index: readonly Index[]): NDArray<D> {
  checkArray("gather", a);
  const chosen = chosenBy("gather", a, index);
  if (chosen !== null) return chosen as NDArray<D>;
  const items = readIndex("gather", a.shape, index);
  const found = isAdvanced(items)
    ? gatherItemsOf("gather", a, items, index)
    : copy(basicView("gather", a, items, index));
  return found as NDArray<D>;
}

/**
 * The elements where a condition holds. Always a copy.
 *
 * @param condition - booleans with the first axes of `a`
 * @returns new array that owns its data, of shape (number of true, …rest)
 * @throws {IndexError} the lengths differ
 * @throws {InvalidArgumentError} not booleans
 */
export function mask<D extends string>(a: NDArray<D>, condition: unknown): NDArray<D> {
  checkArray("mask", a);
  const flags = asarray(condition);
  if (flags.dtype.kind !== "b") {
    throw new InvalidArgumentError(
      `mask: the condition has dtype ${flags.dtype.toString()}; give booleans, or gather() for integers`,
      { value: condition },
    );
  }
  return gather(a, flags);
}

/**
 * Write through any index, as NumPy's `a[index] = value`.
 *
 * Overlapping memory gives the result of reading everything before writing; an element that is selected
 * several times keeps the last value.
 *
 * @param value - an array or lists that broadcast to the selection, or one value
 * @param index - as for `gather`; none means all elements
 * @throws {ReadOnlyError} the array is read-only
 * @throws {IndexError} out of bounds, too many items, or not an index
 * @throws {BroadcastError} the shape of the value does not fit the selection
 * @throws {OverflowError} an integer that does not fit the dtype
 */
export function assign(a: NDArray, value: unknown, ...index: readonly Index[]): void {
  checkArray("assign", a);
  setItem("assign", a, index, value);
}
