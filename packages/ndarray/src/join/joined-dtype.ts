import { CastError } from "@tsmem/core";
import { astype } from "../assign/astype.ts";
import { checkCast } from "../assign/check-cast.ts";
import type { Casting } from "../dtype/casting.ts";
import { isComplex } from "../dtype/complex.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { promoteAll } from "../dtype/promote.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import type { NDArray } from "../ndarray.ts";
import { resultType } from "../ufunc/result-type.ts";

/**
 * The dtype of a join whose options say something about it.
 *
 * @throws {CastError} `casting` forbids a conversion, or dtype and out are both given
 */
export function joinedDType(
  operation: string,
  dtypes: readonly DType[],
  dtype: DTypeLike | undefined,
  out: NDArray | undefined,
  casting: Casting,
): DType {
  if (dtype !== undefined && out !== undefined) {
    throw new CastError(`${operation}: only one of dtype and out may be given`, {
      from: dtype,
      to: out.dtype,
    });
  }
  const given = dtype === undefined ? promoteAll(dtypes) : dtypeOf(dtype);
  const type = out?.dtype ?? given;
  for (const from of dtypes) checkCast(operation, from, type, casting);
  return type;
}

/**
 * Plain numbers among arrays that are joined as if they were flat: they take the dtype of the others, and
 * are converted to it as C does.
 */
export function adaptPlain(values: readonly unknown[], arrays: readonly NDArray[]): NDArray[] {
  const isPlain = values.map((value) => isPlainNumber(value));
  if (isPlain.every((is) => is)) return [...arrays];
  const common = resultType(
    ...values.map((value, i) => (isPlain[i] ? (value as number) : arrays[i]!.dtype)),
  );
  return arrays.map((a, i) => (isPlain[i] ? astype(a, common) : a));
}

function isPlainNumber(value: unknown): boolean {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  return isNumber || isComplex(value) || value instanceof WeakFloat;
}
