import { InvalidArgumentError, ShapeError } from "@tsmem/core";
import { givenArrays } from "../create/given-array.ts";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { checkAxis, sameShape } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import { unstack } from "../join/split.ts";
import { identity, linesOf, refineByLine } from "./lines.ts";
import { writeOrders } from "./sort.ts";

/**
 * Give the positions that sort by several keys, the last one first; ties keep their order.
 *
 * @param keys - arrays of one shape, or an array whose first axis holds them
 * @param axis - axis along which the keys are sorted; default -1
 * @returns new int64 array of the shape of a key
 * @throws {InvalidArgumentError} no keys
 * @throws {ShapeError} keys of different shapes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.lexsort
 */
export function lexsort(keys: NDArray | readonly unknown[], axis = -1): NDArray<"int64"> {
  const arrays = keys instanceof NDArray ? unstack(keys) : givenArrays("lexsort", keys);
  const first = arrays[0];
  if (first === undefined) {
    throw new InvalidArgumentError("lexsort: need sequence of keys with len > 0 in lexsort", {
      value: keys,
    });
  }
  if (arrays.some((key) => !sameShape(key.shape, first.shape))) {
    throw new ShapeError("lexsort: all keys need to be the same shape", { shape: first.shape });
  }
  const result = newArray("lexsort", first.shape, int64);
  if (first.shape.length === 0) return result;
  const along = checkAxis("lexsort", axis, first.shape.length);
  if (first.size === 0) return result;
  const lines = arrays.map((key) => linesOf("lexsort", key, along));
  const { count, length } = lines[0]!;
  writeOrders(result, along, count, (line) => {
    let order: Int32Array = identity(length);
    for (const key of lines) order = refineByLine(key, line, order);
    return order;
  });
  return result;
}
