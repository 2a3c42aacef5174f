import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { copy } from "../assign/copy.ts";
import { newArray } from "../create/empty.ts";
import { float64 } from "../dtype/builtin.ts";
import { nums, sameDType } from "../dtype/dtype.ts";
import { Scalar } from "../dtype/scalar.ts";
import { ValueError } from "../errors.ts";
import { sizeOf } from "../layout/shape.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { flatten } from "../views/reshape.ts";
import { getItem } from "./get-item.ts";
import type { Index } from "./items.ts";
import { moveInTurn, scatterItems, shareBuffer } from "./move.ts";
import { cOrderPositions } from "./positions.ts";
import { storable } from "./set-item.ts";

/**
 * Elements by their number in C order, as NumPy's `a.flat[index]`. Always a copy.
 *
 * @param index - an integer, a range string, or lists and arrays of integers or booleans
 * @returns new array of one axis; the element as a typed scalar for an integer
 * @throws {IndexError} out of bounds, or not an index
 */
export function flatGet(a: NDArray, index: Index): NDArray | Scalar {
  checkArray("flatGet", a);
  const found = getItem(flatten(a), [index]);
  return found instanceof Scalar ? found : copy(found);
}

/**
 * Write elements by their number in C order, as NumPy's `a.flat[index] = value`. The value is repeated
 * when it has fewer elements.
 *
 * @throws {ReadOnlyError} `a` is read-only
 * @throws {IndexError} out of bounds, or not an index
 */
export function flatSet(a: NDArray, index: Index, value: unknown): void {
  checkArray("flatSet", a);
  if (!a.writeable) throw readOnly("flatSet");
  const places = cOrderPositions(a);
  const numbers = newArray("flatSet", [places.length], float64);
  (numbers.storage.typed(nums.float64) as Float64Array).set(places, numbers.byteOffset / 8);
  const chosen = getItem(numbers, [index]);
  const source = storable(value, a.dtype);
  if (chosen instanceof Scalar && sizeOf(source.shape) !== 1) {
    throw new ValueError(
      `flatSet: error setting single item of array from ${sizeOf(source.shape)} values; give one`,
      { value },
    );
  }
  const targets =
    chosen instanceof Scalar ? Float64Array.of(chosen.value as number) : floatsOf(chosen);
  writeRepeated(a, targets, source);
}

/**
 * Write all elements in C order, as NumPy's `a.flat = value`. The value is repeated or cut.
 *
 * @throws {ReadOnlyError} `a` is read-only
 */
export function flatAssign(a: NDArray, value: unknown): void {
  checkArray("flatAssign", a);
  if (!a.writeable) throw readOnly("flatAssign");
  const source = storable(value, a.dtype);
  const { cContiguous, fContiguous } = a.flags;
  const isFortran = fContiguous && !cContiguous;
  const isTaken = isFortran && !source.flags.fContiguous;
  writeRepeated(a, cOrderPositions(a), isTaken ? copy(source) : source);
}

function floatsOf(a: NDArray): Float64Array {
  const flat = copy(a);
  const data = flat.storage.typed(nums.float64) as Float64Array;
  const start = flat.byteOffset / 8;
  return data.slice(start, start + sizeOf(flat.shape));
}

function writeRepeated(a: NDArray, targets: Float64Array, value: NDArray): void {
  if (targets.length === 0) return;
  if (sameDType(value.dtype, a.dtype) && shareBuffer(value, a)) {
    moveInTurn(value, a, targets);
    return;
  }
  const ready = newArray("flatSet", [sizeOf(value.shape)], a.dtype);
  copyInto("flatSet", ready, flatten(value), "unsafe");
  const { itemsize } = a.dtype;
  const count = sizeOf(ready.shape);
  for (let done = 0; done < targets.length && count > 0; done += count) {
    scatterItems(ready, a, 0, targets.subarray(done, done + count), itemsize);
  }
}
