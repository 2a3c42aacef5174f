/*
 * Householder QR of row-major real and complex (re, im pairs) matrices.
 *
 * The reflector that maps x to beta e1 has beta = -sign(re x0) |x|, as in LAPACK's larfg, so that
 * the signs of R are the ones that NumPy gives. Golub and Van Loan, algorithm 5.2.1.
 */

/** The reflectors: vector k lies in column k below the diagonal (its head is 1), beside its tau. */
export interface Reflectors {
  readonly tau: Float64Array;
}

/** Overwrite the real m x n matrix `a` with R on and above the diagonal, reflectors below it. */
export function qrReal(a: Float64Array, m: number, n: number): Reflectors {
  const steps = Math.min(m, n);
  const tau = new Float64Array(steps);
  for (let k = 0; k < steps; k++) {
    const head = a[k * n + k]!;
    let tail = 0;
    for (let i = k + 1; i < m; i++) tail = Math.hypot(tail, a[i * n + k]!);
    if (tail === 0) continue;
    const norm = Math.hypot(head, tail);
    const beta = head >= 0 ? -norm : norm;
    tau[k] = (beta - head) / beta;
    const scale = head - beta;
    for (let i = k + 1; i < m; i++) a[i * n + k] = a[i * n + k]! / scale;
    a[k * n + k] = beta;
    reflectReal(a, n, a, n, k, k + 1, m, tau[k]!);
  }
  return { tau };
}

/** Give the first `columns` columns of Q (m x columns) of a matrix that qrReal overwrote. */
export function qReal(
  a: Float64Array,
  m: number,
  n: number,
  { tau }: Reflectors,
  columns: number,
): Float64Array {
  const q = new Float64Array(m * columns);
  for (let i = 0; i < Math.min(m, columns); i++) q[i * columns + i] = 1;
  for (let k = Math.min(m, n) - 1; k >= 0; k--) {
    if (tau[k] !== 0) reflectReal(a, n, q, columns, k, 0, m, tau[k]!);
  }
  return q;
}

/** Apply I - tau v v' to the columns of `b` from `from` on; v is column k of `a`, head 1. */
function reflectReal(
  a: Float64Array,
  n: number,
  b: Float64Array,
  width: number,
  k: number,
  from: number,
  m: number,
  tau: number,
): void {
  const sums = b.slice(k * width + from, (k + 1) * width);
  for (let i = k + 1; i < m; i++) {
    const v = a[i * n + k]!;
    if (v === 0) continue;
    for (let j = from; j < width; j++) sums[j - from] = sums[j - from]! + v * b[i * width + j]!;
  }
  for (let i = k; i < m; i++) {
    const factor = i === k ? tau : tau * a[i * n + k]!;
    if (factor === 0) continue;
    for (let j = from; j < width; j++) {
      b[i * width + j] = b[i * width + j]! - factor * sums[j - from]!;
    }
  }
}

/** Overwrite the complex m x n matrix `a` with R, reflectors below; tau holds (re, im) pairs. */
export function qrComplex(a: Float64Array, m: number, n: number): Reflectors {
  const steps = Math.min(m, n);
  const tau = new Float64Array(2 * steps);
  for (let k = 0; k < steps; k++) {
    const at = 2 * (k * n + k);
    const re = a[at]!;
    const im = a[at + 1]!;
    let tail = 0;
    for (let i = k + 1; i < m; i++) {
      tail = Math.hypot(tail, a[2 * (i * n + k)]!, a[2 * (i * n + k) + 1]!);
    }
    if (tail === 0 && im === 0) continue;
    const norm = Math.hypot(re, im, tail);
    const beta = re >= 0 ? -norm : norm;
    tau[2 * k] = (beta - re) / beta;
    tau[2 * k + 1] = -im / beta;
    const scaleRe = re - beta;
    const square = scaleRe * scaleRe + im * im;
    for (let i = k + 1; i < m; i++) {
      const p = 2 * (i * n + k);
      const x = a[p]!;
      const y = a[p + 1]!;
      a[p] = (x * scaleRe + y * im) / square;
      a[p + 1] = (y * scaleRe - x * im) / square;
    }
    a[at] = beta;
    a[at + 1] = 0;
    reflectComplex(a, n, a, n, k, k + 1, m, tau[2 * k]!, -tau[2 * k + 1]!);
  }
  return { tau };
}

/** Give the first `columns` columns of Q (m x columns) of a matrix that qrComplex overwrote. */
export function qComplex(
  a: Float64Array,
  m: number,
  n: number,
  { tau }: Reflectors,
  columns: number,
): Float64Array {
  const q = new Float64Array(2 * m * columns);
  for (let i = 0; i < Math.min(m, columns); i++) q[2 * (i * columns + i)] = 1;
  for (let k = Math.min(m, n) - 1; k >= 0; k--) {
    const re = tau[2 * k]!;
    const im = tau[2 * k + 1]!;
    if (re !== 0 || im !== 0) reflectComplex(a, n, q, columns, k, 0, m, re, im);
  }
  return q;
}

function reflectComplex(
  a: Float64Array,
  n: number,
  b: Float64Array,
  width: number,
  k: number,
  from: number,
  m: number,
  tauRe: number,
  tauIm: number,
): void {
  // Sums of conj(v) b over the rows.
  const sums = b.slice(2 * (k * width + from), 2 * (k + 1) * width);
  for (let i = k + 1; i < m; i++) {
    const vRe = a[2 * (i * n + k)]!;
    const vIm = a[2 * (i * n + k) + 1]!;
    for (let j = from; j < width; j++) {
      const x = b[2 * (i * width + j)]!;
      const y = b[2 * (i * width + j) + 1]!;
      const s = 2 * (j - from);
      sums[s] = sums[s]! + vRe * x + vIm * y;
      sums[s + 1] = sums[s + 1]! + vRe * y - vIm * x;
    }
  }
  for (let i = k; i < m; i++) {
    const vRe = i === k ? 1 : a[2 * (i * n + k)]!;
    const vIm = i === k ? 0 : a[2 * (i * n + k) + 1]!;
    const re = tauRe * vRe - tauIm * vIm;
    const im = tauRe * vIm + tauIm * vRe;
    for (let j = from; j < width; j++) {
      const x = sums[2 * (j - from)]!;
      const y = sums[2 * (j - from) + 1]!;
      const at = 2 * (i * width + j);
      b[at] = b[at]! - (re * x - im * y);
      b[at + 1] = b[at + 1]! - (re * y + im * x);
    }
  }
}
