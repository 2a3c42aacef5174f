import { ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { astype } from "../assign/astype.ts";
import { ValueError } from "../errors.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { sizeOf } from "../layout/shape.ts";
import { isArray, type NDArray, readOnly } from "../ndarray.ts";
import { checkMode, type IndexMode, integersOf, placeOf } from "./integers.ts";
import { gatherItems, scatterItems } from "./move.ts";
import { maskPutNative } from "./native.ts";
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
  const places = integersOf("put", indices).values;
  const items = valuesFor(a, values);
  if (places.length === 0 || items.size === 0) return;
  const checked = places.map((index) => placeOf("put", index, size, mode, 0));
  writeItems(a, checked, items, (i) => i);
}

/**
 * Write values to the places where a mask of the same size is true: the first value to the first such
 * place, and so on; values are repeated when there are fewer.
 *
 * @throws {ShapeError} mask and array differ in size
 * @throws {ValueError} there is no value and a place to fill
 */
export function place(a: NDArray, mask: NDArray, values: unknown): void {
  checkArray("place", a);
  checkArray("place", mask);
  checkMask("place", a, mask);
  const items = valuesFor(a, values);
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
 */
export function putmask(a: NDArray, mask: NDArray, values: unknown): void {
  checkArray("putmask", a);
  checkArray("putmask", mask);
  checkMask("putmask", a, mask);
  const items = valuesFor(a, values);
  if (items.size === 1 && maskPutNative(a, mask, items, "at least")) return;
  const places = truePlaces(mask);
  if (items.size > 0) writeItems(a, places, items, (_, n) => n);
}

function checkMask(operation: string, a: NDArray, mask: NDArray): void {
  if (!a.writeable) throw readOnly(operation);
  if (sizeOf(mask.shape) === sizeOf(a.shape)) return;
  throw new ShapeError(
    `${operation}: mask and data must be the same size; mask has ${mask.size} elements, array ${a.size}`,
    { shape: [...mask.shape] },
  );
}

// A contiguous copy in the dtype of the array, so that overlap cannot matter.
function valuesFor(a: NDArray, values: unknown): NDArray {
  const given = isArray(values) ? values : asarray(values, plainDType(a, values));
  return astype(given, a.dtype, { order: "C" });
}

// Plain integers are checked against the dtype; floats and arrays are converted as C does.
function plainDType(a: NDArray, values: unknown): { dtype?: NDArray["dtype"] } {
  const isPlain =
    typeof values !== "object" && !(typeof values === "number" && !Number.isInteger(values));
  return isPlain ? { dtype: a.dtype } : {};
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
