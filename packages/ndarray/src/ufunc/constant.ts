import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { outOfBounds } from "../dtype/convert.ts";
import * as nums from "../dtype/nums.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";

/**
 * A number, bigint or boolean as an array without axes of a native number dtype, where no codec is there.
 *
 * @throws {OverflowError} an integer that does not fit
 * @throws {UnavailableError} a fraction for an integer
 */
export function constant(name: string, value: unknown, num: number): NDArray {
  const array = newResult(name, [], [], builtinOf(num));
  const { data, offset } = array;
  const number = Number(value);
  const isFloat = num > nums.uint64;
  if (!isFloat && num !== nums.bool) {
    if (!Number.isInteger(number)) throw needsRest("dtype");
    const integer = BigInt(value as number | bigint);
    data[offset] = typeof data[offset] === "bigint" ? integer : number;
    if (BigInt(data[offset]) !== integer) throw outOfBounds(value, array.dtype.name);
  } else data[offset] = isFloat ? number : Number(number !== 0);
  return array;
}
