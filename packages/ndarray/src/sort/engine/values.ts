import type { KeyedArray } from "./keys.ts";

/**
 * Sort a contiguous line of numbers in place, NaN and NaT last. Zeros keep the order of their signs,
 * which makes the result the stable one.
 *
 * The runtime's own sort of typed arrays does the work; it puts NaN last and -0 before 0.
 *
 * @param hasNaT - the line counts dates or time spans, and its smallest integer means NaT
 */
export function sortValues(line: KeyedArray, hasNaT: boolean): void {
  if (line instanceof Float64Array || line instanceof Float32Array) {
    const signs = mixedZeros(line);
    line.sort();
    if (signs !== null) restoreZeros(line, signs);
    uniteNaNs(line);
  } else {
    line.sort();
    if (hasNaT && line instanceof BigInt64Array) moveNaTLast(line);
  }
}

const nat = -(2n ** 63n);

/** NaNs keep no order: all get the same bits, as in the native kernels and in NumPy's. */
function uniteNaNs(line: Float64Array | Float32Array): void {
  for (let i = line.length - 1; i >= 0 && Number.isNaN(line[i]); i--) line[i] = NaN;
}

/** The zeros in their order when both signs occur, else null. */
function mixedZeros(line: Float64Array | Float32Array): number[] | null {
  let plus = false;
  let minus = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== 0) continue;
    if (1 / line[i]! > 0) plus = true;
    else minus = true;
    if (plus && minus) return Array.from(line).filter((x) => x === 0);
  }
  return null;
}

function restoreZeros(line: Float64Array | Float32Array, zeros: readonly number[]): void {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (line[middle]! < 0) low = middle + 1;
    else high = middle;
  }
  for (let i = 0; i < zeros.length; i++) line[low + i] = zeros[i]!;
}

/** Put the smallest integers of a sorted line, which mean NaT, behind the others. */
export function moveNaTLast(line: BigInt64Array): void {
  let count = 0;
  while (count < line.length && line[count] === nat) count++;
  if (count === 0) return;
  line.copyWithin(0, count);
  line.fill(nat, line.length - count);
}
