import { type DType, nums } from "../dtype/dtype.ts";
import { isAlignedLayout } from "./strides.ts";

/** `access` of arrays whose elements typed arrays cannot reach: unaligned, swapped, or not numbers. */
export const bytewise = 255;

/**
 * How elements of a layout are reached: the number of the dtype when aligned, native typed arrays do,
 * otherwise `bytewise`. The answer also holds for all views that basic indexing makes, whose offsets and
 * strides are sums of multiples of these.
 */
export function accessOf(
  dtype: DType,
  shape: readonly number[],
  strides: readonly number[],
  byteOffset: number,
): number {
  const { num } = dtype;
  if (!dtype.isNative || (num >= nums.bytes && num <= nums.void)) return bytewise;
  return isAlignedLayout(shape, strides, byteOffset, dtype.alignment) ? num : bytewise;
}

/** Whether typed arrays reach the elements of an array, which are plain numbers or bigints. */
export function isNative({ access, dtype }: { access: number; dtype: DType }): boolean {
  return access === dtype.num;
}
