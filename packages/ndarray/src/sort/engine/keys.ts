/*
 * Order-preserving keys: every number of at most 64 bits becomes one or two unsigned 32-bit words
 * whose unsigned order is NumPy's sorting order of the numbers (NaN and NaT last, -0 equal to 0).
 * All dtypes then share one radix sort, one merge sort and one selection, each of which sees a
 * single element type.
 *
 * Float trick: M. Herf, Radix Tricks, 2001 (flip all bits of negatives, the sign bit of others).
 */

/** Keys of n elements; `low` is null when the upper words decide alone. */
export interface Keys {
  readonly high: Uint32Array;
  readonly low: Uint32Array | null;
}

/** The storage types that have keys. */
export type KeyedArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

const top = 0x80000000;
const last = 0xffffffff;

/**
 * Compute the keys of a contiguous run of elements.
 *
 * @param meaning - "half": the Uint16Array holds float16 bits; "time": the BigInt64Array holds counts
 *   with NaT
 */
export function keysOf(line: KeyedArray, meaning: "plain" | "half" | "time"): Keys {
  if (line instanceof Float64Array) return doubleKeys(line);
  if (line instanceof Float32Array) return { high: floatKeys(line), low: null };
  if (line instanceof BigInt64Array) return longKeys(line, meaning === "time");
  if (line instanceof BigUint64Array) return wordsOf(line);
  if (meaning === "half") return { high: halfKeys(line as Uint16Array), low: null };
  const high = new Uint32Array(line.length);
  high.set(line);
  const signed =
    line instanceof Int8Array || line instanceof Int16Array || line instanceof Int32Array;
  if (signed) for (let i = 0; i < high.length; i++) high[i] = high[i]! ^ top;
  return { high, low: null };
}

function doubleKeys(line: Float64Array): Keys {
  const n = line.length;
  const words = new Uint32Array(line.slice().buffer);
  const high = new Uint32Array(n);
  const low = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const l = words[2 * i]!;
    const h = words[2 * i + 1]!;
    const size = h & 0x7fffffff;
    if (size > 0x7ff00000 || (size === 0x7ff00000 && l !== 0)) {
      high[i] = last;
      low[i] = last;
    } else if (size === 0 && l === 0) {
      high[i] = top;
    } else if (h >= top) {
      high[i] = ~h;
      low[i] = ~l;
    } else {
      high[i] = h | top;
      low[i] = l;
    }
  }
  return { high, low };
}

function floatKeys(line: Float32Array): Uint32Array {
  const keys = new Uint32Array(line.slice().buffer);
  for (let i = 0; i < keys.length; i++) {
    const bits = keys[i]!;
    const size = bits & 0x7fffffff;
    if (size > 0x7f800000) keys[i] = last;
    else if (size === 0) keys[i] = top;
    else keys[i] = bits >= top ? ~bits : bits | top;
  }
  return keys;
}

function halfKeys(line: Uint16Array): Uint32Array {
  const keys = new Uint32Array(line.length);
  for (let i = 0; i < keys.length; i++) {
    const bits = line[i]!;
    const size = bits & 0x7fff;
    if (size > 0x7c00) keys[i] = 0xffff;
    else if (size === 0) keys[i] = 0x8000;
    else keys[i] = bits >= 0x8000 ? ~bits & 0xffff : bits | 0x8000;
  }
  return keys;
}

function wordsOf(line: BigInt64Array | BigUint64Array): { high: Uint32Array; low: Uint32Array } {
  const n = line.length;
  const words = new Uint32Array(line.slice().buffer);
  const high = new Uint32Array(n);
  const low = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    low[i] = words[2 * i]!;
    high[i] = words[2 * i + 1]!;
  }
  return { high, low };
}

function longKeys(line: BigInt64Array, hasNaT: boolean): Keys {
  const { high, low } = wordsOf(line);
  for (let i = 0; i < high.length; i++) {
    high[i] = high[i]! ^ top;
    // NaT is the smallest integer. Counting down by one makes its key the largest.
    if (hasNaT) {
      if (low[i] === 0) high[i] = high[i]! - 1;
      low[i] = low[i]! - 1;
    }
  }
  return { high, low };
}
