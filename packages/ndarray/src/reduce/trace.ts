import { InvalidArgumentError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { checkOptions } from "../arguments.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { ValueError } from "../errors.ts";
import { accessOf } from "../layout/access.ts";
import { checkAxis } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import type { Element } from "../types/element.ts";
import type { Results } from "../ufunc/apply.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { sumResults } from "./reductions.ts";
import { arrayOf, unwrap } from "./result.ts";

/** What `trace` accepts. */
export interface TraceOptions {
  /** Which diagonal: positive ones lie above the main one. */
  readonly offset?: number;
  readonly axis1?: number;
  readonly axis2?: number;
  readonly dtype?: DTypeLike;
  readonly out?: NDArray | null;
}

/** @internal */
export function traceResults(a: Operandlike, options: TraceOptions = {}): Results {
  const array = arrayOf("trace", a);
  const { offset = 0, axis1 = 0, axis2 = 1, dtype, out = null } = options;
  if (array.ndim < 2) {
    throw new ValueError("trace: diag requires an array of at least two dimensions", { value: a });
  }
  if (!Number.isInteger(offset)) {
    throw new InvalidArgumentError(`trace: offset is ${shown(offset)}; give an integer`, {
      value: offset,
    });
  }
  const rows = checkAxis("trace", axis1, array.ndim);
  const columns = checkAxis("trace", axis2, array.ndim);
  if (rows === columns) {
    throw new ValueError("trace: axis1 and axis2 cannot be the same", { value: [axis1, axis2] });
  }
  return sumResults(diagonal(array, offset, rows, columns), {
    axis: -1,
    out,
    ...(dtype === undefined ? {} : { dtype: dtypeOf(dtype).asNative() }),
  });
}

/** The diagonal on a last axis of its own, as a view. */
function diagonal(array: NDArray, offset: number, rows: number, columns: number): NDArray {
  const { shape, strides, dtype, storage } = array;
  const down = Math.max(-offset, 0);
  const right = Math.max(offset, 0);
  const length = Math.max(Math.min(shape[rows]! - down, shape[columns]! - right), 0);
  const rest = (list: readonly number[]): number[] =>
    list.filter((_, axis) => axis !== rows && axis !== columns);
  const lengths = [...rest(shape), length];
  const steps = [...rest(strides), strides[rows]! + strides[columns]!];
  const start =
    length === 0
      ? array.byteOffset
      : array.byteOffset + down * strides[rows]! + right * strides[columns]!;
  const access = accessOf(dtype, lengths, steps, start + storage.memory.skew);
  return new NDArray(dtype, lengths, steps, start, storage, array.root ?? array, access, false);
}

/**
 * Sum along a diagonal; integers as in `sum`.
 *
 * @returns the sum as a value for a matrix, otherwise a new array without the two axes
 * @throws {ValueError} fewer than two axes
 * @throws {AxisError} an axis outside -ndim to ndim - 1
 * @throws {InvalidArgumentError} `offset` is no integer
 */
export function trace(a: Operandlike, options?: TraceOptions): Element | NDArray {
  checkOptions("trace", options);
  return unwrap(traceResults(a, options), undefined);
}
