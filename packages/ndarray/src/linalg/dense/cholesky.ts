/**
 * Overwrite the lower triangle of the real symmetric n x n matrix `a` with L of A = L L'; the
 * strictly upper triangle becomes zero. Only the lower triangle is read.
 *
 * @returns false when the matrix is not positive definite
 * @see Golub and Van Loan, algorithm 4.2.1.
 */
export function choleskyReal(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
      if (i > j) a[i * n + j] = sum / a[j * n + j]!;
      // NaN is let through, as LAPACK does.
      else if (sum <= 0) return false;
      else a[i * n + i] = Math.sqrt(sum);
    }
    for (let j = i + 1; j < n; j++) a[i * n + j] = 0;
  }
  return true;
}

/** The same for a Hermitian matrix of (re, im) pairs; imaginary parts of the diagonal are ignored. */
export function choleskyComplex(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const at = 2 * (i * n + j);
      let re = a[at]!;
      let im = a[at + 1]!;
      for (let k = 0; k < j; k++) {
        const p = 2 * (i * n + k);
        const q = 2 * (j * n + k);
        re -= a[p]! * a[q]! + a[p + 1]! * a[q + 1]!;
        im -= a[p + 1]! * a[q]! - a[p]! * a[q + 1]!;
      }
      if (i > j) {
        const diagonal = a[2 * (j * n + j)]!;
        a[at] = re / diagonal;
        a[at + 1] = im / diagonal;
      } else if (re <= 0) return false;
      else {
        a[at] = Math.sqrt(re);
        a[at + 1] = 0;
      }
    }
    a.fill(0, 2 * (i * n + i + 1), 2 * (i + 1) * n);
  }
  return true;
}
