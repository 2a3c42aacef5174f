import { newResult } from "../create/empty.ts";
import { bool, int64 } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { NaT } from "../dtype/not-a-time.ts";
import { unitRatio } from "../dtype/time-cast.ts";
import { crossover, nativeKernels, type NativeKernels } from "../kernels/native.ts";
import { sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { giveArray, isFreshMemory } from "./native.ts";
import { areAllTimes } from "./times.ts";

/**
 * Convert dates or spans to another unit in native kernels, where that is one product or one quotient. The
 * memory must not overlap out of step.
 *
 * @param strides - of the source over the shape of the target
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function copyUnits(target: NDArray, source: NDArray, strides: readonly number[]): boolean {
  const { access } = target;
  if (access !== nums.datetime64 && access !== nums.timedelta64) return false;
  if (source.access !== access || sizeOf(target.shape) < crossover.copy) return false;
  const ratio = unitRatio(source.dtype.unit!, target.dtype.unit!);
  const kernels = ratio === null ? null : nativeKernels();
  if (ratio === null || kernels === null) return false;
  const [times, parts] = ratio;
  if (times !== 1n && parts !== 1n) return false;
  // Products keep their low bits, as the conversion does; a divisor must be what it is.
  if (parts >= -NaT) return false;
  const missing = areAllTimes(kernels, [source])
    ? null
    : missingOf(kernels, target, source, strides);
  const [operation, number] = parts === 1n ? ["multiply", times] : ["floor_divide", parts];
  kernels.frame(target.shape);
  giveArray(kernels, 0, target);
  giveArray(kernels, 1, source, target.shape, strides);
  giveArray(kernels, 2, numberOf(number));
  kernels.binary(kernels.BinaryOp[operation]!, nums.int64, isFreshMemory(target));
  if (missing === null) return true;
  kernels.frame(target.shape);
  giveArray(kernels, 0, target);
  giveArray(kernels, 1, missing);
  giveArray(kernels, 2, numberOf(NaT));
  giveArray(kernels, 3, target);
  kernels.where();
  return true;
}

/** Where the source is NaT, as new booleans of the shape of the target. */
function missingOf(
  kernels: NativeKernels,
  { shape }: NDArray,
  source: NDArray,
  strides: readonly number[],
): NDArray {
  const flags = newResult("astype", shape, contiguousStrides(shape, 1), bool);
  kernels.frame(shape);
  giveArray(kernels, 0, flags);
  giveArray(kernels, 1, source, shape, strides);
  giveArray(kernels, 2, numberOf(NaT));
  kernels.binary(kernels.BinaryOp["equal"]!, nums.int64, isFreshMemory(flags));
  return flags;
}

function numberOf(value: bigint): NDArray {
  const number = newResult("astype", [], [], int64);
  const data = number.storage.typed(nums.int64) as BigInt64Array;
  data[number.byteOffset / 8] = BigInt.asIntN(64, value);
  return number;
}
