import { checkArray, checkList } from "../arguments.ts";
import { fieldOf, structDType } from "../dtype/struct.ts";
import { ValueError } from "../errors.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { reinterpret } from "./view-of.ts";

/**
 * One field of a structured array, or several. Always a view.
 *
 * @param name - of the field; a list of names gives a structured view of those fields, in that order
 * @returns view; the axes of a sub-array field come last; keeps the base of `a` alive
 * @throws {IndexError} the array has no fields
 * @throws {ValueError} no such field, or one twice
 */
export function field(a: NDArray, name: string | readonly string[]): View<NDArray> {
  checkArray("field", a);
  const { dtype, shape, strides, byteOffset } = a;
  if (typeof name === "string") {
    const { dtype: inner, offset } = fieldOf(dtype, name);
    if (inner.subarray === null) {
      return reinterpret(a, inner, shape, strides, byteOffset + offset);
    }
    const { dtype: item, shape: more } = inner.subarray;
    return reinterpret(
      a,
      item,
      [...shape, ...more],
      [...strides, ...contiguousStrides(more, item.itemsize)],
      byteOffset + offset,
    );
  }
  checkList("field", "names", name);
  const picked = name.map((one) => fieldOf(dtype, one));
  if (new Set(name).size !== name.length) {
    throw new ValueError(`field: a name occurs more than once in [${name.join(", ")}]`, {
      value: name,
    });
  }
  return reinterpret(
    a,
    structDType(picked, dtype.itemsize, dtype.isAligned),
    shape,
    strides,
    byteOffset,
  );
}
