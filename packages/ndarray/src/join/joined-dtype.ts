import { CastError } from "@tsmem/core";
import { checkCast } from "../assign/check-cast.ts";
import type { Casting } from "../dtype/casting.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { promoteAll } from "../dtype/promote.ts";
import type { NDArray } from "../ndarray.ts";

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
