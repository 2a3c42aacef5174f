import { ShapeError } from "@tsmem/core";
import { bool, complex128, float64, int64, uint64 } from "../dtype/builtin.ts";
import { isComplex } from "../dtype/complex.ts";
import type { DType } from "../dtype/dtype.ts";
import { dtypeOf } from "../dtype/dtype-of.ts";
import { Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { maxDims, tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { type CreateOptions, newArray } from "./empty.ts";

/** The lengths of nested lists, down to the first thing that is no list. */
function nestedShape(values: unknown): number[] {
  const shape: number[] = [];
  let level = values;
  while (Array.isArray(level)) {
    shape.push(level.length);
    if (shape.length > maxDims) {
      throw new ShapeError(`array: lists nest deeper than the maximum of ${maxDims} dimensions`, {
        shape,
      });
    }
    level = level[0];
  }
  return shape;
}

/** The leaves of nested lists in C order. */
function leaves(values: unknown, shape: readonly number[]): unknown[] {
  const flat: unknown[] = [];
  collect(values, shape, 0, flat);
  return flat;
}

function collect(values: unknown, shape: readonly number[], axis: number, flat: unknown[]): void {
  if (axis === shape.length) {
    if (Array.isArray(values)) throw ragged(shape, axis);
    flat.push(values);
    return;
  }
  if (!Array.isArray(values) || values.length !== shape[axis]) throw ragged(shape, axis);
  for (const value of values) collect(value, shape, axis + 1, flat);
}

function ragged(shape: readonly number[], axis: number): ShapeError {
  return new ShapeError(
    "array: setting an array element with a sequence. The requested array has an inhomogeneous shape " +
      `after ${axis} dimensions. The detected shape was ${tupleText(shape.slice(0, axis))} + inhomogeneous part; ` +
      "give lists of one length per axis",
    { shape },
  );
}

/** The smallest of bool, int64, uint64, float64, complex128 that holds all values. */
function inferredDType(flat: readonly unknown[]): DType {
  let dtype: DType | undefined;
  for (const value of flat) {
    if (typeof value === "string") return dtypeOf(`U${longest(flat)}`);
    const candidate = dtypeOfValue(value);
    if (dtype === undefined || (candidate !== undefined && candidate.num > dtype.num)) {
      dtype = candidate;
    }
  }
  return dtype ?? float64;
}

function dtypeOfValue(value: unknown): DType | undefined {
  if (typeof value === "number" || value instanceof WeakFloat) return float64;
  if (typeof value === "boolean") return bool;
  if (typeof value === "bigint") return value >= 2n ** 63n ? uint64 : int64;
  if (value instanceof Scalar) return value.dtype;
  return isComplex(value) ? complex128 : undefined;
}

function longest(flat: readonly unknown[]): number {
  return flat.reduce<number>((most, value) => Math.max(most, Array.from(String(value)).length), 0);
}

/**
 * A new array from nested lists.
 *
 * Numbers give float64, bigints int64 (uint64 beyond 2^63), booleans bool, strings `U`, unless `dtype`
 * says otherwise.
 *
 * @param values - a value, or lists of lists of one length per axis
 * @returns new array that owns its data
 * @throws {ShapeError} lists of unequal lengths
 * @throws {OverflowError} an integer that does not fit the dtype
 * @example array([[1, 2], [3, 4]], { dtype: "int32" })
 */
export function array(values: unknown, options: CreateOptions = {}): NDArray {
  const shape = nestedShape(values);
  const flat = leaves(values, shape);
  const dtype = options.dtype === undefined ? inferredDType(flat) : dtypeOf(options.dtype);
  const result = newArray("array", shape, dtype, "C", options.allocator);
  const { view } = result.storage;
  let at = result.byteOffset;
  for (const value of flat) {
    dtype.codec.write(view, at, value);
    at += dtype.itemsize;
  }
  return result;
}
