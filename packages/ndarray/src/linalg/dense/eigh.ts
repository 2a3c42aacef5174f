/*
 * Eigenvalues and eigenvectors of symmetric and Hermitian matrices.
 *
 * Real: Householder tridiagonalisation, then implicit QL steps with Wilkinson's shift (Golub and Van
 * Loan, 8.3). Complex: cyclic Jacobi rotations (8.5), which need no complex tridiagonal form.
 */

const epsilon = 2 ** -52;

/**
 * Decompose the real symmetric n x n matrix `a`, which is destroyed.
 *
 * @returns eigenvalues in no order, and eigenvector k in row k of `vectors`; null without convergence
 */
export function eighReal(
  a: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } | null {
  const values = new Float64Array(n);
  const off = new Float64Array(n);
  const tau = tridiagonalize(a, n, values, off);
  const vectors = accumulate(a, n, tau);
  for (let l = 0; l < n; l++) {
    for (let round = 0; ; round++) {
      let m = l;
      while (m < n - 1) {
        const scale = Math.abs(values[m]!) + Math.abs(values[m + 1]!);
        if (Math.abs(off[m]!) <= epsilon * scale) break;
        m++;
      }
      if (m === l) break;
      if (round === 60) return null;
      qlStep(values, off, vectors, n, l, m);
    }
  }
  return { values, vectors };
}

/** One implicit QL step on the unreduced block from l to m. */
function qlStep(
  d: Float64Array,
  e: Float64Array,
  vectors: Float64Array,
  n: number,
  l: number,
  m: number,
): void {
  const half = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  const root = Math.hypot(half, 1);
  let g = d[m]! - d[l]! + e[l]! / (half + (half >= 0 ? root : -root));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = d[i + 1]! - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    const shifted = d[i + 1]! - p;
    const t = (d[i]! - shifted) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = shifted + p;
    g = c * t - b;
    for (let k = 0; k < n; k++) {
      const upper = vectors[(i + 1) * n + k]!;
      const lower = vectors[i * n + k]!;
      vectors[(i + 1) * n + k] = s * lower + c * upper;
      vectors[i * n + k] = c * lower - s * upper;
    }
  }
  d[l] = d[l]! - p;
  e[l] = g;
  e[m] = 0;
}

/** Reduce `a` to diagonal `d` and off-diagonal `e`; reflector k stays in row k, from column k + 1. */
function tridiagonalize(
  a: Float64Array,
  n: number,
  d: Float64Array,
  e: Float64Array,
): Float64Array {
  const tau = new Float64Array(n);
  const w = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    const row = k * n;
    const head = a[row + k + 1]!;
    let tail = 0;
    for (let j = k + 2; j < n; j++) tail = Math.hypot(tail, a[row + j]!);
    e[k] = head;
    if (tail === 0) continue;
    const norm = Math.hypot(head, tail);
    const beta = head >= 0 ? -norm : norm;
    const t = (beta - head) / beta;
    const scale = head - beta;
    for (let j = k + 2; j < n; j++) a[row + j] = a[row + j]! / scale;
    a[row + k + 1] = 1;
    e[k] = beta;
    tau[k] = t;
    let dot = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += a[i * n + j]! * a[row + j]!;
      w[i] = t * sum;
      dot += w[i]! * a[row + i]!;
    }
    const shift = (t / 2) * dot;
    for (let i = k + 1; i < n; i++) w[i] = w[i]! - shift * a[row + i]!;
    for (let i = k + 1; i < n; i++) {
      const vi = a[row + i]!;
      const wi = w[i]!;
      for (let j = k + 1; j < n; j++) {
        a[i * n + j] = a[i * n + j]! - vi * w[j]! - wi * a[row + j]!;
      }
    }
  }
  for (let k = 0; k < n; k++) d[k] = a[k * n + k]!;
  return tau;
}

/** The transpose of the product of all reflectors: row k belongs to diagonal element k. */
function accumulate(a: Float64Array, n: number, tau: Float64Array): Float64Array {
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  for (let k = n - 2; k >= 0; k--) {
    const t = tau[k]!;
    if (t === 0) continue;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += q[i * n + j]! * a[k * n + j]!;
      sum *= t;
      for (let j = k + 1; j < n; j++) q[i * n + j] = q[i * n + j]! - sum * a[k * n + j]!;
    }
  }
  return q;
}

/**
 * Decompose the Hermitian n x n matrix `a` of (re, im) pairs, which is destroyed.
 *
 * @returns as eighReal; the rows of `vectors` hold pairs
 */
export function eighComplex(
  a: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } | null {
  const vectors = new Float64Array(2 * n * n);
  for (let i = 0; i < n; i++) vectors[2 * (i * n + i)] = 1;
  let norm = 0;
  for (const x of a) norm = Math.hypot(norm, x);
  const tiny = epsilon * norm * 1e-3;
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const size = Math.hypot(a[2 * (p * n + q)]!, a[2 * (p * n + q) + 1]!);
        if (!(size > tiny)) continue;
        rotated = true;
        rotatePair(a, vectors, n, p, q, size);
      }
    }
    if (!rotated) {
      const values = Float64Array.from({ length: n }, (_, i) => a[2 * (i * n + i)]!);
      return { values, vectors };
    }
  }
  return null;
}

/** Annihilate element (p, q), whose absolute value is `size`. */
function rotatePair(
  a: Float64Array,
  vectors: Float64Array,
  n: number,
  p: number,
  q: number,
  size: number,
): void {
  const cosine = a[2 * (p * n + q)]! / size;
  const sine = a[2 * (p * n + q) + 1]! / size;
  const zeta = (a[2 * (q * n + q)]! - a[2 * (p * n + p)]!) / (2 * size);
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  const s = c * t;
  // Columns: q is turned by conj(phase), then both are rotated; rows: the conjugate of it.
  for (let k = 0; k < n; k++) {
    rotateAt(a, 2 * (k * n + p), 2 * (k * n + q), c, s, cosine, -sine);
  }
  for (let k = 0; k < n; k++) {
    rotateAt(a, 2 * (p * n + k), 2 * (q * n + k), c, s, cosine, sine);
    rotateAt(vectors, 2 * (p * n + k), 2 * (q * n + k), c, s, cosine, -sine);
  }
  a[2 * (p * n + q)] = a[2 * (p * n + q) + 1] = 0;
  a[2 * (q * n + p)] = a[2 * (q * n + p) + 1] = 0;
}

function rotateAt(
  a: Float64Array,
  pa: number,
  qa: number,
  c: number,
  s: number,
  re: number,
  im: number,
): void {
  const x = a[pa]!;
  const xi = a[pa + 1]!;
  const y = a[qa]! * re - a[qa + 1]! * im;
  const yi = a[qa]! * im + a[qa + 1]! * re;
  a[pa] = c * x - s * y;
  a[pa + 1] = c * xi - s * yi;
  a[qa] = s * x + c * y;
  a[qa + 1] = s * xi + c * yi;
}
