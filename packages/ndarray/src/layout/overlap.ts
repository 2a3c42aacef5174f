/**
 * Do two arrays have a byte in common?
 *
 * The bytes of an array are `start + Σ strideᵢ·xᵢ + u` with 0 ≤ xᵢ < lengthᵢ and 0 ≤ u < itemsize. Two
 * arrays share a byte exactly when the difference of two such sums can be 0. A variable with a negative
 * coefficient is replaced by its distance from its bound, which leaves
 *
 *     Σ aₖ·xₖ = target,   aₖ > 0,   0 ≤ xₖ ≤ boundₖ,   all integers:
 *
 * a bounded Diophantine equation. Deciding it is NP-hard in general (subset sum is a special case), but
 * the layouts that arrays have in practice are easy: one coefficient is usually larger than everything
 * that the smaller ones can add up to. So the search fixes variables from the largest coefficient down
 * and cuts branches with two facts about the rest of the variables, computed once per suffix:
 *
 * - its sums lie between 0 and `most` and are multiples of its greatest common divisor `gcd`;
 * - it is *complete* when it reaches all those multiples. That holds when each coefficient is at most
 *   `gcd` more than what the smaller ones reach together, for then the ranges leave no gap.
 *
 * The terms of all sums are distances inside one buffer, so every number here is exact.
 *
 * @see NumPy's `mem_overlap.c` for the same question; F. Ramachandran, "Bounded linear Diophantine
 *   equations", for the search by suffixes.
 */

/** Where the elements of an array are; strides and offset in bytes. */
export interface ByteLayout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly byteOffset: number;
  readonly itemsize: number;
}

interface Term {
  readonly coefficient: number;
  readonly bound: number;
}

interface Suffix {
  readonly most: number;
  readonly gcd: number;
  readonly isComplete: boolean;
}

/**
 * Decide whether two layouts over the same buffer share a byte.
 *
 * @param maxWork - branches to try before giving up; default no limit
 * @returns undefined when it gave up
 */
export function layoutsOverlap(
  a: ByteLayout,
  b: ByteLayout,
  maxWork?: number,
): boolean | undefined {
  if (a.itemsize === 0 || b.itemsize === 0) return false;
  if (a.shape.includes(0) || b.shape.includes(0)) return false;
  const terms = new Map<number, number>();
  const low = { a: a.byteOffset, b: b.byteOffset };
  // From both ends: x counts a's elements upwards, the terms of b count downwards from its last byte.
  low.a += addTerms(terms, a);
  low.b += addTerms(terms, b);
  const highestB = low.b + spanOf(b);
  return solve(terms, highestB - low.a, maxWork ?? Infinity);
}

/** Distance from the lowest to the highest byte. */
function spanOf({ shape, strides, itemsize }: ByteLayout): number {
  let span = itemsize - 1;
  for (const [axis, length] of shape.entries()) span += (length - 1) * Math.abs(strides[axis]!);
  return span;
}

/** Add the variables of one array; gives how far its lowest byte lies below its first element. */
function addTerms(terms: Map<number, number>, { shape, strides, itemsize }: ByteLayout): number {
  let below = 0;
  const add = (coefficient: number, bound: number): void => {
    if (bound > 0) terms.set(coefficient, (terms.get(coefficient) ?? 0) + bound);
  };
  for (const [axis, length] of shape.entries()) {
    const stride = strides[axis]!;
    if (stride < 0) below += stride * (length - 1);
    if (stride !== 0) add(Math.abs(stride), length - 1);
  }
  add(1, itemsize - 1);
  return below;
}

function solve(bounds: Map<number, number>, target: number, maxWork: number): boolean | undefined {
  const terms: Term[] = [...bounds]
    .map(([coefficient, bound]) => ({ coefficient, bound }))
    .sort((x, y) => y.coefficient - x.coefficient);
  const suffixes = suffixesOf(terms);
  let work = 0;

  function search(position: number, rest: number): boolean | undefined {
    const { most, gcd, isComplete } = suffixes[position]!;
    if (rest < 0 || rest > most) return false;
    if (rest === 0) return true;
    if (rest % gcd !== 0) return false;
    if (isComplete) return true;
    const { coefficient, bound } = terms[position]!;
    const next = suffixes[position + 1]!;
    const last = Math.min(bound, Math.floor(rest / coefficient));
    const first = Math.max(0, Math.ceil((rest - next.most) / coefficient));
    for (let x = last; x >= first; x--) {
      if (++work > maxWork) return undefined;
      const found = search(position + 1, rest - coefficient * x);
      if (found !== false) return found;
    }
    return false;
  }

  return search(0, target);
}

function suffixesOf(terms: readonly Term[]): Suffix[] {
  const suffixes = new Array<Suffix>(terms.length + 1);
  suffixes[terms.length] = { most: 0, gcd: 0, isComplete: true };
  for (let k = terms.length - 1; k >= 0; k--) {
    const { coefficient, bound } = terms[k]!;
    const after = suffixes[k + 1]!;
    const gcd = greatestCommonDivisor(coefficient, after.gcd);
    const isSameGrid = after.gcd === gcd || after.gcd === 0;
    const reaches = after.gcd === 0 || coefficient <= after.most + gcd;
    suffixes[k] = {
      most: after.most + coefficient * bound,
      gcd,
      isComplete: after.isComplete && isSameGrid && reaches,
    };
  }
  return suffixes;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
