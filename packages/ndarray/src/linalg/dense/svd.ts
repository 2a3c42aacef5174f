/*
 * Singular values by one-sided Jacobi rotations.
 *
 * Columns are rotated in pairs until all are orthogonal; their lengths are then the singular values.
 * Slower than bidiagonalisation and more exact for small singular values, and the complex case is
 * the real one after a phase shift. Columns are kept contiguous.
 *
 * J. Demmel and K. Veselic, Jacobi's method is more accurate than QR, 1992.
 */

const epsilon = 2 ** -52;
const maximumSweeps = 60;

/**
 * Make `count` columns of length `length` in `columns` orthogonal; do the same rotations to the
 * columns of `v` (length `vLength`).
 *
 * @param columns - column after column; complex ones as (re, im) pairs
 * @param step - 1 for real, 2 for complex
 * @returns false when it did not converge; columns that are only rounding are zero afterwards
 */
export function orthogonalize(
  columns: Float64Array,
  count: number,
  length: number,
  v: Float64Array,
  vLength: number,
  step: 1 | 2,
): boolean {
  // A column that depends on others is nothing but rounding, which no rotation makes orthogonal: each
  // sweep shortens it by another factor of epsilon, until it is too short to be rotated.
  const negligible = epsilon ** 2 * longest(columns, length * step);
  for (let sweep = 0; sweep < maximumSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < count - 1; p++) {
      for (let q = p + 1; q < count; q++) {
        if (orthogonalizePair(columns, p, q, length, v, vLength, step, negligible)) rotated = true;
      }
    }
    if (!rotated) {
      clearShort(columns, length * step, negligible);
      return true;
    }
  }
  return false;
}

/** The length of the longest column of `n` numbers. */
function longest(columns: Float64Array, n: number): number {
  let most = 0;
  for (let start = 0; start < columns.length; start += n) {
    most = Math.max(most, lengthOf(columns, start, n));
  }
  return most;
}

/** Their directions mean nothing, so they must not become singular vectors. */
function clearShort(columns: Float64Array, n: number, negligible: number): void {
  for (let start = 0; start < columns.length; start += n) {
    if (lengthOf(columns, start, n) <= negligible) columns.fill(0, start, start + n);
  }
}

function lengthOf(columns: Float64Array, start: number, n: number): number {
  let squares = 0;
  for (let i = start; i < start + n; i++) squares += columns[i]! ** 2;
  return Math.sqrt(squares);
}

function orthogonalizePair(
  a: Float64Array,
  p: number,
  q: number,
  length: number,
  v: Float64Array,
  vLength: number,
  step: 1 | 2,
  negligible: number,
): boolean {
  const n = length * step;
  const pa = p * n;
  const qa = q * n;
  let alpha = 0;
  let beta = 0;
  let re = 0;
  let im = 0;
  for (let i = 0; i < n; i++) {
    const x = a[pa + i]!;
    const y = a[qa + i]!;
    alpha += x * x;
    beta += y * y;
    re += x * y;
  }
  if (step === 2) {
    for (let i = 0; i < n; i += 2) {
      im += a[pa + i]! * a[qa + i + 1]! - a[pa + i + 1]! * a[qa + i]!;
    }
  }
  const size = step === 2 ? Math.hypot(re, im) : Math.abs(re);
  if (Math.sqrt(Math.min(alpha, beta)) <= negligible) return false;
  if (!(size > epsilon * Math.sqrt(alpha) * Math.sqrt(beta))) return false;
  const zeta = (beta - alpha) / (2 * size);
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  const s = c * t;
  const nv = vLength * step;
  if (step === 1) {
    const signed = re < 0 ? -s : s;
    rotateReal(a, pa, qa, n, c, signed);
    rotateReal(v, p * nv, q * nv, nv, c, signed);
  } else {
    rotateComplex(a, pa, qa, n, c, s, re / size, im / size);
    rotateComplex(v, p * nv, q * nv, nv, c, s, re / size, im / size);
  }
  return true;
}

function rotateReal(
  a: Float64Array,
  pa: number,
  qa: number,
  n: number,
  c: number,
  s: number,
): void {
  for (let i = 0; i < n; i++) {
    const x = a[pa + i]!;
    const y = a[qa + i]!;
    a[pa + i] = c * x - s * y;
    a[qa + i] = s * x + c * y;
  }
}

/** Turn the second column by the phase (re, -im), then rotate both as real ones. */
function rotateComplex(
  a: Float64Array,
  pa: number,
  qa: number,
  n: number,
  c: number,
  s: number,
  re: number,
  im: number,
): void {
  for (let i = 0; i < n; i += 2) {
    const x = a[pa + i]!;
    const xi = a[pa + i + 1]!;
    const u = a[qa + i]!;
    const ui = a[qa + i + 1]!;
    const y = u * re + ui * im;
    const yi = ui * re - u * im;
    a[pa + i] = c * x - s * y;
    a[pa + i + 1] = c * xi - s * yi;
    a[qa + i] = s * x + c * y;
    a[qa + i + 1] = s * xi + c * yi;
  }
}
