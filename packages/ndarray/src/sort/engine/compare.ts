import { type DType, nums } from "../../dtype/dtype.ts";

/**
 * Orders element `i` at byte `a` of one memory against the element at byte `b` of another one.
 * Negative, zero or positive; NaN and NaT come last and are equal to each other.
 */
export type Compare = (left: DataView, a: number, right: DataView, b: number) => number;

/**
 * Give the order that NumPy sorts a dtype by: numbers by value, complex by real then imaginary part,
 * bytes and text by code, records field by field, raw bytes by value.
 */
export function compareOf(dtype: DType): Compare {
  const little = dtype.isNative;
  switch (dtype.num) {
    case nums.bytes:
      return compareBytes(dtype.itemsize);
    case nums.str:
      return compareText(dtype.itemsize, little);
    case nums.void:
      return dtype.fields === null ? compareBytes(dtype.itemsize) : compareRecords(dtype);
    case nums.complex64:
      return (left, a, right, b) =>
        comparePairs(
          left.getFloat32(a, little),
          left.getFloat32(a + 4, little),
          right.getFloat32(b, little),
          right.getFloat32(b + 4, little),
        );
    case nums.complex128:
      return (left, a, right, b) =>
        comparePairs(
          left.getFloat64(a, little),
          left.getFloat64(a + 8, little),
          right.getFloat64(b, little),
          right.getFloat64(b + 8, little),
        );
    case nums.uint64:
      return (left, a, right, b) =>
        compareBigints(left.getBigUint64(a, little), right.getBigUint64(b, little));
    case nums.int64:
      return (left, a, right, b) =>
        compareBigints(left.getBigInt64(a, little), right.getBigInt64(b, little));
    case nums.datetime64:
    case nums.timedelta64:
      // Counted down by one, NaT is the largest integer.
      return (left, a, right, b) =>
        compareBigints(
          BigInt.asIntN(64, left.getBigInt64(a, little) - 1n),
          BigInt.asIntN(64, right.getBigInt64(b, little) - 1n),
        );
    default: {
      const { codec } = dtype;
      return (left, a, right, b) =>
        compareNumbers(Number(codec.read(left, a)), Number(codec.read(right, b)));
    }
  }
}

function compareNumbers(x: number, y: number): number {
  if (x < y) return -1;
  if (x > y) return 1;
  if (x === y) return 0;
  return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

function compareBigints(x: bigint, y: bigint): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Complex order: all numbers without NaN, then R + NaN j, NaN + R j, NaN + NaN j. */
function comparePairs(re1: number, im1: number, re2: number, im2: number): number {
  const reals = Number(Number.isNaN(re1)) - Number(Number.isNaN(re2));
  if (reals !== 0) return reals;
  const imaginaries = Number(Number.isNaN(im1)) - Number(Number.isNaN(im2));
  if (imaginaries !== 0) return imaginaries;
  return compareNumbers(re1, re2) || compareNumbers(im1, im2);
}

function compareBytes(width: number): Compare {
  return (left, a, right, b) => {
    for (let i = 0; i < width; i++) {
      const difference = left.getUint8(a + i) - right.getUint8(b + i);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function compareText(width: number, little: boolean): Compare {
  return (left, a, right, b) => {
    for (let i = 0; i < width; i += 4) {
      const difference = left.getUint32(a + i, little) - right.getUint32(b + i, little);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function compareRecords(dtype: DType): Compare {
  const fields = dtype.fields!.map(({ dtype: field, offset }) => ({
    offset,
    compare: field.subarray === null ? compareOf(field) : compareBytes(field.itemsize),
  }));
  return (left, a, right, b) => {
    for (const { offset, compare } of fields) {
      const order = compare(left, a + offset, right, b + offset);
      if (order !== 0) return order;
    }
    return 0;
  };
}
