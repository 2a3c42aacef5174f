import { astype } from "../../assign/astype.ts";
import { copy } from "../../assign/copy.ts";
import type { DType } from "../../dtype/dtype.ts";
import { bytewise } from "../../layout/access.ts";
import type { NDArray } from "../../ndarray.ts";

/**
 * An operand in the dtype that a loop computes in, where typed arrays reach every element: itself when
 * it is so already, else a copy.
 *
 * @param order - "C" for one without gaps, row by row
 */
export function inDType(a: NDArray, dtype: DType, order: "C" | "K" = "K"): NDArray {
  const cast = astype(a, dtype, { copy: false, order });
  return cast.access === bytewise ? copy(cast) : cast;
}
