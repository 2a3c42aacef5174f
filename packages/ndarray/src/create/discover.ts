import { InvalidArgumentError, ShapeError } from "@tsmem/core";
import { bool, builtinOf, float64, int64, uint64 } from "../dtype/builtin.ts";
import { isComplex } from "../dtype/complex.ts";
import { shown } from "../dtype/convert.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { dtypeOf } from "../dtype/dtype-of.ts";
import { promoteDTypes } from "../dtype/promote.ts";
import { nativeDType, Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { OverflowError } from "../errors.ts";
import { maxDims } from "../layout/shape.ts";
import { isArray, NDArray } from "../ndarray.ts";
import { ragged } from "./from-numbers.ts";

/** What nested lists hold: their common shape, and the leaves (values and arrays) in C order. */
export interface Discovery {
  readonly shape: readonly number[];
  readonly leaves: readonly unknown[];
  /** Axes that the lists make; leaves that are arrays have the others. */
  readonly listAxes: number;
}

/**
 * The shape of nested lists whose leaves may be arrays of one shape.
 *
 * @throws {ShapeError} lists or arrays of unequal lengths, or nested deeper than 64
 */
export function discover(operation: string, values: unknown): Discovery {
  const listShape: number[] = [];
  let level = values;
  while (Array.isArray(level)) {
    listShape.push(level.length);
    if (listShape.length > maxDims) {
      throw new ShapeError(
        `${operation}: lists nest deeper than the maximum of ${maxDims} dimensions`,
        { shape: listShape },
      );
    }
    level = (level as readonly unknown[])[0];
  }
  const inner = isArray(level) ? level.shape : [];
  const shape = [...listShape, ...inner];
  const leaves: unknown[] = [];
  const collect = (part: unknown, axis: number): void => {
    if (axis === listShape.length) {
      const lengths = isArray(part) ? part.shape : [];
      if (Array.isArray(part) || lengths.join() !== inner.join())
        throw ragged(operation, shape, axis);
      leaves.push(part);
    } else if (Array.isArray(part) && part.length === listShape[axis]) {
      for (const item of part as readonly unknown[]) collect(item, axis + 1);
    } else if (isArray(part) && isSameShape(part.shape, shape.slice(axis))) {
      for (const item of rows(part, listShape.length - axis)) leaves.push(item);
    } else throw ragged(operation, shape, axis);
  };
  collect(values, 0);
  return { shape, leaves, listAxes: listShape.length };
}

function isSameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, i) => length === b[i]);
}

// The parts of an array below its first `depth` axes, as views.
function rows(a: NDArray, depth: number): NDArray[] {
  if (depth === 0) return [a];
  const parts: NDArray[] = [];
  for (let i = 0; i < a.shape[0]!; i++) {
    const at = a.byteOffset + i * a.strides[0]!;
    const part = new NDArray(
      a.dtype,
      a.shape.slice(1),
      a.strides.slice(1),
      at,
      a.storage,
      a.root ?? a,
      a.access,
      a.writeable,
    );
    parts.push(...rows(part, depth - 1));
  }
  return parts;
}

/** The dtype that holds all leaves: float64 for numbers, int64 for bigints, `U` for text. */
export function commonDType(leaves: readonly unknown[]): DType {
  let dtype: DType | undefined;
  for (const leaf of leaves) {
    const next = dtypeOfValue(leaf);
    if (dtype === undefined) dtype = next;
    else if (dtype !== next) dtype = promoteDTypes(dtype, next);
  }
  return dtype ?? float64;
}

/**
 * The dtype of a single value.
 *
 * @throws {OverflowError} an integer beyond 64 bits
 */
export function dtypeOfValue(value: unknown): DType {
  if (typeof value === "number" || value instanceof WeakFloat) return float64;
  if (typeof value === "boolean") return bool;
  if (typeof value === "bigint") {
    if (value >= -(2n ** 63n) && value < 2n ** 63n) return int64;
    if (value >= 0n && value < 2n ** 64n) return uint64;
    throw new OverflowError(`array: ${shown(value)} does not fit 64 bits; use a float dtype`, {
      value,
    });
  }
  if (typeof value === "string") return dtypeOf(`U${Array.from(value).length}`);
  if (value instanceof Uint8Array) return dtypeOf(`S${value.length}`);
  if (isArray(value)) return value.dtype;
  if (value instanceof Scalar) return nativeDType(value);
  if (isComplex(value)) return builtinOf(nums.complex128);
  throw new InvalidArgumentError(
    `array: ${shown(value)} is not a number, text or array; give values of one dtype`,
    { value },
  );
}
