import { asarray } from "../create/array.ts";
import { ValueError } from "../errors.ts";
import { tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { Pcg64 } from "./pcg64.ts";

/** Draw positions with probabilities, by inverting their cumulated sums. */
export function weightedPositions(
  bits: Pcg64,
  p: readonly number[] | NDArray,
  population: number,
  count: number,
): Int32Array {
  const sums = cumulated(checkedWeights(p, population));
  return Int32Array.from({ length: count }, () => behind(sums, bits.nextDouble()));
}

/**
 * Draw different positions with probabilities: draw as many as are missing, keep the first of each,
 * and go on with what was kept made impossible.
 *
 * @throws {ValueError} fewer positions of positive probability than asked for
 */
export function weightedDistinct(
  bits: Pcg64,
  p: readonly number[] | NDArray,
  population: number,
  count: number,
): Int32Array {
  const weights = checkedWeights(p, population);
  if (weights.filter((w) => w > 0).length < count) {
    throw new ValueError("choice: Fewer non-zero entries in p than size", { value: p });
  }
  const found: number[] = [];
  while (found.length < count) {
    const draws = Array.from({ length: count - found.length }, () => bits.nextDouble());
    for (const position of found) weights[position] = 0;
    const sums = cumulated(weights);
    const drawn = new Set(draws.map((x) => behind(sums, x)));
    found.push(...drawn);
  }
  return Int32Array.from(found);
}

function checkedWeights(p: readonly number[] | NDArray, population: number): Float64Array {
  const given = asarray(p);
  if (given.shape.length !== 1 || given.shape[0] !== population) {
    throw new ValueError(
      `choice: a and p must have same size: ${population} and ${tupleText(given.shape)}`,
      { value: p },
    );
  }
  const weights = Float64Array.from({ length: population }, (_, i) => Number(given.get(i)));
  let sum = 0;
  let lost = 0;
  for (const weight of weights) {
    if (Number.isNaN(weight)) {
      throw new ValueError("choice: Probabilities contain NaN", { value: p });
    }
    if (weight < 0) {
      throw new ValueError("choice: Probabilities are not non-negative", { value: p });
    }
    // W. Kahan, Further remarks on reducing truncation errors, 1965.
    const term = weight - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  if (Math.abs(sum - 1) > 2 ** -26) {
    throw new ValueError(`choice: Probabilities do not sum to 1 but to ${sum}`, { value: p });
  }
  return weights;
}

function cumulated(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight;
    sums[i] = sum;
  });
  return sums.map((value) => value / sum);
}

/** Number of sums that are at most x. */
function behind(sums: Float64Array, x: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x < sums[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
