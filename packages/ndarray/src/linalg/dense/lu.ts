/*
 * LU decomposition with partial pivoting, row by row, of real and of complex matrices.
 *
 * Matrices are row-major Float64Arrays; complex ones hold (re, im) pairs. All functions work in
 * place. G. H. Golub and C. F. Van Loan, Matrix Computations, algorithm 3.4.1.
 */

/** What a decomposition found beside the factors. */
export interface LuFacts {
  /** Row k was exchanged with row pivots[k] in step k. */
  readonly pivots: Int32Array;
  /** 1 for an even number of exchanges, -1 for an odd one. */
  readonly parity: 1 | -1;
  /** True when a pivot was exactly zero. */
  readonly singular: boolean;
}

/** Overwrite the real n x n matrix `a` with its factors L (unit diagonal) and U. */
export function luReal(a: Float64Array, n: number): LuFacts {
  const pivots = new Int32Array(n);
  let parity: 1 | -1 = 1;
  let singular = false;
  for (let k = 0; k < n; k++) {
    let best = k;
    let largest = Math.abs(a[k * n + k]!);
    for (let i = k + 1; i < n; i++) {
      const size = Math.abs(a[i * n + k]!);
      if (size > largest) {
        largest = size;
        best = i;
      }
    }
    pivots[k] = best;
    if (best !== k) {
      swapRows(a, n, k, best);
      parity = parity === 1 ? -1 : 1;
    }
    const pivot = a[k * n + k]!;
    if (pivot === 0) {
      singular = true;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const row = i * n;
      const factor = a[row + k]! / pivot;
      a[row + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) a[row + j] = a[row + j]! - factor * a[k * n + j]!;
    }
  }
  return { pivots, parity, singular };
}

/** Overwrite the real n x m matrix `b` with the solution of A x = b, A given by its factors. */
export function luSolveReal(
  lu: Float64Array,
  pivots: Int32Array,
  n: number,
  b: Float64Array,
  m: number,
): void {
  for (let k = 0; k < n; k++) if (pivots[k] !== k) swapRows(b, m, k, pivots[k]!);
  for (let i = 1; i < n; i++) {
    for (let k = 0; k < i; k++) subtractRow(b, m, i, k, lu[i * n + k]!);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtractRow(b, m, i, k, lu[i * n + k]!);
    const pivot = lu[i * n + i]!;
    for (let j = 0; j < m; j++) b[i * m + j] = b[i * m + j]! / pivot;
  }
}

/** Overwrite the complex n x n matrix `a` with its factors L (unit diagonal) and U. */
export function luComplex(a: Float64Array, n: number): LuFacts {
  const pivots = new Int32Array(n);
  let parity: 1 | -1 = 1;
  let singular = false;
  for (let k = 0; k < n; k++) {
    let best = k;
    let largest = -1;
    for (let i = k; i < n; i++) {
      const at = 2 * (i * n + k);
      const size = Math.abs(a[at]!) + Math.abs(a[at + 1]!);
      if (size > largest) {
        largest = size;
        best = i;
      }
    }
    pivots[k] = best;
    if (best !== k) {
      swapRows(a, 2 * n, k, best);
      parity = parity === 1 ? -1 : 1;
    }
    const pivotRe = a[2 * (k * n + k)]!;
    const pivotIm = a[2 * (k * n + k) + 1]!;
    if (pivotRe === 0 && pivotIm === 0) {
      singular = true;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      divideAt(a, 2 * (i * n + k), pivotRe, pivotIm);
      const re = a[2 * (i * n + k)]!;
      const im = a[2 * (i * n + k) + 1]!;
      subtractComplexRow(a, n, i, k, re, im, k + 1);
    }
  }
  return { pivots, parity, singular };
}

/** Overwrite the complex n x m matrix `b` with the solution of A x = b, A given by its factors. */
export function luSolveComplex(
  lu: Float64Array,
  pivots: Int32Array,
  n: number,
  b: Float64Array,
  m: number,
): void {
  for (let k = 0; k < n; k++) if (pivots[k] !== k) swapRows(b, 2 * m, k, pivots[k]!);
  const eliminate = (i: number, k: number): void => {
    const at = 2 * (i * n + k);
    subtractComplexRow(b, m, i, k, lu[at]!, lu[at + 1]!, 0);
  };
  for (let i = 1; i < n; i++) for (let k = 0; k < i; k++) eliminate(i, k);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) eliminate(i, k);
    const at = 2 * (i * n + i);
    for (let j = 0; j < m; j++) divideAt(b, 2 * (i * m + j), lu[at]!, lu[at + 1]!);
  }
}

function swapRows(a: Float64Array, width: number, i: number, k: number): void {
  for (let j = 0; j < width; j++) {
    const value = a[i * width + j]!;
    a[i * width + j] = a[k * width + j]!;
    a[k * width + j] = value;
  }
}

function subtractRow(b: Float64Array, m: number, i: number, k: number, factor: number): void {
  for (let j = 0; j < m; j++) b[i * m + j] = b[i * m + j]! - factor * b[k * m + j]!;
}

function subtractComplexRow(
  b: Float64Array,
  m: number,
  i: number,
  k: number,
  re: number,
  im: number,
  from: number,
): void {
  for (let j = from; j < m; j++) {
    const x = b[2 * (k * m + j)]!;
    const y = b[2 * (k * m + j) + 1]!;
    const at = 2 * (i * m + j);
    b[at] = b[at]! - (re * x - im * y);
    b[at + 1] = b[at + 1]! - (re * y + im * x);
  }
}

/** Divide the complex number at `at`; R. L. Smith, Algorithm 116: Complex division, 1962. */
function divideAt(a: Float64Array, at: number, re: number, im: number): void {
  const x = a[at]!;
  const y = a[at + 1]!;
  if (Math.abs(re) >= Math.abs(im)) {
    const ratio = im / re;
    const scale = re + im * ratio;
    a[at] = (x + y * ratio) / scale;
    a[at + 1] = (y - x * ratio) / scale;
  } else {
    const ratio = re / im;
    const scale = re * ratio + im;
    a[at] = (x * ratio + y) / scale;
    a[at + 1] = (y * ratio - x) / scale;
  }
}
