import type { Keys } from "./keys.ts";

/**
 * Order the indices so that position k of each `kth` holds what a full sort would put there, nothing
 * before it is larger and nothing behind it smaller.
 *
 * Quickselect with the median of three and fat partitions; a range that shrinks too slowly is sorted
 * by its caller's fallback, which bounds the time.
 *
 * @param kth - positions of 0 to n - 1, ascending
 * @param fallback - sorts a stretch of the order completely
 * @see D. R. Musser, Introspective Sorting and Selection Algorithms, 1997.
 */
export function selectOrder(
  order: Int32Array,
  keys: Keys,
  kth: readonly number[],
  fallback: (part: Int32Array) => Int32Array,
): void {
  const { high } = keys;
  const low = keys.low ?? new Uint32Array(0);
  const hasLow = keys.low !== null;
  const isLess = (a: number, b: number): boolean =>
    high[a]! < high[b]! || (hasLow && high[a] === high[b] && low[a]! < low[b]!);
  let from = 0;
  for (const k of kth) {
    let left = from;
    let right = order.length - 1;
    let rounds = 2 * Math.ceil(Math.log2(right - left + 2));
    while (left < right) {
      if (rounds === 0 || right - left < 16) {
        order.set(fallback(order.slice(left, right + 1)), left);
        break;
      }
      rounds -= 1;
      const pivot = medianOfThree(order, left, right, isLess);
      let below = left;
      let above = right;
      for (let i = left; i <= above;) {
        const index = order[i]!;
        if (isLess(index, pivot)) {
          order[i++] = order[below]!;
          order[below++] = index;
        } else if (isLess(pivot, index)) {
          order[i] = order[above]!;
          order[above--] = index;
        } else i += 1;
      }
      if (k < below) right = below - 1;
      else if (k > above) left = above + 1;
      else break;
    }
    from = k;
  }
}

function medianOfThree(
  order: Int32Array,
  left: number,
  right: number,
  isLess: (a: number, b: number) => boolean,
): number {
  const a = order[left]!;
  const b = order[(left + right) >>> 1]!;
  const c = order[right]!;
  if (isLess(a, b)) {
    if (isLess(b, c)) return b;
    return isLess(a, c) ? c : a;
  }
  if (isLess(a, c)) return a;
  return isLess(b, c) ? c : b;
}
