import type { DType } from "../dtype/dtype.ts";
import type { Items } from "../iterate/run-loops.ts";
import { scalarAt, scalarByte, scalarMemory } from "./repeated.ts";

/**
 * Store a plain value as an element of `dtype`.
 *
 * @throws {OverflowError} an integer that does not fit
 */
export function storeScalar(value: unknown, dtype: DType, slot: number): void {
  dtype.codec.write(scalarMemory.view, scalarByte(slot), value);
}

/** A plain value as an operand that repeats over `ndim` axes. */
export function scalarItems(value: unknown, dtype: DType, ndim: number, slot: number): Items {
  storeScalar(value, dtype, slot);
  return scalarAt(dtype.num, ndim, slot);
}
