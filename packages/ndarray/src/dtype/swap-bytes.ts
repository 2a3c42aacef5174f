import { DType, nums } from "./dtype.ts";

/** Each dtype that was asked for with the one of the other byte order. */
const swapped = new WeakMap<DType, DType>();

/** The same type with its bytes in the other order, made once; itself when they have none. */
export function swapBytes(dtype: DType): DType {
  let other = swapped.get(dtype);
  if (other === undefined) {
    other = isPlainNumber(dtype) ? swappedNumber(dtype) : (dtype.swap?.(dtype) ?? dtype);
    swapped.set(dtype, other);
    swapped.set(other, dtype);
  }
  return other;
}

/** Whether it is one of the numbers that make none by themselves and have more than one byte. */
function isPlainNumber({ num, swap, itemsize }: DType): boolean {
  return num < nums.bytes && swap === null && itemsize > 1;
}

function swappedNumber({ name, kind, num, itemsize, alignment }: DType): DType {
  return new DType({ name, kind, num, itemsize, alignment, isNative: false });
}
