import { builtinOf } from "../dtype/builtin.ts";
import { inRange } from "../dtype/convert.ts";
import { nums } from "../dtype/dtype.ts";
import { needsRest } from "../rest.ts";
import type { Data } from "../storage/memory.ts";

/**
 * Store a number, bigint or boolean as an element of a native number dtype, where no codec is there.
 *
 * @throws {OverflowError} an integer that does not fit
 * @throws {UnavailableError} something else, or a fraction for an integer
 */
export function writeItem(data: Data, at: number, num: number, value: unknown): void {
  const { name, kind, itemsize } = builtinOf(num);
  const isNumber = typeof value === "number";
  if (!isNumber && typeof value !== "bigint" && typeof value !== "boolean") throw needsRest(name);
  if (num > nums.uint64) data[at] = Number(value);
  else if (num === nums.bool) data[at] = Number(Number(value) !== 0);
  else {
    if (isNumber && !Number.isInteger(value)) throw needsRest(name);
    const high = 2n ** BigInt(itemsize * 8 - (kind === "i" ? 1 : 0)) - 1n;
    const integer = inRange(BigInt(value), name, kind === "i" ? -high - 1n : 0n, high, value);
    data[at] = itemsize === 8 ? integer : Number(integer);
  }
}
