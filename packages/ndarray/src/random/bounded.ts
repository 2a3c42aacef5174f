import type { Pcg64 } from "./pcg64.ts";

/*
 * Integers of [offset, offset + range], both ends included, without bias.
 *
 * D. Lemire, Fast Random Integer Generation in an Interval, 2018: multiply a random word by the
 * number of values; the upper half of the product is the result, unless the lower half falls into
 * the few products that would favour some results. Narrow dtypes cut several draws from one 32-bit
 * word, in the order that NumPy's Generator does; a `Cutter` lives as long as one call fills.
 */

/** Cuts draws of 1, 8 or 16 bits from 32-bit words. */
export class Cutter {
  readonly #bits: Pcg64;
  readonly #width: number;
  #left = 0;
  #word = 0;

  constructor(bits: Pcg64, width: 1 | 8 | 16) {
    this.#bits = bits;
    this.#width = width;
  }

  draw(): number {
    if (this.#left === 0) {
      this.#word = this.#bits.nextUint32();
      this.#left = 32 / this.#width - 1;
    } else {
      this.#word >>>= this.#width;
      this.#left -= 1;
    }
    return this.#word & (2 ** this.#width - 1);
  }
}

/** Draw one integer of [0, range] for a dtype of 1, 8 or 16 bits. */
export function boundedNarrow(cutter: Cutter, width: 1 | 8 | 16, range: number): number {
  if (range === 0) return 0;
  const limit = 2 ** width;
  if (range === limit - 1) return cutter.draw();
  const count = range + 1;
  let product = cutter.draw() * count;
  if (product % limit < count) {
    const threshold = (limit - 1 - range) % count;
    while (product % limit < threshold) product = cutter.draw() * count;
  }
  return Math.floor(product / limit);
}

/** Draw one integer of [0, range], where range is below 2^32. */
export function boundedUint32(bits: Pcg64, range: number): number {
  if (range === 0) return 0;
  if (range === 0xffffffff) return bits.nextUint32();
  const count = range + 1;
  let word = bits.nextUint32();
  let lower = Math.imul(word, count) >>> 0;
  if (lower < count) {
    const threshold = (0xffffffff - range) % count;
    while (lower < threshold) {
      word = bits.nextUint32();
      lower = Math.imul(word, count) >>> 0;
    }
  }
  return upperHalf(word, count);
}

/** Draw one integer of [0, range] by drawing as few bits as hold it until one fits. */
export function intervalUint32(bits: Pcg64, range: number): number {
  if (range === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(range);
  for (;;) {
    const value = (bits.nextUint32() & mask) >>> 0;
    if (value <= range) return value;
  }
}

/** Draw one integer of [0, range], where range is below 2^64. */
export function boundedUint64(bits: Pcg64, range: bigint): bigint {
  if (range <= 0xffffffffn) return BigInt(boundedUint32(bits, Number(range)));
  if (range === 0xffffffffffffffffn) return draw64(bits);
  const count = range + 1n;
  let product = draw64(bits) * count;
  let lower = product & 0xffffffffffffffffn;
  if (lower < count) {
    const threshold = (0xffffffffffffffffn - range) % count;
    while (lower < threshold) {
      product = draw64(bits) * count;
      lower = product & 0xffffffffffffffffn;
    }
  }
  return product >> 64n;
}

/** Draw 64 bits as one bigint. */
export function draw64(bits: Pcg64): bigint {
  bits.next();
  return (BigInt(bits.high) << 32n) | BigInt(bits.low);
}

/** Upper 32 bits of a product of two 32-bit words; the pieces are exact in a double. */
function upperHalf(a: number, b: number): number {
  const low = a * (b & 0xffff);
  const high = a * (b >>> 16);
  return Math.floor((high + Math.floor(low / 65536)) / 65536);
}
