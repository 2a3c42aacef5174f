import type { Keys } from "./keys.ts";

/** Below this many elements merging is faster than counting 2048 buckets per digit. */
const radixFrom = 1500;
const runLength = 12;

/**
 * Sort `order` by the keys of the elements that it names, stably; lexsort calls it key by key.
 *
 * @returns `order`, or another array with the result
 */
export function refineOrder(order: Int32Array, keys: Keys): Int32Array {
  if (order.length < radixFrom) {
    const { high, low } = keys;
    return low === null ? mergeWords(order, high) : mergePairs(order, high, low);
  }
  const first = keys.low === null ? order : radixWord(order, keys.low);
  return radixWord(first, keys.high);
}

/** Sort by one 32-bit word: three counting passes of 11, 11 and 10 bits; equal digits are skipped. */
function radixWord(order: Int32Array, words: Uint32Array): Int32Array {
  const n = order.length;
  const counts = new Int32Array(3 * 2048);
  for (let i = 0; i < n; i++) {
    const word = words[order[i]!]!;
    counts[word & 2047]!++;
    counts[2048 + ((word >>> 11) & 2047)]!++;
    counts[4096 + (word >>> 22)]!++;
  }
  let from: Int32Array = order;
  let to: Int32Array = new Int32Array(n);
  for (let digit = 0; digit < 3; digit++) {
    const base = digit * 2048;
    const shift = digit * 11;
    if (counts[base + ((words[from[0]!]! >>> shift) & 2047)] === n) continue;
    let position = 0;
    for (let bucket = base; bucket < base + 2048; bucket++) {
      const count = counts[bucket]!;
      counts[bucket] = position;
      position += count;
    }
    for (let i = 0; i < n; i++) {
      const index = from[i]!;
      const bucket = base + ((words[index]! >>> shift) & 2047);
      to[counts[bucket]!++] = index;
    }
    const spare = from;
    from = to;
    to = spare === order ? new Int32Array(n) : spare;
  }
  return from;
}

function mergeWords(order: Int32Array, high: Uint32Array): Int32Array {
  const n = order.length;
  for (let start = 0; start < n; start += runLength) {
    const end = Math.min(start + runLength, n);
    for (let i = start + 1; i < end; i++) {
      const index = order[i]!;
      const key = high[index]!;
      let j = i;
      for (; j > start && high[order[j - 1]!]! > key; j--) order[j] = order[j - 1]!;
      order[j] = index;
    }
  }
  let from: Int32Array = order;
  let to: Int32Array = n > runLength ? new Int32Array(n) : order;
  for (let width = runLength; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        const takeRight =
          right < end && (left >= middle || high[from[right]!]! < high[from[left]!]!);
        to[k] = takeRight ? from[right++]! : from[left++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

function mergePairs(order: Int32Array, high: Uint32Array, low: Uint32Array): Int32Array {
  return mergeOrder(
    order,
    (a, b) => high[a]! < high[b]! || (high[a] === high[b] && low[a]! < low[b]!),
  );
}

/**
 * Sort `order` by a comparison of the elements that it names, stably: insertion sort of short runs,
 * then merging.
 *
 * @returns `order`, or another array with the result
 */
export function mergeOrder(
  order: Int32Array,
  isLess: (a: number, b: number) => boolean,
): Int32Array {
  const n = order.length;
  for (let start = 0; start < n; start += runLength) {
    const end = Math.min(start + runLength, n);
    for (let i = start + 1; i < end; i++) {
      const index = order[i]!;
      let j = i;
      for (; j > start && isLess(index, order[j - 1]!); j--) order[j] = order[j - 1]!;
      order[j] = index;
    }
  }
  let from: Int32Array = order;
  let to: Int32Array = n > runLength ? new Int32Array(n) : order;
  for (let width = runLength; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        const takeRight = right < end && (left >= middle || isLess(from[right]!, from[left]!));
        to[k] = takeRight ? from[right++]! : from[left++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
