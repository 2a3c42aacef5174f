import type { Keys } from "./keys.ts";

type IsLess = (a: number, b: number) => boolean;

/**
 * Order the indices as `partition` orders elements: for each place in turn, what lies behind the place
 * before is split into what is smaller than, equal to and larger than the element that a full sort would
 * put there, each in its order. The native kernels do the same.
 *
 * @param kth - different positions of 0 to n - 1, ascending
 * @param sorted - sorts a stretch of the order completely
 */
export function splitOrder(
  order: Int32Array,
  keys: Keys,
  kth: readonly number[],
  sorted: (part: Int32Array) => Int32Array,
): void {
  const { high } = keys;
  const low = keys.low ?? new Uint32Array(0);
  const hasLow = keys.low !== null;
  const isLess: IsLess = (a, b) =>
    high[a]! < high[b]! || (hasLow && high[a] === high[b] && low[a]! < low[b]!);
  let from = 0;
  for (const k of kth) {
    const part = order.slice(from);
    const chosen = select(part.slice(), k - from, isLess, sorted);
    let next = from;
    for (const belongs of [
      (index: number) => isLess(index, chosen),
      (index: number) => !isLess(index, chosen) && !isLess(chosen, index),
      (index: number) => isLess(chosen, index),
    ]) {
      for (const index of part) if (belongs(index)) order[next++] = index;
    }
    from = k + 1;
  }
}

/**
 * The index that a full sort would put at position k; reorders the indices.
 *
 * Quickselect with the median of three and fat partitions; a range that shrinks too slowly is sorted
 * instead, which bounds the time.
 *
 * @see D. R. Musser, Introspective Sorting and Selection Algorithms, 1997.
 */
function select(
  order: Int32Array,
  k: number,
  isLess: IsLess,
  sorted: (part: Int32Array) => Int32Array,
): number {
  let left = 0;
  let right = order.length - 1;
  let rounds = 2 * Math.ceil(Math.log2(right - left + 2));
  while (left < right) {
    if (rounds === 0 || right - left < 16) {
      return sorted(order.slice(left, right + 1))[k - left]!;
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
    else return pivot;
  }
  return order[k]!;
}

function medianOfThree(order: Int32Array, left: number, right: number, isLess: IsLess): number {
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
