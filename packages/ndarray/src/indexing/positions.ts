import { sizeOf } from "../layout/shape.ts";

/** A layout in bytes; every array is one. */
export interface Layout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly byteOffset: number;
}

/** The byte positions of all elements of a layout in C order. */
export function cOrderPositions({ shape, strides, byteOffset }: Layout): Float64Array {
  const size = sizeOf(shape);
  const positions = new Float64Array(size);
  if (size === 0) return positions;
  positions[0] = byteOffset;
  // From the last axis on, what is there so far is repeated with one step more.
  let filled = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis]!;
    const stride = strides[axis]!;
    for (let i = 1; i < length; i++) {
      const at = i * filled;
      for (let k = 0; k < filled; k++) positions[at + k] = positions[k]! + i * stride;
    }
    filled *= length;
  }
  return positions;
}
