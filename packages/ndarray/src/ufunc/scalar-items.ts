import type { DType } from "../dtype/dtype.ts";
import type { Items } from "../iterate/run-loops.ts";
import { Memory } from "../storage/memory.ts";
import { Storage } from "../storage/storage.ts";

/** Room for one value per operand of the call under way; loops have read them when it returns. */
export const scalarStorage: Storage = new Storage(new Memory(new ArrayBuffer(64)), 0, 64, null);

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
  dtype.codec.write(scalarStorage.view, scalarByte(slot), value);
}

/** A plain value as an operand that repeats over `ndim` axes. */
export function scalarItems(value: unknown, dtype: DType, ndim: number, slot: number): Items {
  storeScalar(value, dtype, slot);
  const data = scalarStorage.typed(dtype.num);
  return {
    data,
    owner: null,
    start: scalarByte(slot) / data.BYTES_PER_ELEMENT,
    strides: new Array<number>(ndim).fill(0),
  };
}
