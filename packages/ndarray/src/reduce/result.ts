import type { Element } from "../types/element.ts";
import type { NDArray } from "../ndarray.ts";
import { operandOf } from "../ufunc/operand.ts";
import { restOf } from "../rest.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import type { Results } from "../ufunc/apply.ts";
import type { Operandlike } from "../ufunc/function.ts";
import type { ReduceOptions } from "./engine.ts";

/** Options that leave no axis: the result is one value. */
export type WholeOptions = ReduceOptions & {
  readonly axis?: null;
  readonly keepdims?: false;
  readonly out?: null;
};

/** The argument as an array; a plain value becomes a 0-d one. */
export function arrayOf(name: string, value: Operandlike): NDArray {
  const operand = operandOf(name, value);
  if (operand.array !== null) return operand.array;
  // A bigint alone may be one that only uint64 holds.
  if (typeof value === "bigint" && value !== BigInt.asIntN(64, value)) {
    return restOf(name).asarray(value);
  }
  const array = newArrayWithStrides(name, [], [], operand.dtype);
  array.store(array.byteOffset, operand.value);
  return array;
}

/** One value when the call reduced everything, otherwise the array. */
export function unwrap(
  results: Results,
  options: { readonly axis?: unknown; readonly keepdims?: boolean } | undefined,
): Element | NDArray {
  const array = results.arrays[0]!;
  if (!results.isScalar || options?.axis != null) return array;
  return array.load(array.byteOffset) as Element;
}
