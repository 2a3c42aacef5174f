import { newResult } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import type { NativeKernels } from "../kernels/native.ts";
import type { NDArray } from "../ndarray.ts";
import { giveArray } from "./native.ts";

const notATime = -(2n ** 63n);

/** Whether dates or spans, which the kernels see as int64, can be computed with as plain integers. */
export function areAllTimes(kernels: NativeKernels, arrays: readonly NDArray[]): boolean {
  return arrays.every((array) => {
    if (array.access !== nums.datetime64 && array.access !== nums.timedelta64) return false;
    if (array.size === 0) return true;
    const ones = array.shape.map(() => 1);
    const least = newResult(
      "min",
      ones,
      ones.map(() => 8),
      int64,
    );
    kernels.frame(array.shape);
    giveArray(kernels, 0, least);
    giveArray(kernels, 1, array);
    kernels.reduce(kernels.ReduceOp["min"]!, nums.int64);
    const data = least.storage.typed(nums.int64) as BigInt64Array;
    return data[least.byteOffset / 8] !== notATime;
  });
}
