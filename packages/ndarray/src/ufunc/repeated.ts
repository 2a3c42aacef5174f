import { builtinOf } from "../dtype/builtin.ts";
import { outOfBounds } from "../dtype/convert.ts";
import * as nums from "../dtype/nums.ts";
import type { Items } from "../iterate/run-loops.ts";
import { needsRest } from "../rest.ts";
import { Memory } from "../storage/memory.ts";

/** Room for one value per operand of the call under way; loops have read them when it returns. */
export const scalarMemory: Memory = new Memory(new ArrayBuffer(64));

/** Where the value of operand `slot` is kept, in bytes. */
export function scalarByte(slot: number): number {
  return slot * 16;
}

/** The value kept for operand `slot`, as one that repeats over `ndim` axes. */
export function scalarAt(num: number, ndim: number, slot: number): Items {
  const data = scalarMemory.typed(num);
  return {
    data,
    owner: null,
    start: scalarByte(slot) / data.BYTES_PER_ELEMENT,
    strides: new Array<number>(ndim).fill(0),
  };
}

/**
 * A number, bigint or boolean as an operand of a native number dtype, where no codec is there.
 *
 * @throws {OverflowError} an integer that does not fit
 * @throws {UnavailableError} a fraction for an integer
 */
export function repeated(value: unknown, num: number, ndim: number, slot: number): Items {
  const items = scalarAt(num, ndim, slot);
  const { data, start } = items;
  const number = Number(value);
  const isFloat = num > nums.uint64;
  if (!isFloat && num !== nums.bool) {
    if (!Number.isInteger(number)) throw needsRest("dtype");
    const integer = BigInt(value as number | bigint);
    data[start] = typeof data[start] === "bigint" ? integer : number;
    if (BigInt(data[start]) !== integer) throw outOfBounds(value, builtinOf(num).name);
  } else data[start] = isFloat ? number : Number(number !== 0);
  return items;
}
