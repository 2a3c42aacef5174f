import { InvalidArgumentError, ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { tri } from "../create/eye.ts";
import { newArray, zeros } from "../create/empty.ts";
import { shown } from "../dtype/convert.ts";
import type { NDArray } from "../ndarray.ts";
import { diagonal } from "../views/axes.ts";
import { ravel } from "../views/reshape.ts";
import { reinterpret } from "../views/view-of.ts";
import { where } from "./where.ts";

/**
 * A diagonal of a matrix, or a matrix with a diagonal.
 *
 * @param k - 0 the main diagonal, positive above, negative below
 * @returns read-only view of a matrix's diagonal; a new square matrix for one axis
 * @throws {ShapeError} neither one nor two axes
 */
export function diag(a: NDArray, k = 0): NDArray {
  checkArray("diag", a);
  checkDiagonal("diag", k);
  if (a.ndim === 2) return diagonal(a, k);
  if (a.ndim !== 1) throw new ShapeError("diag: Input must be 1- or 2-d.", { shape: [...a.shape] });
  return withDiagonal("diag", a, k);
}

/**
 * A new square matrix with the flattened array on one diagonal.
 *
 * @param k - 0 the main diagonal, positive above, negative below
 */
export function diagflat(a: NDArray, k = 0): NDArray {
  checkArray("diagflat", a);
  checkDiagonal("diagflat", k);
  return withDiagonal("diagflat", ravel(a), k);
}

/** A copy with zeros above a diagonal of the last two axes. One axis is repeated as rows. */
export function tril(a: NDArray, k = 0): NDArray {
  checkArray("tril", a);
  return triangle("tril", a, k, true);
}

/** A copy with zeros below a diagonal of the last two axes. One axis is repeated as rows. */
export function triu(a: NDArray, k = 0): NDArray {
  checkArray("triu", a);
  return triangle("triu", a, k, false);
}

function triangle(operation: string, a: NDArray, k: number, isLower: boolean): NDArray {
  checkDiagonal(operation, k);
  if (a.ndim === 0) {
    throw new ShapeError(`${operation}: input array must be at least 1-d`, { shape: [] });
  }
  const columns = a.shape[a.ndim - 1]!;
  const rows = a.shape[Math.max(0, a.ndim - 2)]!;
  const lower = tri(rows, { columns, k: isLower ? k : k - 1, dtype: "bool" }) as NDArray;
  const zero = zeros([], { dtype: a.dtype });
  return isLower ? where(lower, a, zero) : where(lower, zero, a);
}

function withDiagonal(operation: string, values: NDArray, k: number): NDArray {
  const n = values.size + Math.abs(k);
  const matrix = newArray(operation, [n, n], values.dtype);
  const skip = (k >= 0 ? k : -k * n) * matrix.itemsize;
  const place = reinterpret(
    matrix,
    matrix.dtype,
    [values.size],
    [(n + 1) * matrix.itemsize],
    matrix.byteOffset + (values.size === 0 ? 0 : skip),
  );
  copyInto(operation, place, values, "unsafe");
  return matrix;
}

function checkDiagonal(operation: string, k: number): void {
  if (Number.isInteger(k)) return;
  throw new InvalidArgumentError(`${operation}: k is ${shown(k)}; give an integer`, { value: k });
}
