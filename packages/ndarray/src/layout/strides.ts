/** Strides in bytes of a new array without gaps; 0 for all axes when there is no element. */
export function contiguousStrides(
  shape: readonly number[],
  itemsize: number,
  order: "C" | "F" = "C",
): number[] {
  const ndim = shape.length;
  const strides = new Array<number>(ndim).fill(0);
  let stride = itemsize;
  for (let k = 0; k < ndim; k++) {
    const axis = order === "C" ? ndim - 1 - k : k;
    strides[axis] = stride;
    const length = shape[axis]!;
    if (length === 0) return strides.fill(0);
    stride *= length;
  }
  return strides;
}

/** Row-major without gaps. Axes of length 1 and arrays without elements fit any strides. */
export function isCContiguous(
  shape: readonly number[],
  strides: readonly number[],
  itemsize: number,
): boolean {
  let expected = itemsize;
  let holds = true;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis]!;
    if (length === 0) return true;
    if (length === 1) continue;
    if (strides[axis] !== expected) holds = false;
    expected *= length;
  }
  return holds;
}

/** Column-major without gaps. */
export function isFContiguous(
  shape: readonly number[],
  strides: readonly number[],
  itemsize: number,
): boolean {
  let expected = itemsize;
  let holds = true;
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis]!;
    if (length === 0) return true;
    if (length === 1) continue;
    if (strides[axis] !== expected) holds = false;
    expected *= length;
  }
  return holds;
}

/** Every element starts at a multiple of `alignment` bytes. */
export function isAlignedLayout(
  shape: readonly number[],
  strides: readonly number[],
  byteOffset: number,
  alignment: number,
): boolean {
  if (alignment <= 1) return true;
  let bits = byteOffset % alignment;
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 0) return true;
    if (shape[axis] !== 1 && strides[axis]! % alignment !== 0) bits = 1;
  }
  return bits === 0;
}

/**
 * The bytes that the elements span: from `low` (inclusive) to `high` (exclusive). Equal when there is
 * no element.
 */
export function byteBounds(
  shape: readonly number[],
  strides: readonly number[],
  byteOffset: number,
  itemsize: number,
): { low: number; high: number } {
  let low = byteOffset;
  let high = byteOffset;
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 0) return { low: byteOffset, high: byteOffset };
    const reach = (shape[axis]! - 1) * strides[axis]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  return { low, high: high + itemsize };
}
