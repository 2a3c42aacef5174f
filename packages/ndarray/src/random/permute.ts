import { boundedUint32, intervalUint32 } from "./bounded.ts";
import type { Pcg64 } from "./pcg64.ts";

/**
 * Shuffle a list of positions in place, from the end down.
 *
 * @see D. E. Knuth, The Art of Computer Programming 2, algorithm 3.4.2 P.
 */
export function shuffleOrder(bits: Pcg64, order: Int32Array): void {
  exchangeDown(order, 1, (i) => intervalUint32(bits, i));
}

/** Samples draw their partners by multiplication; which bits are used is part of the stream. */
function shuffleSample(bits: Pcg64, order: Int32Array, first: number): void {
  exchangeDown(order, first, (i) => boundedUint32(bits, i));
}

function exchangeDown(order: Int32Array, first: number, partner: (i: number) => number): void {
  for (let i = order.length - 1; i >= first; i--) {
    const j = partner(i);
    const value = order[i]!;
    order[i] = order[j]!;
    order[j] = value;
  }
}

/**
 * Draw `count` different integers of 0 to `population` - 1.
 *
 * Large samples of large populations shuffle the tail of all integers; others follow Floyd's
 * algorithm, which needs memory for the sample alone.
 *
 * @param isShuffled - false leaves Floyd's order, which is not random
 * @see J. Bentley and B. Floyd, Programming Pearls: A Sample of Brilliance, 1987.
 */
export function sampleDistinct(
  bits: Pcg64,
  population: number,
  count: number,
  isShuffled: boolean,
): Int32Array {
  const cutoff = isShuffled ? 50 : 20;
  if (population > 10000 && count > Math.floor(population / cutoff)) {
    const all = Int32Array.from({ length: population }, (_, i) => i);
    shuffleSample(bits, all, Math.max(population - count, 1));
    return all.slice(population - count);
  }
  const sample = new Int32Array(count);
  const taken = new Set<number>();
  for (let j = population - count; j < population; j++) {
    const drawn = boundedUint32(bits, j);
    const value = taken.has(drawn) ? j : drawn;
    taken.add(value);
    sample[j - population + count] = value;
  }
  if (isShuffled) shuffleSample(bits, sample, 1);
  return sample;
}
