import { NDArray } from "../../../src/index.ts";

/** What is wrong with the layout of a result, or of any array in it; null when all of them are sound. */
export function unsound(result: unknown, depth = 0): string | null {
  if (Array.isArray(result) && depth < 3) {
    for (const item of result) {
      const problem = unsound(item, depth + 1);
      if (problem !== null) return problem;
    }
  }
  return result instanceof NDArray && !result.isReleased ? layoutProblem(result as NDArray) : null;
}

function isCounts(shape: readonly number[]): boolean {
  return shape.every((length) => Number.isSafeInteger(length) && length >= 0);
}

function layoutProblem(array: NDArray): string | null {
  const { shape, strides, byteOffset, itemsize, storage } = array;
  const layout = `shape ${shape.join()} strides ${strides.join()} offset ${byteOffset}`;
  if (!isCounts(shape)) return layout;
  // Without elements no stride is ever taken.
  if (shape.includes(0)) return null;
  if (![...strides, byteOffset].every((at) => Number.isSafeInteger(at))) return layout;
  let [low, high] = [byteOffset, byteOffset + itemsize];
  for (const [axis, length] of shape.entries()) {
    const reach = (length - 1) * strides[axis]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  const { byteLength } = storage.memory.buffer;
  return low < 0 || high > byteLength ? `${layout} leaves a buffer of ${byteLength} bytes` : null;
}
