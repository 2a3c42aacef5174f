import { IndexError, ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { astype } from "../assign/astype.ts";
import { checkCast } from "../assign/check-cast.ts";
import { copyInto } from "../assign/copy-into.ts";
import { ValueError } from "../errors.ts";
import { sameDType } from "../dtype/dtype.ts";
import { Scalar } from "../dtype/scalar.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { sameShape, sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { isArray, type NDArray, readOnly } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import { checkMode, type IndexMode, integerArrayOf, numbersOf, placeOf } from "./integers.ts";
import { gatherItems, moveInTurn, scatterItems, shareBuffer } from "./move.ts";
import { maskPutNative } from "./native.ts";
import { putNative } from "./native-positions.ts";
import { alongAxes, truePlaces } from "./nonzero.ts";

/**
 * Write values to places of the flattened array, in order; values are repeated when there are fewer.
 *
 * @param mode - what an index outside does; default `raise`
 * @throws {IndexError} outside in mode `raise`; nothing is written then
 * @throws {ReadOnlyError} the array is read-only
 */
export function put(
  a: NDArray,
  indices: unknown,
  values: unknown,
  mode: IndexMode = "raise",
): void {
  checkArray("put", a);
  if (!a.writeable) throw readOnly("put");
  checkMode("put", mode);
  const size = a.size;
  const given = integerArrayOf("put", indices);
  const items = valuesFor(a, values);
  if (items.size === 1 || items.size >= given.size) {
    if (given.size > 0 && putNative(a, 1, size, given, items, mode)) return;
  }
  const places = numbersOf(given);
  if (places.length === 0) return;
  if (size === 0) {
    throw new IndexError("put: cannot replace elements of an empty array", {
      index: places[0]!,
    });
  }
  if (items.size === 0) return;
  const checked = places.map((index) => placeOf("put", index, size, mode, 0));
  writeItems(a, checked, items, (i) => i);
}

/**
 * Write values to the places where a mask of the same size is true: the first value to the first such
 * place, and so on; values are repeated when there are fewer.
 *
 * @throws {ShapeError} mask and array differ in size
 * @throws {CastError} an array of values whose dtype does not fit safely
 * @throws {ValueError} there is no value and a place to fill
 */
export function place(a: NDArray, mask: NDArray, values: unknown): void {
  checkArray("place", a);
  checkArray("place", mask);
  checkMask("place", a, mask);
  if (isArray(values) && readsAsItWrites(a, values)) {
    moveInTurn(values, a, bytesOf(a, truePlaces(mask)));
    return;
  }
  const items = safeValues("place", a, values);
  if (items.size > 0 && maskPutNative(a, mask, items, "at least")) return;
  const places = truePlaces(mask);
  if (items.size === 0) {
    if (places.length === 0) return;
    throw new ValueError("place: Cannot insert from an empty array!", { value: values });
  }
  writeItems(a, places, items, (i) => i);
}

/**
 * Write `values[n]` to element n of the flattened array where a mask of the same size is true; values
 * are repeated when there are fewer.
 *
 * @throws {ShapeError} mask and array differ in size
 * @throws {CastError} an array of values whose dtype does not fit safely
 */
export function putmask(a: NDArray, mask: NDArray, values: unknown): void {
  checkArray("putmask", a);
  checkArray("putmask", mask);
  checkMask("putmask", a, mask);
  const items = safeValues("putmask", a, values);
  if (items.size === 1 && maskPutNative(a, mask, items, "at least")) return;
  if (items.size === a.size && sameShape(mask.shape, a.shape)) {
    const values = viewOf(items, a.shape, contiguousStrides(a.shape, a.itemsize), items.byteOffset);
    copyInto("putmask", a, values, "unsafe", astype(mask, "bool", { copy: false }));
    return;
  }
  const places = truePlaces(mask);
  if (items.size > 0) writeItems(a, places, items, (_, n) => n);
}

/** NumPy copies neither of two contiguous arrays of one dtype, though they overlap. */
function readsAsItWrites(a: NDArray, values: NDArray): boolean {
  const areOne = shareBuffer(a, values) && sameDType(a.dtype, values.dtype) && values.size > 0;
  return areOne && a.flags.cContiguous && values.flags.cContiguous;
}

function checkMask(operation: string, a: NDArray, mask: NDArray): void {
  if (!a.writeable) throw readOnly(operation);
  if (sizeOf(mask.shape) === sizeOf(a.shape)) return;
  throw new ShapeError(
    `${operation}: mask and data must be the same size; mask has ${mask.size} elements, array ${a.size}`,
    { shape: [...mask.shape] },
  );
}

// A contiguous copy in the dtype of the array, so that overlap cannot matter. Plain values and lists are
// checked against the dtype as elements are; typed arrays and scalars are converted as C does.
function valuesFor(a: NDArray, values: unknown): NDArray {
  if (isArray(values)) return astype(values, a.dtype, { order: "C" });
  const isTyped = ArrayBuffer.isView(values) || values instanceof Scalar;
  const given = asarray(values, isTyped ? {} : { dtype: a.dtype });
  return astype(given, a.dtype, { order: "C" });
}

// Unlike `put`, these take only arrays that fit without loss.
function safeValues(operation: string, a: NDArray, values: unknown): NDArray {
  if (isArray(values)) checkCast(operation, values.dtype, a.dtype, "safe");
  return valuesFor(a, values);
}

function writeItems(
  a: NDArray,
  places: Float64Array,
  items: NDArray,
  which: (i: number, place: number) => number,
): void {
  const { itemsize } = a;
  const chosen = places.map((place, i) => (which(i, place) % items.size) * itemsize);
  const ready = newArray("put", [places.length], a.dtype);
  gatherItems(items, items.byteOffset, chosen, ready, ready.byteOffset, itemsize);
  scatterItems(ready, a, 0, bytesOf(a, places), itemsize);
}

/** The bytes in the buffer at which elements of the flattened array start. */
function bytesOf(a: NDArray, places: Float64Array): Float64Array {
  const bytes = new Float64Array(places.length).fill(a.byteOffset);
  for (const [axis, indices] of alongAxes(a.shape, places).entries()) {
    const stride = a.strides[axis]!;
    for (let i = 0; i < bytes.length; i++) bytes[i]! += indices[i]! * stride;
  }
  return bytes;
}
