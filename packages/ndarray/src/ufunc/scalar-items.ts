import type { DType } from "../dtype/dtype.ts";
import type { Items } from "../iterate/run-loops.ts";
import { registry } from "../rest.ts";
import { Memory } from "../storage/memory.ts";
import { writeItem } from "./write-item.ts";

/** Room for one value per operand of the call under way; loops have read them when it returns. */
export const scalarMemory: Memory = new Memory(new ArrayBuffer(64));

/** Where the value of operand `slot` is kept, in bytes. */
export function scalarByte(slot: number): number {
  return slot * 16;
}

/**
 * Store a plain value as an element of `dtype`.
 *
 * @throws {OverflowError} an integer that does not fit
 */
export function storeScalar(value: unknown, dtype: DType, slot: number): void {
  const at = scalarByte(slot);
  if (registry.rest === null)
    writeItem(scalarMemory.typed(dtype.num), at / dtype.itemsize, dtype.num, value);
  else dtype.codec.write(scalarMemory.view, at, value);
}

/** A plain value as an operand that repeats over `ndim` axes. */
export function scalarItems(value: unknown, dtype: DType, ndim: number, slot: number): Items {
  storeScalar(value, dtype, slot);
  const data = scalarMemory.typed(dtype.num);
  return {
    data,
    owner: null,
    start: scalarByte(slot) / data.BYTES_PER_ELEMENT,
    strides: new Array<number>(ndim).fill(0),
  };
}
